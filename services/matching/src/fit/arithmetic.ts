/** Whole-number division that rounds down; exact, since every product of the definition stays below 2^53. */
export function div(dividend: number, divisor: number): number {
  return Math.floor(dividend / divisor);
}

/** Orders texts by their code units, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
