import { FULL } from '../fit/world.ts';

/** Keeps those with the highest fits, all ties of the last included, and knows the fit below which nothing counts. */
export class Top {
  floor = 0;
  #limit = 0;
  #length = 0;
  #held = 0;
  #slots = new Uint32Array(256);
  #fits = new Uint16Array(256);
  #keys = new Float64Array(256);
  readonly #byFit = new Int32Array(FULL + 1);

  /** Forgets everything, to keep another list of this length. */
  begin(limit: number): void {
    for (let at = 0; at < this.#length; at += 1) this.#byFit[this.#fits[at] ?? 0] = 0;
    this.#length = 0;
    this.#held = 0;
    this.#limit = limit;
    this.floor = limit > 0 ? 0 : FULL + 1;
  }

  add(slot: number, fit: number): void {
    if (fit < this.floor) return;
    if (this.#length === this.#fits.length) this.#makeRoom();
    this.#slots[this.#length] = slot;
    this.#fits[this.#length] = fit;
    this.#length += 1;
    this.#byFit[fit] = (this.#byFit[fit] ?? 0) + 1;
    this.#held += 1;
    if (this.#held > this.#limit) this.#raiseFloor();
  }

  /** Without the lowest fit there must still be as many as asked for. */
  #raiseFloor(): void {
    let lowest = this.#byFit[this.floor] ?? 0;
    while (this.#held - lowest >= this.#limit && this.floor < FULL) {
      this.#held -= lowest;
      this.floor += 1;
      lowest = this.#byFit[this.floor] ?? 0;
    }
  }

  /** Gives up what has fallen below the floor before it asks for more memory. */
  #makeRoom(): void {
    let kept = 0;
    for (let at = 0; at < this.#length; at += 1) {
      const fit = this.#fits[at] ?? 0;
      if (fit < this.floor) {
        this.#byFit[fit] = 0;
        continue;
      }
      this.#fits[kept] = fit;
      this.#slots[kept] = this.#slots[at] ?? 0;
      kept += 1;
    }
    this.#length = kept;
    if (kept * 2 <= this.#fits.length) return;
    const slots = new Uint32Array(this.#slots.length * 2);
    const fits = new Uint16Array(this.#fits.length * 2);
    slots.set(this.#slots);
    fits.set(this.#fits);
    this.#slots = slots;
    this.#fits = fits;
  }

  /** Those at the floor or above it, the highest first; equals in no order. Holds until the next list is begun. */
  kept(): Float64Array {
    if (this.#keys.length < this.#length) this.#keys = new Float64Array(this.#fits.length);
    let kept = 0;
    for (let at = 0; at < this.#length; at += 1) {
      const fit = this.#fits[at] ?? 0;
      if (fit < this.floor) continue;
      this.#keys[kept] = (FULL - fit) * SLOTS + (this.#slots[at] ?? 0);
      kept += 1;
    }
    return this.#keys.subarray(0, kept).sort();
  }
}

/** One number says both: the fit stands above the slot, turned round so that the highest comes first. */
const SLOTS = 2 ** 32;
export const fitOfKey = (key: number): number => FULL - Math.floor(key / SLOTS);
export const slotOfKey = (key: number): number => key % SLOTS;
