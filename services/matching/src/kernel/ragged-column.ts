/** A column of short lists of numbers, one a row, kept end to end in one pool. */
export class RaggedColumn {
  pool = new Int32Array(1024);
  offsets = new Int32Array(0);
  lengths = new Int32Array(0);
  #used = 0;
  #live = 0;

  /** Makes room for rows up to this many. */
  reserve(rows: number): void {
    this.offsets = enlarged(this.offsets, rows);
    this.lengths = enlarged(this.lengths, rows);
  }

  put(row: number, values: readonly number[]): void {
    const before = this.lengths[row] ?? 0;
    this.#live += values.length - before;
    if (values.length > before) {
      this.lengths[row] = 0;
      if (this.#used + values.length > this.pool.length) this.#makeRoom(values.length);
      this.offsets[row] = this.#used;
      this.#used += values.length;
    }
    this.lengths[row] = values.length;
    this.pool.set(values, this.offsets[row]);
  }

  /** The row's list; a view that holds until the next put. */
  at(row: number): Int32Array {
    const offset = this.offsets[row] ?? 0;
    return this.pool.subarray(offset, offset + (this.lengths[row] ?? 0));
  }

  /** Packs the lists anew, so that what was given up on earlier puts is used again. */
  #makeRoom(more: number): void {
    const pool = new Int32Array(Math.max(1024, (this.#live + more) * 2));
    let used = 0;
    for (let row = 0; row < this.lengths.length; row += 1) {
      const values = this.at(row);
      pool.set(values, used);
      this.offsets[row] = used;
      used += values.length;
    }
    this.pool = pool;
    this.#used = used;
  }
}

/** The same numbers with room for at least `length`. */
export function enlarged(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (values.length >= length) return values;
  const larger = new Int32Array(Math.max(length, values.length * 2));
  larger.set(values);
  return larger;
}
