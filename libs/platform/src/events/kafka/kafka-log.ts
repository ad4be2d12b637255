import { DomainError } from '@duijie/domain';
import type { Admin, Kafka, KafkaConfig } from 'kafkajs';
import type { EventEngine, Lag, LogRecord, Reader, Subscription, TopicPlan } from '../engine.ts';
import type { Warn } from '../warn.ts';
import { KafkaAppender } from './kafka-appender.ts';
import { kafkaClient } from './kafka-client.ts';
import { KafkaReader } from './kafka-reader.ts';
import { createTopics, lagOf } from './kafka-topics.ts';

export interface KafkaOptions {
  readonly brokers: string[];
  readonly clientId: string;
  /** Of topics that are made; default 1. */
  readonly replicationFactor?: number;
  /** TLS and account; default: neither. */
  readonly security?: Pick<KafkaConfig, 'ssl' | 'sasl'>;
  readonly warn?: Warn;
}

/** The event engine on Kafka. Connects when it is first used. */
export function connectKafka(options: KafkaOptions): EventEngine {
  return new KafkaLog(options);
}

class KafkaLog implements EventEngine {
  private readonly kafka: Kafka;
  private readonly appender: KafkaAppender;
  private readonly warn: Warn;
  private readonly replicationFactor: number;
  private readonly readers = new Set<KafkaReader>();
  private admin: Promise<Admin> | undefined;
  private closing: Promise<void> | undefined;

  constructor({ brokers, clientId, replicationFactor = 1, security = {}, warn = () => undefined }: KafkaOptions) {
    this.warn = warn;
    this.replicationFactor = replicationFactor;
    this.kafka = kafkaClient({ brokers, clientId, security, warn });
    this.appender = new KafkaAppender(this.kafka);
  }

  async prepare(topics: readonly TopicPlan[]): Promise<void> {
    this.mustBeOpen();
    await createTopics(await this.connectAdmin(), topics, this.replicationFactor);
  }

  async append(records: readonly LogRecord[]): Promise<void> {
    this.mustBeOpen();
    await this.appender.append(records);
  }

  async subscribe(subscription: Subscription): Promise<Reader> {
    this.mustBeOpen();
    const reader = await KafkaReader.open(subscription, {
      kafka: this.kafka,
      admin: () => this.connectAdmin(),
      warn: this.warn,
      onStopped: (stopped) => this.readers.delete(stopped),
    });
    this.readers.add(reader);
    return reader;
  }

  async lag(groups: readonly string[]): Promise<readonly Lag[]> {
    this.mustBeOpen();
    const admin = await this.connectAdmin();
    const readers = [...this.readers];
    const lags = groups.map(async (group) => {
      const own = readers.filter(({ subscription }) => subscription.group === group);
      const shared = own.filter(({ subscription }) => subscription.mode === 'shared');
      const broadcast = own.filter(({ subscription }) => subscription.mode === 'broadcast');
      const [committed, ...positions] = await Promise.all([
        lagOf(
          admin,
          group,
          shared.flatMap(({ subscription }) => subscription.topics),
        ),
        ...broadcast.map((reader) => reader.ownLag(admin)),
      ]);
      return [...committed, ...positions.flat()];
    });
    return (await Promise.all(lags)).flat();
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.stop()));
    await this.appender.close();
    const admin = await this.admin?.catch(() => undefined);
    await admin?.disconnect().catch(() => undefined);
  }

  private connectAdmin(): Promise<Admin> {
    this.admin ??= this.openAdmin();
    return this.admin;
  }

  private async openAdmin(): Promise<Admin> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      this.admin = undefined;
      throw error;
    }
  }

  private mustBeOpen(): void {
    if (!this.closing) return;
    throw new DomainError('unavailable', 'event-log.closed', 'The event log is closed; this process is shutting down.');
  }
}
