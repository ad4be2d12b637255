import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import type { Bookmark, Lag, Partition, Reader, Subscription } from '../engine.ts';
import { backOff } from '../back-off.ts';
import { passFailpoint } from '../failpoints.ts';
import { placeIn } from '../place-in.ts';
import type { Warn } from '../warn.ts';
import { faultOf, nameOfLog } from './bookmark-fault.ts';
import { Targets, nameOf } from './caught-up.ts';
import { type BatchWork, handleBatch } from './kafka-batch.ts';
import { consumerSettings } from './kafka-client.ts';
import { boundsOf, committedBy } from './kafka-topics.ts';
import { Membership } from './membership.ts';

/** Reading counts as dead when nothing has been polled for so long. */
const silentAfterMs = 30_000;
const retryLimits = { first: 100, most: 5000 };
/** A broker that comes back is to be found soon; asking it once a second costs nothing. */
const restartLimits = { first: 200, most: 1000 };
/** How often to ask how far other instances of the group have come, until caught up. */
const groupPollMs = 500;

export interface ReaderContext {
  readonly kafka: Kafka;
  readonly admin: () => Promise<Admin>;
  readonly warn: Warn;
  readonly onStopped: (reader: KafkaReader) => void;
}

/** One subscription: a consumer, made anew whenever it crashes, until it is stopped. */
export class KafkaReader implements Reader {
  readonly caughtUp: Promise<void>;
  private readonly groupId: string;
  private readonly membership: Membership;
  private readonly targets: Targets;
  /** Next offset per partition as far as this instance has come; a broadcast reader goes on from here after a rejoin. */
  private readonly positions = new Map<string, number>();
  private latest: number;
  private readonly failures = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private consumer: Consumer | undefined;
  private held: readonly Partition[] = [];
  private joined = false;
  private crashes = 0;
  private aliveAt = performance.now();
  private stopping: Promise<void> | undefined;
  private starting: Promise<void> | undefined;

  private constructor(
    readonly subscription: Subscription,
    private readonly context: ReaderContext,
    private readonly ends: readonly Lag[],
    /** Where it began. */
    private readonly begun: Bookmark,
  ) {
    const { group, mode } = subscription;
    this.groupId = mode === 'shared' ? group : `${group}.broadcast.${randomUUID()}`;
    this.membership = new Membership(this.groupId);
    this.targets = new Targets(ends.filter(({ lag }) => lag > 0));
    this.caughtUp = this.targets.promise;
    this.latest = begun.latest;
    for (const place of begun.places) this.positions.set(nameOf(place), place.offset);
  }

  /** Looks how far the log goes now, and starts to read. */
  static async open(subscription: Subscription, context: ReaderContext): Promise<KafkaReader> {
    const admin = await context.admin();
    const begun = await subscription.from?.((bookmark) => faultOf(bookmark, admin));
    const ends = await endsNow(admin, subscription, begun);
    const log = begun?.log ?? (subscription.mode === 'shared' ? '' : await nameOfLog(admin));
    const reader = new KafkaReader(subscription, context, ends, begun ?? { log, latest: 0, places: [] });
    await reader.start();
    if (subscription.mode === 'shared') reader.watchGroup();
    return reader;
  }

  healthy(): boolean {
    return this.joined && performance.now() - this.aliveAt < silentAfterMs;
  }

  bookmark(): Bookmark {
    const places = this.ends.flatMap(({ topic, partition }) => {
      const offset = this.positions.get(nameOf({ topic, partition }));
      return offset === undefined ? [] : [{ topic, partition, offset }];
    });
    return { log: this.begun.log, latest: this.latest, places };
  }

  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  /** How far a broadcast reader is; nobody else knows it. */
  async ownLag(admin: Admin): Promise<Lag[]> {
    const { group, topics } = this.subscription;
    const lags = topics.map(async (topic) =>
      (await boundsOf(admin, topic)).map(({ partition, low, high }): Lag => {
        const committed = Math.max(low, this.positions.get(nameOf({ topic, partition })) ?? 0);
        return { group, topic, partition, committed, end: high, lag: Math.max(0, high - committed) };
      }),
    );
    return (await Promise.all(lags)).flat();
  }

  private async start(): Promise<void> {
    this.starting = this.startConsumer();
    try {
      await this.starting;
    } catch (cause) {
      if (this.consumer) this.restart(this.consumer, cause);
      else throw cause;
    } finally {
      this.starting = undefined;
    }
  }

