import type { Admin, ITopicConfig } from 'kafkajs';
import type { Lag, TopicPlan } from '../engine.ts';
import { partitionCount, plainKeptMs } from '../engine.ts';
import { backOff } from '../back-off.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A value of a megabyte, its key and headers must fit. */
const maxMessageBytes = String(8 * 1024 * 1024);

/**
 * Erasure decides the settings of a compacted topic: Kafka's cleaner does not touch the segment being written, and with
 * the defaults (7 days a segment, half of it dirty) an erased person's bytes would stay for days. Here a segment ends
 * after an hour of events at most, a tenth of superseded bytes is enough to clean, and `max.compaction.lag.ms` forces
 * cleaning a day after an event at the latest. Tombstones stay for a day, so that readers that were away see them. The
 * cleaner's own pace (`log.cleaner.backoff.ms`, default 15 s) is a setting of the broker.
 */
const compactedSettings = {
  'cleanup.policy': 'compact',
  'min.cleanable.dirty.ratio': '0.1',
  'delete.retention.ms': String(day),
  'segment.ms': String(hour),
  'max.compaction.lag.ms': String(day),
  'max.message.bytes': maxMessageBytes,
};

const plainSettings = {
  'cleanup.policy': 'delete',
  'retention.ms': String(plainKeptMs),
  'segment.ms': String(day),
  'max.message.bytes': maxMessageBytes,
};

/** Makes the topics that are missing; another instance may do so at the same time. */
export async function createTopics(
  admin: Admin,
  plans: readonly TopicPlan[],
  replicationFactor: number,
): Promise<void> {
  const existing = new Set(await admin.listTopics());
  // createTopics refuses a call that names a topic twice.
  const missing = new Map(plans.filter(({ topic }) => !existing.has(topic)).map((plan) => [plan.topic, plan]));
  if (missing.size === 0) return;
  const topics: ITopicConfig[] = [...missing.values()].map(({ topic, compacted }) => ({
    topic,
    numPartitions: partitionCount,
    replicationFactor,
    configEntries: Object.entries(compacted ? compactedSettings : plainSettings).map(([name, value]) => ({
      name,
      value,
    })),
  }));
  // Resolves false where somebody else was faster, and rejects where the broker has not told of their topics yet.
  await onceKnown(() => admin.createTopics({ topics, waitForLeaders: true, timeout: 10_000 }));
}

/** First and next offset of every partition. */
export interface Bounds {
  readonly partition: number;
  readonly low: number;
  readonly high: number;
}

export async function boundsOf(admin: Admin, topic: string): Promise<Bounds[]> {
  const offsets = await onceKnown(() => admin.fetchTopicOffsets(topic));
  return offsets
    .map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
    .sort((one, other) => one.partition - other.partition);
}

/** The committed offsets of a group, of the named topics or of all that it has ever committed; -1 where it has none. */
export async function committedBy(admin: Admin, groupId: string, topics?: string[]) {
  const found = await onceKnown(() => admin.fetchOffsets({ groupId, ...(topics ? { topics } : {}) }));
  return found.map(({ topic, partitions }) => ({
    topic,
    offsets: new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)])),
  }));
}

/** A topic or group that is new, or whose broker has just moved, has none for a moment; kafkajs gives up at once. */
export async function onceKnown<T>(ask: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await ask();
    } catch (error) {
      const { retriable, type } = error as { retriable?: boolean; type?: string };
      if (failures > 20 || !(retriable || type === 'NOT_COORDINATOR_FOR_GROUP')) throw error;
      await new Promise((resolve) => setTimeout(resolve, backOff(failures, { first: 100, most: 1000 })));
    }
  }
}

/** How far a group is behind, on the topics that it has committed and on those named. */
export async function lagOf(admin: Admin, group: string, subscribed: readonly string[]): Promise<Lag[]> {
  const committed = new Map((await committedBy(admin, group)).map(({ topic, offsets }) => [topic, offsets]));
  const topics = [...new Set([...subscribed, ...committed.keys()])];
  const lags = await Promise.all(
    topics.map(async (topic) => {
      const bounds = await boundsOf(admin, topic);
      return bounds.map(({ partition, low, high }): Lag => {
        const from = Math.max(low, committed.get(topic)?.get(partition) ?? -1);
        return { group, topic, partition, committed: from, end: high, lag: Math.max(0, high - from) };
      });
    }),
  );
  return lags.flat();
}
