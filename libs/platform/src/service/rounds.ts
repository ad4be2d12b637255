/** What is done in rounds, and how often. */
export interface Round {
  readonly everyMs: number;
  /** After a fault another round comes so soon; left out, at the usual time. */
  readonly retryMs?: number;
  run(): Promise<unknown>;
  failed(error: unknown): void;
}

/**
 * Work in the background, done at the start, every so often, and when woken. One round runs at a time; whoever wakes it
 * meanwhile gets one more after it.
 */
export class Rounds {
  #timer: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopping = false;

  constructor(private readonly round: Round) {}

  /** From now on no round begins; one that takes long should end early. */
  get stopping(): boolean {
    return this.#stopping;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.round.everyMs).unref();
    this.wake();
  }

  wake(): void {
    if (this.#stopping) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  /** Resolves when the round that runs has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    await this.#running;
  }

  async #run(): Promise<void> {
    const { round } = this;
    while (this.#again && !this.#stopping) {
      this.#again = false;
      try {
        await round.run();
      } catch (error) {
        round.failed(error);
        if (round.retryMs === undefined || this.#stopping) continue;
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.wake(), round.retryMs).unref();
      }
    }
    // At once with the last look at `#again`: whoever wakes it after this begins anew.
    this.#running = undefined;
  }
}
