import type { Outbox, OutboxBatch } from '../store/engine.ts';
import type { EventEngine } from './engine.ts';
import { passFailpoint } from './failpoints.ts';

export interface RelayLogger {
  warn(details: object, message: string): void;
}

export interface RelayOptions {
  readonly outbox: Outbox;
  readonly engine: Pick<EventEngine, 'append'>;
  readonly logger: RelayLogger;
  /** Events in one send; default 500. */
  readonly limit?: number;
  /** Must be longer than the longest send can take, else another instance may overtake; default 10 seconds. */
  readonly leaseMs?: number;
  /** How often the leftovers of other instances are looked for; default 1 second. */
  readonly pollMs?: number;
  /** The pause after the first rejection and the longest one; default 100 ms and a second, so that a log that is back is found soon. */
  readonly backoffMs?: { readonly first: number; readonly longest: number };
  /** How long `stop` goes on sending; default 5 seconds. */
  readonly stopWithinMs?: number;
  readonly random?: () => number;
}

export interface Relay {
  /** Something was stored. */
  wake(): void;
  /** Resolves when nothing waits to be published. */
  drained(): Promise<void>;
  /** Publishes what is stored, within bounds, and ends. */
  stop(): Promise<void>;
}

/**
 * Carries stored events into the log: one send in flight, the same events again until the log has them, and only then
 * forgotten. An event may come twice, after a crash or a lost answer, but never out of its order and never not at all.
 */
export function startRelay(options: RelayOptions): Relay {
  const relay = new RelayLoop(options);
  options.outbox.onStored(() => relay.wake());
  relay.start();
  return relay;
}

class RelayLoop implements Relay {
  private readonly options: RelayOptions;
  private readonly pause = new Pause();
  private waiters: (() => void)[] = [];
  private failures = 0;
  private deadline = Infinity;
  private ended: Promise<void> | undefined;

  constructor(options: RelayOptions) {
    this.options = options;
  }

  start(): void {
    this.ended = this.run();
  }

  wake(): void {
    // A log that has just refused is left alone until the pause is over.
    if (this.failures === 0) this.pause.end();
  }

  drained(): Promise<void> {
    return new Promise((resolve) => {
      this.waiters.push(resolve);
      this.wake();
    });
  }

  async stop(): Promise<void> {
    const within = this.options.stopWithinMs ?? 5000;
    this.deadline = Math.min(this.deadline, performance.now() + within);
    this.pause.end();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, within);
    });
    await Promise.race([this.ended, late]);
    clearTimeout(timer);
    // Whoever still waits would wait for ever.
    this.answerWaiters();
  }

  private stopping(): boolean {
    return this.deadline !== Infinity;
  }

  private async run(): Promise<void> {
    while (performance.now() < this.deadline) {
      this.pause.arm();
      const last = this.stopping();
      try {
        const batch = await this.options.outbox.take(this.options.limit ?? 500, this.options.leaseMs ?? 10_000);
        if (batch) {
          await this.publish(batch);
          continue;
        }
        this.failures = 0;
        if (this.waiters.length > 0 && (await this.options.outbox.state()).waiting === 0) this.answerWaiters();
      } catch (error) {
        await this.backOff(error, 'The outbox could not be read; trying again.');
        continue;
      }
      if (last) return;
      // Somebody waits for what another instance holds: look again soon.
      await this.pause.wait(this.waiters.length > 0 ? 20 : (this.options.pollMs ?? 1000));
    }
  }

  private async publish(batch: OutboxBatch): Promise<void> {
    let sent = false;
    while (performance.now() < this.deadline) {
      if (!batch.held()) return;
      try {
        if (!sent) {
          passFailpoint('relay.before_send');
          await this.options.engine.append(batch.records);
          passFailpoint('relay.after_send');
          sent = true;
        }
        await batch.done();
        passFailpoint('relay.after_mark');
        this.failures = 0;
        return;
      } catch (error) {
        await this.backOff(
          error,
          sent ? 'Sent events could not be marked; trying again.' : 'The log refused events; sending them again.',
        );
      }
    }
  }

  private async backOff(error: unknown, message: string): Promise<void> {
    const { first, longest } = this.options.backoffMs ?? { first: 100, longest: 1000 };
    const span = Math.min(longest, first * 2 ** Math.min(this.failures, 20));
    this.failures += 1;
    this.options.logger.warn({ err: error, failures: this.failures }, message);
    this.pause.arm();
    await this.pause.wait(
      Math.min(span * (0.5 + (this.options.random ?? Math.random)() / 2), this.deadline - performance.now()),
    );
  }

  private answerWaiters(): void {
    for (const resolve of this.waiters.splice(0)) resolve();
  }
}

/** A wait that can be cut short, also by a call that comes between arming and waiting. */
class Pause {
  private over = false;
  private cut: (() => void) | undefined;

  arm(): void {
    this.over = false;
  }

  end(): void {
    this.over = true;
    this.cut?.();
  }

  async wait(milliseconds: number): Promise<void> {
    if (this.over || milliseconds <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.cut = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.cut = undefined;
  }
}
