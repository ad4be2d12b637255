/** Gives texts small numbers, from 1 on; 0 stands for a text that is missing. Numbers are never taken back. */
export class Dictionary {
  readonly texts: string[] = [''];
  readonly #codes = new Map<string, number>();

  codeOf(text: string | null | undefined): number {
    if (!text) return 0;
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.texts.push(text) - 1;
    this.#codes.set(text, code);
    return code;
  }
}

/** One number per code of a dictionary, worked out once when the code is first met. */
export class CodeTable {
  #values = new Int16Array(0);
  #known = 0;

  constructor(
    private readonly dictionary: Dictionary,
    private readonly valueOf: (text: string) => number,
    private readonly missing: number,
  ) {}

  /** The values of all codes that exist now. */
  values(): Int16Array {
    const { texts } = this.dictionary;
    if (texts.length === this.#known) return this.#values;
    if (texts.length > this.#values.length) {
      const larger = new Int16Array(texts.length + (texts.length >> 1));
      larger.set(this.#values);
      this.#values = larger;
    }
    for (let code = this.#known; code < texts.length; code += 1) {
      this.#values[code] = code === 0 ? this.missing : this.valueOf(texts[code] ?? '');
    }
    this.#known = texts.length;
    return this.#values;
  }
}
