import { describe, expect, it } from '@jest/globals';
import { allocationVersion } from '../allocation/problem.ts';
import type { FrozenInputs } from '../allocation/problem.ts';
import { weighedAnew } from './reweighing.ts';
import { rosterEntries, rosterLine } from './roster.ts';

const p = 'a'.repeat(64);
const inputs: FrozenInputs = {
  version: allocationVersion,
  cycle: 'cyc_1',
  frozenAt: '2026-12-10T00:00:00.000Z',
  commitment: 'b'.repeat(64),
  openings: [],
  participants: [
    {
      p,
      assumed: true,
      list: [
        { opening: 'opn_1', fit: 1 },
        { opening: 'opn_2', fit: 2 },
      ],
    },
  ],
};
const entry = { p, graduate: 'grd_1', college: 'org_1', leftOut: [], values: [[9000, 5000], [10000]] };
const roster = Buffer.from(
  rosterLine({ weights: { opn_1: { skills: 5000, place: 500 }, opn_2: { place: 500 } } }) + rosterLine(entry),
);

describe('other weights', () => {
  it('give the fit of the definition, rounded down part by part, and leave other openings as they are', () => {
    const fit = weighedAnew({ weights: { opn_1: { place: 1000 } }, roster }, inputs);
    expect(fit(p, 'opn_1')).toBe(Math.floor((5000 * 9000) / 6000) + Math.floor((1000 * 5000) / 6000));
    expect(fit(p, 'opn_2')).toBeUndefined();
  });
});

describe('a roster', () => {
  it('is read entry by entry, wherever its bytes are cut', async () => {
    async function* bytes() {
      for (let from = 0; from < roster.length; from += 7) yield roster.subarray(from, from + 7);
    }
    const read = [];
    for await (const each of rosterEntries(bytes())) read.push(each);
    expect(read).toEqual([entry]);
  });
});
