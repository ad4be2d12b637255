import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { breachedIndex, guarded } from './errors.ts';

interface Lease {
  readonly _id: number;
  readonly owner: string | null;
  /** New with every taking: a version that has not changed for `ms` belongs to somebody who is gone. */
  readonly version: string;
  readonly ms: number;
}

interface Held {
  readonly version: string;
  readonly until: number;
}

/**
 * Who may send the events of which shard. No clock is compared with another machine's: a lease is over when the one who
 * wants it has seen it unchanged, by its own steady clock, for as long as it was taken for. A process that starts again
 * under the same instance name goes on at once.
 */
export class Leases {
  private readonly leases: mongo.Collection<Lease>;
  private readonly instance: string;
  private readonly held = new Map<number, Held>();
  private readonly seen = new Map<number, { version: string; since: number }>();

  constructor(leases: mongo.Collection<Lease>, instance: string) {
    this.leases = leases;
    this.instance = instance;
  }

  /** Takes or keeps the leases of these shards; answers those it got, and until when all of them are safe. */
  async hold(shards: readonly number[], ms: number): Promise<{ shards: readonly number[]; until: number }> {
    const stored = await guarded(() => this.leases.find({ _id: { $in: [...shards] } }).toArray());
    const known = new Map(stored.map((lease) => [lease._id, lease]));
    const got = await Promise.all(shards.map((shard) => this.holdOne(shard, known.get(shard), ms)));
    const safe = shards.filter((_, index) => got[index]);
    const until = Math.min(...safe.map((shard) => this.held.get(shard)?.until ?? 0));
    return { shards: safe, until };
  }

  /** Gives back what is held. */
  async release(): Promise<void> {
    const versions = [...this.held.values()].map(({ version }) => version);
    this.held.clear();
    if (versions.length === 0) return;
    await guarded(() => this.leases.updateMany({ version: { $in: versions } }, { $set: { owner: null } }));
  }

  private async holdOne(shard: number, stored: Lease | undefined, ms: number): Promise<boolean> {
    const mine = this.held.get(shard);
    const now = performance.now();
    if (mine && mine.version === stored?.version && mine.until - now > ms / 2) return true;
    this.held.delete(shard);
    if (stored && !this.isFree(shard, stored, now)) return false;
    const version = randomUUID();
    const lease = { owner: this.instance, version, ms };
    try {
      const taken = stored
        ? (await guarded(() => this.leases.updateOne({ _id: shard, version: stored.version }, { $set: lease })))
            .matchedCount
        : await guarded(() => this.leases.insertOne({ _id: shard, ...lease }));
      if (taken === 0) return false;
    } catch (error) {
      if (breachedIndex(error) === undefined) throw error;
      return false;
    }
    this.held.set(shard, { version, until: now + ms });
    return true;
  }

  private isFree(shard: number, stored: Lease, now: number): boolean {
    if (stored.owner === null || stored.owner === this.instance) return true;
    const seen = this.seen.get(shard);
    if (seen?.version === stored.version) return now - seen.since > stored.ms;
    this.seen.set(shard, { version: stored.version, since: now });
    return false;
  }
}
