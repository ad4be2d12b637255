/** Which rows hold a skill. A list may name rows that hold it no more, and a row twice: the reader checks. */
export class Postings {
  readonly #rows: number[][] = [];
  readonly #stale: number[] = [];

  constructor(private readonly holds: (row: number, code: number) => boolean) {}

  of(code: number): readonly number[] {
    return this.#rows[code] ?? [];
  }

  add(code: number, row: number): void {
    const rows = this.#rows[code];
    if (rows) rows.push(row);
    else this.#rows[code] = [row];
  }

  /** One of the rows holds the skill no more. Once most of a list is stale it is written anew. */
  withdraw(code: number): void {
    const stale = (this.#stale[code] ?? 0) + 1;
    const rows = this.of(code);
    this.#stale[code] = stale;
    if (stale * 2 <= rows.length) return;
    this.#rows[code] = [...new Set(rows)].filter((row) => this.holds(row, code));
    this.#stale[code] = 0;
  }
}
