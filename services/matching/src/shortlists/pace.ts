const mostPauses = 5;

/** When what has changed is told: soon at first, then at most once a pause, and not while a flood of graduates comes in. */
export class Pace {
  readonly #lastTold = new Map<string, number>();
  #floodSince: number | undefined;
  /** When many came last, and how long after those before them. */
  #last = -Infinity;
  #gap = 0;

  constructor(private readonly pauseMs: number) {}

  /** Many graduates came at once. */
  flooded(now: number): void {
    this.#floodSince ??= now;
    const gap = now - this.#last;
    this.#gap = gap <= this.pauseMs * mostPauses ? gap : 0;
    this.#last = now;
  }

  /**
   * From when on the lists that a flood has upset may be asked for: when it is quiet for longer than it was between the
   * bursts, which come slowly where the machine has much to do; and after five pauses anyway.
   */
  settlesAt(): number {
    if (this.#floodSince === undefined) return 0;
    const quiet = Math.max(this.pauseMs / 4, 2 * this.#gap);
    return Math.min(this.#last + quiet, this.#floodSince + this.pauseMs * mostPauses);
  }

  settled(): void {
    this.#floodSince = undefined;
  }

  told(openingId: string, now: number): void {
    this.#lastTold.set(openingId, now);
  }

  /** From when on this opening's list may be told again. */
  tellsAt(openingId: string): number {
    const last = this.#lastTold.get(openingId);
    return last === undefined ? 0 : last + this.pauseMs;
  }
}
