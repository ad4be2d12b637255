import { randomUUID } from 'node:crypto';
import { DomainError } from '@duijie/domain';
import type { Aggregate, Clock } from '@duijie/domain';
import type { Collection, CollectionPlan } from '../store/engine.ts';

/** One POST that carried an Idempotency-Key, with its answer once there is one. */
export interface IdempotentRequest extends Aggregate {
  readonly bodyHash: string;
  /** Who handles it: an instance and one life of it. Null: nobody any more, and it is not answered yet. */
  readonly owner: string | null;
  readonly createdAt: string;
  readonly answer: string | null;
}

export const idempotencyPlan: CollectionPlan<IdempotentRequest> = {
  name: 'idempotentRequests',
  indexes: [['createdAt']],
};

/** How long an answer is kept for repetition. */
export const rememberedForMs = 24 * 3_600_000;

export interface Surroundings {
  readonly clock: Clock;
  readonly instance: string;
  /** Nobody else can be working on this store, so whoever began something before this process is gone. */
  readonly alone: boolean;
  /** An owner that has not been heard of for so long is gone. */
  readonly leaseMs?: number;
}

/** The right to handle a request, as long as it is renewed. */
export interface Hold {
  readonly request: IdempotentRequest;
  /** Keeps the sealed answer, unless another has taken the request over meanwhile. */
  answer(sealed: string): Promise<void>;
  /** The request had no effect: its key may be used again. */
  forget(): Promise<void>;
  /** The request may have had an effect: whoever repeats it finds that. */
  release(): Promise<void>;
}

/**
 * Who handles which request. Where several instances share a store, an owner renews what it holds from second to second,
 * and an owner is gone when the one who asks has seen a reservation unchanged for a lease, by its own steady clock: no
 * clock is compared with another machine's. A process that starts again under the same name goes on at once.
 */
export class Reservations {
  private readonly owner: string;
  private readonly leaseMs: number;
  /** What this process handles now. */
  private readonly held = new Set<string>();
  private readonly seen = new Map<string, { revision: number; since: number }>();

  constructor(
    private readonly requests: Collection<IdempotentRequest>,
    private readonly surroundings: Surroundings,
  ) {
    this.owner = `${randomUUID()}@${surroundings.instance}`;
    this.leaseMs = surroundings.leaseMs ?? 5_000;
  }

  /** What is known of a request, and the right to handle it when it is new. */
  async reserve(id: string, bodyHash: string): Promise<{ stored: IdempotentRequest; hold: Hold | undefined }> {
    const now = this.surroundings.clock.now();
    const createdAt = now.toISOString();
    const mine: IdempotentRequest = { id, revision: 1, bodyHash, owner: this.owner, createdAt, answer: null };
    let stored = await this.requests.save({ next: mine, events: [] });
    if (now.getTime() - Date.parse(stored.createdAt) > rememberedForMs) {
      await this.requests.drop([id]);
      stored = await this.requests.save({ next: mine, events: [] });
    }
    return { stored, hold: stored === mine ? this.hold(mine) : undefined };
  }

  /** The right to handle what was begun before, if nobody does. Of several who find it abandoned, one gets it. */
  async takeOver(stored: IdempotentRequest): Promise<Hold | undefined> {
    if (this.held.has(stored.id) || !this.isAbandoned(stored)) return undefined;
    this.held.add(stored.id);
    try {
      const taken = { ...stored, revision: stored.revision + 1, owner: this.owner };
      return this.hold(await this.requests.save({ next: taken, events: [] }));
    } catch (error) {
      this.held.delete(stored.id);
      if (isOvertaken(error)) return undefined;
      throw error;
    }
  }

  private isAbandoned({ id, revision, owner }: IdempotentRequest): boolean {
    const { alone, instance } = this.surroundings;
    if (alone || owner === null || owner.endsWith(`@${instance}`)) return true;
    const now = performance.now();
    const seen = this.seen.get(id);
    if (seen?.revision === revision && now - seen.since > this.leaseMs) {
      this.seen.delete(id);
      return true;
    }
    if (seen?.revision !== revision) this.seen.set(id, { revision, since: now });
    // Only who repeats within a few leases wants to know.
    for (const [old, { since }] of this.seen) if (now - since > 10 * this.leaseMs) this.seen.delete(old);
    return false;
  }

  private hold(taken: IdempotentRequest): Hold {
    this.held.add(taken.id);
    let request = taken;
    let renewedAt = performance.now();
    let writing = Promise.resolve();
    const write = (change: Partial<IdempotentRequest>): Promise<void> => {
      writing = writing
        .then(() => this.requests.save({ next: { ...request, ...change, revision: request.revision + 1 }, events: [] }))
        .then((saved) => {
          request = saved;
          renewedAt = performance.now();
        });
      return writing;
    };
    const renewal = this.surroundings.alone
      ? undefined
      : // What cannot be renewed is taken over by another in the end; the write of the answer will show it.
        setInterval(() => write({}).catch(() => undefined), this.leaseMs / 5).unref();
    const end = async (last: () => Promise<void>): Promise<void> => {
      clearInterval(renewal);
      try {
        await writing.catch(() => undefined);
        await last();
      } catch (error) {
        if (!isOvertaken(error)) throw error;
      } finally {
        this.held.delete(request.id);
      }
    };
    return {
      request: taken,
      answer: (sealed) => end(() => write({ answer: sealed })),
      release: () => end(() => (this.surroundings.alone ? Promise.resolve() : write({ owner: null }))),
      forget: () =>
        end(async () => {
          // Who was silent for a lease may have been taken for gone: what is stored is then another's.
          const isMine = this.surroundings.alone || performance.now() - renewedAt < this.leaseMs;
          if (isMine) await this.requests.drop([request.id]);
        }),
    };
  }
}

function isOvertaken(error: unknown): boolean {
  return error instanceof DomainError && (error.kind === 'precondition' || error.kind === 'not-found');
}
