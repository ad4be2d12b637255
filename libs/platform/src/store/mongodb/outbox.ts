import type { Clock } from '@duijie/domain';
import type { mongo } from 'mongoose';
import type { LogRecord } from '../../events/engine.ts';
import type { Outbox, OutboxBatch, OutboxState } from '../engine.ts';
import type { Stored, StoredCollection, Waiting } from './documents.ts';
import { guarded } from './errors.ts';
import type { Leases } from './leases.ts';

/** What was taken of one document: its events, or the first few; none when a crash left only the mark that some wait. */
interface Taken {
  readonly from: StoredCollection;
  readonly id: string;
  readonly entries: readonly Waiting[];
}

const somethingWaits = { due: { $gt: 0 } };

/** The events that lie in the documents of one database, taken shard by shard under leases. */
export class MongoOutbox implements Outbox {
  private readonly collections: () => readonly StoredCollection[];
  private readonly leases: Leases;
  private readonly clock: Clock;
  private readonly wakes: (() => void)[] = [];
  private out: { until: number } | undefined;

  constructor(collections: () => readonly StoredCollection[], leases: Leases, clock: Clock) {
    this.collections = collections;
    this.leases = leases;
    this.clock = clock;
  }

  onStored(wake: () => void): void {
    this.wakes.push(wake);
  }

  wake(): void {
    for (const wake of this.wakes) wake();
  }

  async take(limit: number, leaseMs: number): Promise<OutboxBatch | undefined> {
    if (this.out && performance.now() < this.out.until) return undefined;
    const due = await Promise.all(
      this.collections().map((stored) => guarded(() => stored.distinct('shard', somethingWaits))),
    );
    const wanted = [...new Set(due.flat())].sort((a, b) => a - b);
    if (wanted.length === 0) {
      await this.leases.release();
      return undefined;
    }
    const { shards, until } = await this.leases.hold(wanted, leaseMs);
    // Read only now: what another instance sent before it gave the lease back is gone.
    const taken = shards.length > 0 ? await this.read(shards, limit) : [];
    const records = taken.flatMap(({ entries }) => entries.map(withoutName));
    if (records.length === 0) {
      await this.forget(taken);
      return undefined;
    }
    const out = { until };
    this.out = out;
    return {
      records,
      held: () => this.out === out && performance.now() < until,
      done: async () => {
        await this.forget(taken);
        if (this.out === out) this.out = undefined;
      },
    };
  }

  async state(): Promise<OutboxState> {
    const sums = { _id: null, waiting: { $sum: { $size: '$outbox' } }, oldest: { $min: '$due' } };
    const pipeline = [{ $match: somethingWaits }, { $group: sums }];
    const states = await Promise.all(
      this.collections().map((stored) =>
        guarded(() => stored.aggregate<{ waiting: number; oldest: number }>(pipeline).toArray()),
      ),
    );
    const found = states.flat();
    const oldest = Math.min(...found.map((state) => state.oldest));
    return {
      waiting: found.reduce((sum, state) => sum + state.waiting, 0),
      oldestMs: found.length > 0 ? Math.max(0, this.clock.now().getTime() - oldest) : 0,
    };
  }

  private async read(shards: readonly number[], limit: number): Promise<readonly Taken[]> {
    const taken: Taken[] = [];
    let room = limit;
    for (const from of this.collections()) {
      if (room === 0) break;
      const options = { projection: { outbox: 1 }, sort: { due: 1, _id: 1 }, limit: room } as const;
      const docs = await guarded(() =>
        from.find({ shard: { $in: [...shards] }, ...somethingWaits }, options).toArray(),
      );
      for (const { _id, outbox = [] } of docs) {
        const entries = outbox.slice(0, room);
        room -= entries.length;
        taken.push({ from, id: _id, entries });
      }
    }
    return taken;
  }

  private async forget(taken: readonly Taken[]): Promise<void> {
    for (const stored of this.collections()) {
      const own = taken.filter(({ from }) => from === stored);
      if (own.length > 0) await guarded(() => stored.bulkWrite(forgetting(own), { ordered: true }));
    }
  }
}

function withoutName({ topic, key, value, headers }: Waiting): LogRecord {
  return { topic, key, value, headers };
}

/**
 * What was written to a document meanwhile stays; when nothing waits any more, an ended document goes. Three writes,
 * however many documents: one by one they can last longer than the lease, and then two instances send the same events
 * in turn.
 */
function forgetting(taken: readonly Taken[]): mongo.AnyBulkWriteOperation<Stored>[] {
  const among = { _id: { $in: taken.map(({ id }) => id) } };
  const names = taken.flatMap(({ entries }) => entries.map(({ name }) => name));
  const empty = { ...among, outbox: { $size: 0 } };
  return [
    { updateMany: { filter: among, update: { $pull: { outbox: { name: { $in: names } } } } } },
    { deleteMany: { filter: { ...empty, rev: 0 } } },
    { updateMany: { filter: empty, update: { $unset: { outbox: '', due: '' } } } },
  ];
}
