/** When what has changed is told: soon at first, then at most once a pause, and not while a flood of graduates comes in. */
export class Pace {
  readonly #lastTold = new Map<string, number>();
  #flood: { readonly since: number; last: number } | undefined;

  constructor(private readonly pauseMs: number) {}

  /** Many graduates came at once. */
  flooded(now: number): void {
    this.#flood ??= { since: now, last: now };
    this.#flood.last = now;
  }

  /** From when on the lists that a flood has upset may be asked for: when it is quiet, and after five pauses anyway. */
  settlesAt(): number {
    if (!this.#flood) return 0;
    return Math.min(this.#flood.last + this.pauseMs / 4, this.#flood.since + this.pauseMs * 5);
  }

  settled(): void {
    this.#flood = undefined;
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
