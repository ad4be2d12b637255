import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '../store/engine.ts';
import type { LoggedRecord, LogRecord } from './engine.ts';

/** Where a consumer leaves what it could not handle. */
export function parkedTopic(topic: string, consumer: string): string {
  return `${topic}.parked.${consumer}`;
}

/** The record as it was, with where it stood and why it could not be handled. */
export function parkedRecord(record: LoggedRecord, consumer: string, attempts: number, cause: string): LogRecord {
  return {
    topic: parkedTopic(record.topic, consumer),
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      parked_topic: record.topic,
      parked_partition: String(record.partition),
      parked_offset: String(record.offset),
      parked_attempts: String(attempts),
      parked_cause: cause.slice(0, 1000),
    },
  };
}

/** A parked event as ops sees it; kept in the store of the service that could not handle it. */
export interface Parked extends Aggregate {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly cause: string;
  readonly attempts: number;
  readonly parkedAt: string;
}

export const parkedPlan: CollectionPlan<Parked> = { name: 'parked', indexes: [['parkedAt']] };

/** A record of a parked topic as a document; the same record gives the same id, so reading it twice changes nothing. */
export function parkedDocument(record: LoggedRecord): Parked {
  const { parked_topic, parked_partition, parked_offset, parked_attempts, parked_cause, ...headers } = record.headers;
  return {
    id: `prk_${parked_topic ?? record.topic}.${parked_partition ?? 0}.${parked_offset ?? record.offset}`,
    revision: 1,
    topic: parked_topic ?? record.topic,
    partition: Number(parked_partition ?? 0),
    offset: Number(parked_offset ?? record.offset),
    key: record.key,
    value: record.value,
    headers,
    cause: parked_cause ?? 'unknown',
    attempts: Number(parked_attempts ?? 0),
    parkedAt: new Date(record.at).toISOString(),
  };
}
