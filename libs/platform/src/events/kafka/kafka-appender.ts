import type { Kafka, Producer, TopicMessages } from 'kafkajs';
import type { LogRecord } from '../engine.ts';
import { producerSettings } from './kafka-client.ts';

/** What one send carries at most, so that no broker refuses it for its size; a single larger event goes alone. */
const sendBytes = 2_000_000;

interface Call {
  readonly records: readonly LogRecord[];
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** The only producer of the process: calls queue up, and one send is in flight. */
export class KafkaAppender {
  private producer: Promise<Producer> | undefined;
  private queue: Call[] = [];
  private sending: Promise<void> | undefined;

  constructor(private readonly kafka: Kafka) {}

  append(records: readonly LogRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.queue.push({ records, resolve, reject });
      this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    });
  }

  /** Resolves when everything has been sent or refused, and the connections are closed. */
  async close(): Promise<void> {
    await this.sending;
    await this.dropProducer();
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const [call] = this.queue;
      if (!call) return;
      // One call at a time: a topic that does not exist is the fault of its caller alone.
      this.queue.shift();
      try {
        for (const part of parts(call.records)) await this.send(part);
        call.resolve();
      } catch (cause) {
        // Used again after a rejection, a producer has been seen to lose messages: the next send gets a new one.
        await this.dropProducer();
        call.reject(cause);
      }
    }
  }

  private async send(records: readonly LogRecord[]): Promise<void> {
    this.producer ??= this.connect();
    const producer = await this.producer;
    await producer.sendBatch({ acks: -1, timeout: 5000, topicMessages: byTopic(records) });
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer(producerSettings);
    await producer.connect();
    return producer;
  }

  private async dropProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    // It may never have connected, or the broker is away: either way it is not used again.
    await producer?.then((connected) => connected.disconnect()).catch(() => undefined);
  }
}

function* parts(records: readonly LogRecord[]): Generator<readonly LogRecord[]> {
  let part: LogRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = (record.value?.length ?? 0) + 500;
    if (part.length > 0 && bytes + size > sendBytes) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(record);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

function byTopic(records: readonly LogRecord[]): TopicMessages[] {
  const topics = new Map<string, { key: string; value: string | null; headers: Record<string, string> }[]>();
  for (const { topic, key, value, headers } of records) {
    const messages = topics.get(topic) ?? [];
    messages.push({ key, value, headers: { ...headers } });
    topics.set(topic, messages);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
