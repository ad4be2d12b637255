import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UnsoundInputs } from './inputs.ts';
import { aMarket, marketOf, pseudonym, seed } from './markets.arbitrary.ts';
import { whatIf } from './what-if.ts';

describe('a what-if', () => {
  const inputs = marketOf({
    openings: [
      { seats: 1, minSeats: 0 },
      { seats: 3, minSeats: 3 },
    ],
    participants: [
      { list: [0, 1], fits: [9000, 9000] },
      { list: [0, 1], fits: [8000, 8000] },
      { list: [1], fits: [0, 1000] },
    ],
  });

  it('says who gains and who loses by another minimum', () => {
    const { gain, lose, same, openings, before, after } = whatIf(inputs, seed, {
      openings: { opn_1: { minSeats: 2 } },
    });
    expect(gain.map(({ p }) => p).sort()).toEqual([pseudonym(1), pseudonym(2)].sort());
    expect({ lose, same }).toEqual({ lose: [], same: 1 });
    expect(openings).toMatchObject([{ id: 'opn_1', before: { state: 'closed' }, after: { state: 'open', taken: 2 } }]);
    expect([before.unmatched, after.unmatched]).toEqual([2, 0]);
  });

  it('says who gains and who loses by other fits, such as those of other weights', () => {
    const fit = (p: string, opening: string) => (p === pseudonym(1) && opening === 'opn_0' ? 9500 : undefined);
    const { gain, lose } = whatIf(inputs, seed, { fit });
    expect(gain).toMatchObject([{ p: pseudonym(1), before: { opening: null }, after: { opening: 'opn_0' } }]);
    expect(lose).toMatchObject([{ p: pseudonym(0), before: { rank: 1 }, after: { rank: null } }]);
  });

  it('that changes nothing moves nobody, since the lots stay', () => {
    fc.assert(
      fc.property(aMarket({ participants: 10, openings: 4 }), (market) => {
        const { gain, lose, openings } = whatIf(market, seed, {});
        expect([gain, lose, openings]).toEqual([[], [], []]);
      }),
      { numRuns: 50 },
    );
  });

  it('with a minimum above the seats is refused', () => {
    expect(() => whatIf(inputs, seed, { openings: { opn_0: { minSeats: 2 } } })).toThrow(UnsoundInputs);
  });
});
