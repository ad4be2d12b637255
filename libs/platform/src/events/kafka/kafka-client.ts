import { Kafka, Partitioners, logLevel } from 'kafkajs';
import type { KafkaConfig } from 'kafkajs';
import type { Warn } from '../warn.ts';
import { cureIdleSpin } from './idle-spin.ts';

/** Measured: with these, reading goes on about six seconds after a broker's restart; the defaults took two minutes. */
const retry = { initialRetryTime: 100, maxRetryTime: 1000, retries: 8, factor: 0.2, multiplier: 2 };

/** Settings of a consumer that belong to the same measurement; a crash is answered by us with a new consumer. */
export const consumerSettings = {
  sessionTimeout: 6000,
  heartbeatInterval: 1000,
  rebalanceTimeout: 15_000,
  maxWaitTimeInMs: 500,
  allowAutoTopicCreation: false,
  retry: { ...retry, restartOnFailure: () => Promise.resolve(false) },
} as const;

/**
 * At most one send in flight, every message keyed, `acks: -1`. Idempotent stays off: measured, it loses acknowledged
 * messages. Fewer retries than elsewhere, so that a send to a broker that hangs ends before a relay's lease does.
 */
export const producerSettings = {
  idempotent: false,
  createPartitioner: Partitioners.DefaultPartitioner,
  maxInFlightRequests: 1,
  allowAutoTopicCreation: false,
  retry: { ...retry, retries: 3 },
} as const;

/** One client of the cluster; what kafkajs has to say goes to `warn`. */
export function kafkaClient(options: {
  readonly brokers: string[];
  readonly clientId: string;
  readonly security: Pick<KafkaConfig, 'ssl' | 'sasl'>;
  readonly warn: Warn;
}): Kafka {
  cureIdleSpin();
  return new Kafka({
    brokers: options.brokers,
    clientId: options.clientId,
    ...options.security,
    connectionTimeout: 1000,
    requestTimeout: 5000,
    retry,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      const { message, timestamp: _timestamp, logger: _logger, ...details } = entry.log;
      options.warn(`kafkajs: ${message}`, { namespace: entry.namespace, ...details });
    },
  });
}
