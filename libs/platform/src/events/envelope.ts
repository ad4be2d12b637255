import { randomUUID } from 'node:crypto';
import { context, propagation } from '@opentelemetry/api';
import { kindOf } from '@duijie/contracts';
import type { LogRecord } from './engine.ts';

/** Prefix of every CloudEvents type of ours. */
export const typePrefix = 'org.duijie.';

/**
 * The record of an event (CloudEvents 1.0, Kafka protocol binding, binary mode). Made once, when its state is stored:
 * the id stays the same however often it is sent.
 */
export function recordOf(event: object, source: string, now: Date): LogRecord {
  const kind = kindOf(event);
  const key = String((event as Record<string, unknown>)[kind.key]);
  const trace: Record<string, string> = {};
  propagation.inject(context.active(), trace);
  return {
    topic: kind.topic,
    key,
    value: JSON.stringify(event),
    headers: {
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: `${typePrefix}${kind.name}`,
      ce_source: `/${source}`,
      ce_subject: key,
      ce_time: now.toISOString(),
      'content-type': 'application/json',
      ...trace,
    },
  };
}

/** The tombstone that ends a key. */
export function tombstoneOf(event: object, source: string, now: Date): LogRecord {
  return { ...recordOf(event, source, now), value: null };
}
