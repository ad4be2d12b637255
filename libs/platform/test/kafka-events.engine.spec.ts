import { randomUUID } from 'node:crypto';
import { describe, it } from '@jest/globals';
import { describeEventEngine } from '@duijie/testing';
import { connectKafka } from '../src/events/kafka/kafka-log.ts';

const brokers = process.env['KAFKA_BROKERS']?.split(',');

if (!brokers) {
  describe.skip('the event engine Kafka (KAFKA_BROKERS is not set)', () => {
    it('passes the suite of all engines', () => undefined);
  });
} else {
  describeEventEngine('Kafka', async () => {
    const connect = () => connectKafka({ brokers, clientId: `suite-${randomUUID()}` });
    let engine = connect();
    return {
      engine,
      reopen: async () => {
        await engine.close();
        engine = connect();
        return engine;
      },
      dispose: () => engine.close(),
    };
  });
}
