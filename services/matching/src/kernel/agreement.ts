import { isDeepStrictEqual } from 'node:util';
import { referenceShortlist, studentList } from '../fit/reference.ts';
import type { Graduate, Opening, World } from '../fit/world.ts';
import { DEFAULT_SHORTLIST } from '../fit/world.ts';
import { compileOpening } from './compile.ts';
import { Matcher } from './matcher.ts';

/** Where matcher and plain reference differ on this world; nothing when they agree on everything. */
export function disagreements(graduates: readonly Graduate[], openings: readonly Opening[], world: World): string[] {
  const matcher = new Matcher();
  for (const graduate of graduates) matcher.put(graduate);
  const compiled = openings.map((opening) => compileOpening(opening, world));
  const found: string[] = [];
  const compare = (what: string, fast: unknown, plain: unknown) => {
    if (!isDeepStrictEqual(fast, plain)) found.push(`${what}: ${JSON.stringify(fast)} is not ${JSON.stringify(plain)}`);
  };
  for (const each of compiled) {
    const { counts, items } = referenceShortlist(each.opening, graduates, world);
    const listed = items.slice(0, each.opening.shortlist ?? DEFAULT_SHORTLIST);
    const plain = { eligible: items.length, items: listed.map(({ graduateId, fit }) => ({ graduateId, fit })) };
    compare(`shortlist of ${each.id}`, matcher.shortlist(each), plain);
    compare(`counts of ${each.id}`, matcher.counts(each), counts);
    for (const { graduateId, contributions } of items) {
      compare(`contributions of ${each.id}, ${graduateId}`, matcher.contributions(each, graduateId), contributions);
    }
  }
  for (const graduate of graduates) {
    const plain = studentList(graduate, openings, world);
    compare(`list of ${graduate.id}`, matcher.openingsFor(graduate.id, compiled), plain);
  }
  return found;
}
