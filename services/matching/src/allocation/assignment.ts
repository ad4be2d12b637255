import { Proposals } from './deferred-acceptance.ts';
import type { Market } from './market.ts';
import { Vacancies, demandAbove } from './vacancies.ts';

/** Who goes where, in the numbers of the market. */
export interface Assignment {
  /** For each participant the position on their list, its length if they have nothing. */
  readonly at: Uint8Array;
  readonly taken: Int32Array;
  /** In the order of closing. */
  readonly closings: readonly NumberedClosing[];
}

export interface NumberedClosing {
  readonly opening: number;
  readonly shortfall: number;
  reopened: boolean;
}

/** The whole allocation: deferred acceptance, closing below the minimum, opening again where all minima hold. */
export function assign(market: Market): Assignment {
  const proposals = new Proposals(market);
  proposals.run();
  const closings: NumberedClosing[] = [];
  for (let short = shortest(market, proposals); short; short = shortest(market, proposals)) {
    proposals.close(short.opening);
    closings.push(short);
  }
  const at = reopen(market, proposals, closings);
  return { at, taken: proposals.taken, closings };
}

/** The open opening that lacks most to its minimum; between equals the lower number, which is the lower lot. */
function shortest({ minSeats }: Market, proposals: Proposals): NumberedClosing | undefined {
  let opening = -1;
  let shortfall = 0;
  for (let each = 0; each < minSeats.length; each += 1) {
    const lacks = minSeats[each]! - proposals.taken[each]!;
    if (lacks <= shortfall || proposals.isClosed(each)) continue;
    [opening, shortfall] = [each, lacks];
  }
  return opening < 0 ? undefined : { opening, shortfall, reopened: false };
}

/**
 * Opens what can be opened again, the last one closed first, and lets everybody choose anew if there is any. Gives where
 * everybody is then.
 */
function reopen(market: Market, proposals: Proposals, closings: readonly NumberedClosing[]): Uint8Array {
  const at = proposals.positions();
  if (closings.length === 0) return at;
  const demand = demandAbove(market, at);
  // Nobody comes to it who would not rather have it: an opening that too few would rather have stays closed.
  const hopeful = closings.filter(({ opening }) => {
    return demand[opening + 1]! - demand[opening]! >= market.minSeats[opening]!;
  });
  if (hopeful.length === 0) return at;
  const vacancies = new Vacancies(market, at, proposals.taken, demand);
  for (const closing of hopeful.toReversed()) closing.reopened = vacancies.opens(closing.opening);
  const reopened = closings.filter((closing) => closing.reopened);
  if (reopened.length === 0) return at;
  for (const { opening } of reopened) proposals.reopen(opening);
  proposals.run();
  return proposals.positions();
}
