import { isDeepStrictEqual } from 'node:util';
import { referenceShortlist, studentList } from '../fit/reference.ts';
import type { Graduate, Opening, World } from '../fit/world.ts';
import { DEFAULT_SHORTLIST } from '../fit/world.ts';
import { compileOpening } from './compile.ts';
import type { CompiledOpening } from './compile.ts';
import { Matcher } from './matcher.ts';
import type { Scoring } from './search.ts';

/** Where matcher and plain reference differ on this world, however rows are scored; nothing when they agree on everything. */
export function disagreements(graduates: readonly Graduate[], openings: readonly Opening[], world: World): string[] {
  const compiled = openings.map((opening) => compileOpening(opening, world));
  const found: string[] = [];
  const compare = (what: string, fast: unknown, plain: unknown) => {
    if (!isDeepStrictEqual(fast, plain)) found.push(`${what}: ${JSON.stringify(fast)} is not ${JSON.stringify(plain)}`);
  };
  const references = new Map(openings.map((opening) => [opening.id, referenceShortlist(opening, graduates, world)]));
  for (const scoring of ['features', 'postings'] as const) {
    const matcher = matcherOf(graduates, compiled, scoring);
    for (const each of compiled) {
      const { counts, items = [] } = references.get(each.id) ?? {};
      const listed = items.slice(0, each.opening.shortlist ?? DEFAULT_SHORTLIST);
      const plain = { eligible: items.length, items: listed.map(({ graduateId, fit }) => ({ graduateId, fit })) };
      compare(`shortlist of ${each.id} by ${scoring}`, matcher.shortlist(each), plain);
      compare(`counts of ${each.id}`, matcher.counts(each), counts);
    }
  }
  const matcher = matcherOf(graduates, compiled);
  for (const graduate of graduates) {
    const plain = studentList(graduate, openings, world);
    compare(`list of ${graduate.id}`, matcher.openings.for(graduate), plain);
  }
  return found;
}

/** An index that was asked when half of them had come, so that it has to learn of what only the later ones have. */
function matcherOf(graduates: readonly Graduate[], compiled: readonly CompiledOpening[], scoring?: Scoring): Matcher {
  const matcher = new Matcher(scoring);
  graduates.forEach((graduate, index) => {
    matcher.put(graduate);
    if (index !== graduates.length >> 1) return;
    for (const each of compiled) {
      matcher.shortlist(each);
      matcher.openings.put(each);
      matcher.openings.for(graduate);
    }
  });
  return matcher;
}
