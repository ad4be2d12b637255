/** Rows that are looked at together, so that what is worked out for them stays in the cache. */
export const BLOCK = 32_768;

/** Places in a piece's numbers. */
export interface Part {
  at: number;
  end: number;
}

/** The parts of a piece, in the order of their numbers. */
export const partNames = ['ways', 'uses', 'within', 'near', 'gates', 'musts'] as const;
const fields = 5;

/**
 * At most a block of rows whose majors pass and are all worth the same, and where the entries there of all that is asked
 * lie. It is a window on numbers that lie end to end, since all of them are read once a query and would else lie scattered.
 */
export class Piece {
  numbers: Int32Array = new Int32Array(0);
  from = 0;
  to = 0;
  /** What the major adds to the fit. */
  ofMajor = 0;
  /** Entries of all ways and uses, and how many lists they stand in. */
  entries = 0;
  lists = 0;
  /** For each way in which a skill counts: its table of points, the asked skill, begin and end of its entries. */
  readonly ways: Part = { at: 0, end: 0 };
  /** For each use of a trait other than the place: the item, what it adds to the fit at most, begin and end. */
  readonly uses: Part = { at: 0, end: 0 };
  /** Begin and end of the entries of each region that holds a workplace, and of each in the province of one. */
  readonly within: Part = { at: 0, end: 0 };
  readonly near: Part = { at: 0, end: 0 };
  /** For each gate that traits decide, the place left out: how many numbers follow, then begin and end of each list. */
  readonly gates: Part = { at: 0, end: 0 };
  /** For each skill that must be held, the rarest first: the level, the entries in all, how many numbers follow, lists. */
  readonly musts: Part = { at: 0, end: 0 };

  readonly #parts = partNames.map((name) => this[name]);

  /** Moves the window to the piece that begins here; answers where the next one does. */
  read(numbers: Int32Array, at: number): number {
    this.numbers = numbers;
    this.from = numbers[at] ?? 0;
    this.to = numbers[at + 1] ?? 0;
    this.ofMajor = numbers[at + 2] ?? 0;
    this.entries = numbers[at + 3] ?? 0;
    this.lists = numbers[at + 4] ?? 0;
    let begin = at + fields + partNames.length;
    for (let index = 0; index < partNames.length; index += 1) {
      const part = this.#parts[index] ?? this.ways;
      part.at = begin;
      begin += numbers[at + fields + index] ?? 0;
      part.end = begin;
    }
    return begin;
  }
}