  private async startConsumer(): Promise<void> {
    const { topics } = this.subscription;
    const partitionAssigners = [this.membership.assigner];
    const consumer = this.context.kafka.consumer({ ...consumerSettings, partitionAssigners, groupId: this.groupId });
    this.consumer = consumer;
    this.listen(consumer);
    await consumer.connect();
    await this.membership.leaveForPredecessor();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    const work = this.work(consumer);
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 6,
      eachBatch: (payload) => handleBatch(payload, work),
    });
  }

  private listen(consumer: Consumer): void {
    const { CRASH, STOP, GROUP_JOIN, FETCH, HEARTBEAT } = consumer.events;
    const mine = (act: () => void) => () => {
      if (this.consumer === consumer) act();
    };
    consumer.on(
      FETCH,
      mine(() => this.alive()),
    );
    consumer.on(
      HEARTBEAT,
      mine(() => this.alive()),
    );
    consumer.on(GROUP_JOIN, ({ payload }) => {
      if (this.consumer !== consumer) return;
      this.membership.joined(payload.memberId);
      this.onJoined(consumer, payload.memberAssignment);
    });
    consumer.on(CRASH, ({ payload }) => this.restart(consumer, payload.error));
    consumer.on(
      STOP,
      mine(() => (this.joined = false)),
    );
  }

  private onJoined(consumer: Consumer, assignment: Record<string, number[]>): void {
    this.joined = true;
    this.crashes = 0;
    this.alive();
    this.held = Object.entries(assignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    const { mode, onAssigned } = this.subscription;
    if (mode === 'shared') return onAssigned?.(this.held);
    // Nothing is committed, so a rejoin would begin at the start again.
    for (const { topic, partition } of this.held) {
      const next = this.positions.get(nameOf({ topic, partition }));
      if (next !== undefined) consumer.seek({ topic, partition, offset: String(next) });
    }
  }

  private work(consumer: Consumer): BatchWork {
    const { mode, batchSize = 50, onBatch } = this.subscription;
    return {
      batchSize,
      onBatch: async (events, heartbeat) => {
        await onBatch(events, heartbeat);
        for (const { at } of events) this.latest = Math.max(this.latest, at);
      },
      afterCommit: mode === 'shared' ? () => passFailpoint('offset.after_commit') : undefined,
      alive: () => this.alive(),
      onHandled: (topic, partition, next) => {
        this.positions.set(nameOf({ topic, partition }), next);
        this.failures.delete(nameOf({ topic, partition }));
        this.targets.handled({ topic, partition }, next);
      },
      onRejected: (topic, partition, cause) => this.pause(consumer, { topic, partition }, cause),
    };
  }

  /** Leaves one partition alone for a while; the others go on. */
  private pause(consumer: Consumer, { topic, partition }: Partition, cause: unknown): void {
    const failures = (this.failures.get(nameOf({ topic, partition })) ?? 0) + 1;
    this.failures.set(nameOf({ topic, partition }), failures);
    const { warn } = this.context;
    warn('A batch of events failed and comes again', { group: this.groupId, topic, partition, failures, cause });
    const which = [{ topic, partitions: [partition] }];
    consumer.pause(which);
    this.later(backOff(failures, retryLimits), () => {
      if (this.consumer === consumer && this.joined) consumer.resume(which);
    });
  }

  /** A crashed consumer is left behind; another takes its place, for ever. */
  private restart(crashed: Consumer, cause: unknown): void {
    if (this.consumer !== crashed || this.stopping) return;
    this.joined = false;
    this.crashes += 1;
    this.consumer = undefined;
    const { warn } = this.context;
    warn('The reader crashed and is made anew', { group: this.groupId, crashes: this.crashes, cause });
    void crashed.disconnect().catch(() => undefined);
    this.later(backOff(this.crashes, restartLimits), () => {
      if (!this.stopping) void this.start();
    });
  }

  /** Other instances handle their part of what was there; the committed offsets of the group tell. */
  private watchGroup(): void {
    const look = async () => {
      const topics = [...new Set(this.targets.open.map(({ topic }) => topic))];
      if (topics.length === 0 || this.stopping) return;
      try {
        for (const { topic, offsets } of await committedBy(await this.context.admin(), this.groupId, topics)) {
          for (const [partition, next] of offsets) this.targets.handled({ topic, partition }, next);
        }
      } catch (cause) {
        this.context.warn('How far the group has come is not known just now', { group: this.groupId, cause });
      }
      this.later(groupPollMs, () => void look());
    };
    this.later(groupPollMs, () => void look());
  }

  private async shutDown(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.starting?.catch(() => undefined);
    const { consumer } = this;
    await consumer?.disconnect().catch(() => undefined);
    this.consumer = undefined;
    this.joined = false;
    if (this.subscription.mode === 'broadcast') await this.deleteGroup();
    else if (this.held.length > 0) this.subscription.onAssigned?.([]);
    this.context.onStopped(this);
  }

  /** The group of one broadcast reader has no use after it; where this fails, the broker forgets it by itself. */
  private async deleteGroup(): Promise<void> {
    const admin = await this.context.admin();
    await admin.deleteGroups([this.groupId]).catch(() => undefined);
  }

  private alive(): void {
    this.aliveAt = performance.now();
  }

  private later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, milliseconds);
    this.timers.add(timer);
  }
}

/** Where every partition ends now, and how far the group still has to go. */
async function endsNow(admin: Admin, { group, topics, mode }: Subscription, begun?: Bookmark): Promise<Lag[]> {
  const committed = mode === 'shared' ? await committedBy(admin, group, [...topics]) : [];
  const ofTopic = new Map(committed.map(({ topic, offsets }) => [topic, offsets]));
  const all = topics.map(async (topic) =>
    (await boundsOf(admin, topic)).map(({ partition, low, high }): Lag => {
      const known = ofTopic.get(topic)?.get(partition) ?? placeIn(begun, { topic, partition });
      const from = Math.max(low, known ?? -1);
      return { group, topic, partition, committed: from, end: high, lag: Math.max(0, high - from) };
    }),
  );
  return (await Promise.all(all)).flat();
}
