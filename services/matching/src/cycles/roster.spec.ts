import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rosterEntries, rosterLine, rosterWithout } from './roster.ts';
import type { RosterEntry } from './roster.ts';

const head = rosterLine({ weights: { opn_1: { skills: 5000 } } });
const entryOf = (number: number): RosterEntry => ({
  p: `${number}`.padStart(64, '0'),
  graduate: `grd_${number}`,
  college: 'org_学院',
  leftOut: [{ opening: 'opn_1', reason: 'skill' }],
  values: [[number, 2]],
});

/** The same text in pieces of any size, cut anywhere, also within a letter. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('a roster', () => {
  it('without some graduates has the head and all others, in their order, however its bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 14 })),
        fc.integer({ min: 1, max: 400 }),
        async (count, gone, size) => {
          const entries = Array.from({ length: count }, (_, number) => entryOf(number));
          const text = head + entries.map(rosterLine).join('');
          const graduates = new Set(gone.map((number) => `grd_${number}`));
          const left = (await all(rosterWithout(inPieces(text, size), graduates))).join('');
          expect(left.startsWith(head)).toBe(true);
          const kept = entries.filter(({ graduate }) => !graduates.has(graduate));
          expect(await all(rosterEntries(inPieces(left, size)))).toEqual(kept);
        },
      ),
    );
  });
});
