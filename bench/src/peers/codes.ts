/** Gives every text a number, from 0 in the order in which they come. */
export class Codes {
  readonly texts: string[] = [];
  readonly #codes = new Map<string, number>();

  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.of(text);
  }

  of(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** -1 for nothing and for what never came. */
  known(text: string | null | undefined): number {
    return text == null ? -1 : (this.#codes.get(text) ?? -1);
  }
}
