import { costOf, openingOf } from './market.ts';
import type { Market } from './market.ts';

// Here an index is never out of its table; `!` says so without a test at every step.

/** A key is the cost, the participant and the position on their list, in a double. */
const positions = 32;
const mostParticipants = 2 ** 26;
const nobody = -1;
const noOpening = -1;

/**
 * Tries what happens when a closed opening takes part again. Its seats are offered down its order; who comes leaves a
 * seat, which is offered in turn. What comes to rest is stable, though not always the one that is best for students, and
 * an opening has the same number in every stable matching (the rural hospitals theorem): so the minima can be judged
 * without running again.
 */
export class Vacancies {
  readonly #market: Market;
  /** Where each participant is on their list. */
  readonly #at: Uint8Array;
  readonly #taken: Int32Array;
  /** For each opening those who would rather have it than what they have, best first once it was needed. */
  readonly #rather: Float64Array;
  readonly #bases: Int32Array;
  readonly #next: Int32Array;
  readonly #isSorted: Uint8Array;
  /** What a trial changed, so that it can be undone. */
  readonly #moves: { participant: number; from: number }[] = [];
  readonly #offers: { opening: number; next: number }[] = [];

  constructor(market: Market, at: Uint8Array, taken: Int32Array, demand: Int32Array) {
    this.#market = market;
    this.#at = at.slice();
    this.#taken = taken.slice();
    this.#bases = demand;
    this.#rather = new Float64Array(this.#bases.at(-1) ?? 0);
    this.#next = this.#bases.slice(0, -1);
    this.#isSorted = new Uint8Array(taken.length);
    this.#fill();
  }

  /** Opens it, and says whether all minima hold; if not, all is as before. */
  opens(opening: number): boolean {
    this.#moves.length = 0;
    this.#offers.length = 0;
    const { seats } = this.#market;
    for (let seat = 0; seat < seats[opening]!; seat += 1) {
      if (!this.#refilled(opening)) {
        this.#undo();
        return false;
      }
      if (this.#next[opening] === this.#bases[opening + 1]) break;
    }
    return this.#taken[opening]! >= this.#market.minSeats[opening]! || this.#undo();
  }

  /** Offers one seat, then those that become free by it. False if a minimum breaks: who is short now stays so. */
  #refilled(first: number): boolean {
    let opening = first;
    for (;;) {
      const participant = this.#whoComes(opening);
      if (participant === nobody) return this.#taken[opening]! >= this.#market.minSeats[opening]!;
      const left = this.#openingAt(participant, this.#moves.at(-1)!.from);
      if (left === noOpening) return true;
      this.#taken[left]! -= 1;
      opening = left;
    }
  }

  /** Goes down the opening's order to the next who would rather have it. */
  #whoComes(opening: number): number {
    this.#sort(opening);
    this.#offers.push({ opening, next: this.#next[opening]! });
    const end = this.#bases[opening + 1]!;
    while (this.#next[opening]! < end) {
      const key = this.#rather[this.#next[opening]!++]!;
      const wish = key % (mostParticipants * positions);
      const participant = Math.floor(wish / positions);
      const position = wish % positions;
      const from = this.#at[participant]!;
      if (from <= position) continue;
      this.#moves.push({ participant, from });
      this.#at[participant] = position;
      this.#taken[opening]! += 1;
      return participant;
    }
    return nobody;
  }

  #openingAt(participant: number, position: number): number {
    const { starts, wishes } = this.#market;
    const wish = starts[participant]! + position;
    return wish < starts[participant + 1]! ? openingOf(wishes[wish]!) : noOpening;
  }

  #sort(opening: number): void {
    if (this.#isSorted[opening]) return;
    this.#rather.subarray(this.#bases[opening], this.#bases[opening + 1]).sort();
    this.#isSorted[opening] = 1;
  }

  #undo(): false {
    for (const { participant, from } of this.#moves.toReversed()) {
      this.#taken[this.#openingAt(participant, this.#at[participant]!)]! -= 1;
      this.#at[participant] = from;
      const back = this.#openingAt(participant, from);
      if (back !== noOpening) this.#taken[back]! += 1;
    }
    for (const { opening, next } of this.#offers.toReversed()) this.#next[opening] = next;
    return false;
  }

  #fill(): void {
    const { starts, wishes } = this.#market;
    const places = this.#bases.slice();
    for (let participant = 0; participant < this.#at.length; participant += 1) {
      const start = starts[participant]!;
      for (let position = 0; position < this.#at[participant]!; position += 1) {
        const wish = wishes[start + position]!;
        const key = (costOf(wish) * mostParticipants + participant) * positions + position;
        this.#rather[places[openingOf(wish)]!++] = key;
      }
    }
  }
}

/** How many would rather have each opening than what they have, summed up to where each opening's part begins. */
export function demandAbove({ seats, starts, wishes }: Market, at: Uint8Array): Int32Array {
  const bases = new Int32Array(seats.length + 1);
  for (let participant = 0; participant < at.length; participant += 1) {
    const start = starts[participant]!;
    const end = start + at[participant]!;
    for (let wish = start; wish < end; wish += 1) bases[openingOf(wishes[wish]!) + 1]! += 1;
  }
  for (let opening = 0; opening < seats.length; opening += 1) bases[opening + 1]! += bases[opening]!;
  return bases;
}
