import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditKinds, faultOf, nextEntry } from './audit-entry.ts';
import type { AuditEntry, AuditFact } from './audit-entry.ts';

const anyFact: fc.Arbitrary<AuditFact> = fc.record({
  kind: fc.constantFrom(...auditKinds),
  subject: fc.option(fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed())),
  organisation: fc.constantFrom('org_1', null),
  by: fc.constant(null),
  target: fc.option(fc.string()),
  address: fc.constant(null),
  reason: fc.option(fc.string()),
  count: fc.option(fc.nat()),
});
const anyChain = fc.array(anyFact, { minLength: 2, maxLength: 12 }).map(chainOf);

function chainOf(facts: readonly AuditFact[]): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const fact of facts) entries.push(nextEntry(entries.at(-1), fact, '2026-11-22T04:00:00.000Z'));
  return entries;
}

describe('the chain of audit entries', () => {
  it('is right as it was made, and any part of it that keeps its order is right too', () => {
    fc.assert(
      fc.property(anyChain, fc.func(fc.boolean()), (chain, keep) => {
        expect(faultOf(chain)).toBeUndefined();
        expect(faultOf(chain.filter(({ number }) => keep(number)))).toBeUndefined();
      }),
    );
  });

  it('shows every change of any field of any entry', () => {
    const fields = ['kind', 'subject', 'organisation', 'by', 'target', 'reason', 'at', 'previous', 'digest'] as const;
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.constantFrom(...fields), (chain, place, field) => {
        const at = place % chain.length;
        const forged = chain.map((entry, i) => (i === at ? { ...entry, [field]: `${entry[field]}x` } : entry));
        expect(faultOf(forged)).toBeDefined();
      }),
    );
  });

  it('shows an entry that was forged whole, taken out of the middle, or put elsewhere', () => {
    fc.assert(
      fc.property(anyChain, anyFact, (chain, fact) => {
        const [first, second, ...rest] = chain;
        if (!first || !second) return;
        const forged = nextEntry(undefined, { ...fact, reason: 'forged' }, first.at);
        fc.pre(forged.digest !== first.digest);
        expect(faultOf([forged, second, ...rest])).toBeDefined();
        expect(faultOf([second, first, ...rest])).toBeDefined();
        const renumbered = { ...second, number: first.number, id: first.id };
        expect(faultOf([renumbered, ...rest])).toBeDefined();
      }),
    );
  });
});
