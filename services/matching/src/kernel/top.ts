import { FULL } from '../fit/world.ts';

/** Keeps the rows with the highest fits, all ties of the last included, and knows the fit below which nothing counts. */
export class Top {
  floor = 0;
  readonly #rows: number[] = [];
  readonly #fits: number[] = [];
  readonly #byFit = new Int32Array(FULL + 1);
  #held = 0;

  constructor(private readonly limit: number) {}

  add(row: number, fit: number): void {
    if (fit < this.floor) return;
    this.#rows.push(row);
    this.#fits.push(fit);
    this.#byFit[fit] = (this.#byFit[fit] ?? 0) + 1;
    this.#held += 1;
    this.#raiseFloor();
  }

  /** Without the lowest fit there must still be as many as asked for. */
  #raiseFloor(): void {
    let lowest = this.#byFit[this.floor] ?? 0;
    while (this.#held - lowest >= this.limit && this.floor < FULL) {
      this.#held -= lowest;
      this.floor += 1;
      lowest = this.#byFit[this.floor] ?? 0;
    }
  }

  /** The rows that are left, in no order. */
  kept(): { row: number; fit: number }[] {
    return this.#rows
      .map((row, index) => ({ row, fit: this.#fits[index] ?? 0 }))
      .filter(({ fit }) => fit >= this.floor);
  }
}
