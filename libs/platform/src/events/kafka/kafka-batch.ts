import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { LoggedRecord } from '../engine.ts';

/** An event as it came out of Kafka. */
export function recordFrom(topic: string, partition: number, message: KafkaMessage): LoggedRecord {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const last = Array.isArray(value) ? value[value.length - 1] : value;
    if (last !== undefined) headers[name] = last.toString();
  }
  return {
    topic,
    partition,
    offset: Number(message.offset),
    at: Number(message.timestamp),
    key: message.key?.toString() ?? '',
    value: message.value?.toString() ?? null,
    headers,
  };
}

export interface BatchWork {
  readonly batchSize: number;
  /** Undefined for readers that never commit. */
  readonly afterCommit: (() => void) | undefined;
  readonly onBatch: (events: readonly LoggedRecord[], heartbeat: () => Promise<void>) => Promise<void>;
  /** A sign of life. */
  readonly alive: () => void;
  /** Everything before this offset has been handled. */
  readonly onHandled: (topic: string, partition: number, next: number) => void;
  /** The handler rejected: the partition is to pause. */
  readonly onRejected: (topic: string, partition: number, cause: unknown) => void;
}

/** What one fetch brought of a partition, chunk by chunk: handle, resolve, heartbeat, commit. */
export async function handleBatch(payload: EachBatchPayload, work: BatchWork): Promise<void> {
  const { batch, isRunning, isStale } = payload;
  const { topic, partition, messages } = batch;
  for (let from = 0; from < messages.length; from += work.batchSize) {
    // After a rebalance or a stop the rest belongs to whoever has the partition then.
    if (!isRunning() || isStale()) return;
    const chunk = messages.slice(from, from + work.batchSize);
    work.alive();
    try {
      await work.onBatch(
        chunk.map((message) => recordFrom(topic, partition, message)),
        () => heartbeatOf(payload, work),
      );
    } catch (cause) {
      // What was not resolved is fetched again after the pause.
      work.onRejected(topic, partition, cause);
      return;
    }
    await finishChunk(payload, work, chunk[chunk.length - 1]);
  }
}

/** In long work: a member that was put out of the group hears of it after the chunk, not in the middle of an effect. */
async function heartbeatOf(payload: EachBatchPayload, work: BatchWork): Promise<void> {
  work.alive();
  await payload.heartbeat().catch(() => undefined);
}

async function finishChunk(payload: EachBatchPayload, work: BatchWork, last: KafkaMessage | undefined): Promise<void> {
  if (!last) return;
  const { topic, partition } = payload.batch;
  const next = Number(last.offset) + 1;
  work.alive();
  payload.resolveOffset(last.offset);
  work.onHandled(topic, partition, next);
  let rebalancing: unknown;
  await payload.heartbeat().catch((cause: unknown) => (rebalancing = cause));
  if (work.afterCommit) {
    // Also while the group is rebalancing: the effect is there, so its events need not come again.
    const offsets = { topics: [{ topic, partitions: [{ partition, offset: String(next) }] }] };
    await payload.commitOffsetsIfNecessary(offsets);
    work.afterCommit();
  }
  if (rebalancing) throw rebalancing as Error;
}
