import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { topicKinds, topics } from '@duijie/contracts';
import { cureIdleSpin, openEmbeddedLog } from '@duijie/platform';
import type { Json } from './client.ts';

/** One event as it lies in the log; `body` is null for a tombstone. */
export interface Logged {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** The CloudEvents id: the same however often the event was sent. */
  readonly event: string;
  readonly type: string;
  readonly body: Json;
}

/** The whole log of a platform that was stopped, read from a copy of its folder. */
export async function embeddedLog(folder: string): Promise<Logged[]> {
  const copy = await mkdtemp(join(tmpdir(), 'duijie-log-'));
  for (const name of await readdir(folder)) {
    if (/^(events|offsets)\.sqlite/.test(name)) await cp(join(folder, name), join(copy, name));
  }
  const log = openEmbeddedLog({ folder: copy, compactEveryMs: 0 });
  const found: Logged[] = [];
  await log.prepare(topicKinds());
  const reader = await log.subscribe({
    group: 'audit',
    topics: topics(),
    mode: 'broadcast',
    onBatch: async (records) => {
      for (const { topic, partition, offset, key, headers, value } of records) {
        found.push({
          topic,
          partition,
          offset,
          key,
          ...named(headers),
          body: value === null ? null : JSON.parse(value),
        });
      }
    },
  });
  await reader.caughtUp;
  await reader.stop();
  await log.close();
  await rm(copy, { recursive: true, force: true });
  return found;
}

/** A record on Kafka, byte for byte. */
export interface KafkaRecord extends KafkaMessage {
  readonly topic: string;
  readonly partition: number;
}

interface KafkaMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Record<string, unknown>;
}

interface KafkaBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly KafkaMessage[];
  lastOffset(): string;
}

/** The whole log on Kafka. */
export async function kafkaLog(brokers: string): Promise<Logged[]> {
  return (await kafkaRecords(brokers, topics())).map(loggedOf);
}

/** Everything in the topics, or in all there are but Kafka's own, read by a consumer that shares nothing with the platform's. */
export async function kafkaRecords(brokers: string, wanted?: readonly string[]): Promise<KafkaRecord[]> {
  cureIdleSpin();
  const kafka = new Kafka({ clientId: 'audit', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const names = wanted ?? (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
  const open = new Map<string, number>();
  for (const topic of names) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (Number(high) > Number(low)) open.set(`${topic}/${partition}`, Number(high));
    }
  }
  await admin.disconnect();
  const found: KafkaRecord[] = [];
  const consumer = kafka.consumer({ groupId: `audit-${process.pid}-${performance.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topics: [...names], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    const eachBatch = async ({ batch }: { batch: KafkaBatch }): Promise<void> => {
      const { topic, partition } = batch;
      for (const message of batch.messages) found.push({ ...message, topic, partition });
      if (Number(batch.lastOffset()) + 1 >= (open.get(`${topic}/${partition}`) ?? 0))
        open.delete(`${topic}/${partition}`);
      if (open.size === 0) resolve();
    };
    consumer.run({ autoCommit: false, eachBatch }).catch(reject);
  });
  await consumer.disconnect();
  return found;
}

function loggedOf({ topic, partition, offset, key, value, headers = {} }: KafkaRecord): Logged {
  return {
    topic,
    partition,
    offset: Number(offset),
    key: String(key),
    ...named(headers),
    body: value === null ? null : JSON.parse(value.toString('utf8')),
  };
}

function named(headers: Readonly<Record<string, unknown>>): { event: string; type: string } {
  return { event: String(headers['ce_id']), type: String(headers['ce_type']).replace('org.duijie.', '') };
}
