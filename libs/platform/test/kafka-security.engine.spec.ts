import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { certificateIn, freePort, missingForKafka, startKafka } from '@duijie/testing/native';
import type { NativeKafka } from '@duijie/testing/native';
import { connectKafka } from '../src/events/kafka/kafka-log.ts';
import { kafkaSecurityOf } from '../src/events/kafka/kafka-security.ts';
import type { KafkaSecurity } from '../src/events/kafka/kafka-security.ts';

const whereKafkaRuns = (await missingForKafka()) === undefined ? describe : describe.skip;

whereKafkaRuns('a broker that asks for TLS and an account', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duijie-kafka-tls-'));
  const account = { user: 'duijie', password: 'four-rivers-one-harbour' };
  let kafka: NativeKafka;
  let brokers: string[];

  beforeAll(async () => {
    const secure = { ...account, port: await freePort() };
    kafka = await startKafka({ dataFolder: join(folder, 'kafka'), secure });
    brokers = [`127.0.0.1:${secure.port}`];
    writeFileSync(join(folder, 'password'), `${account.password}\n`);
  }, 240_000);
  afterAll(async () => {
    await kafka.discard();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  function engine(more: Partial<KafkaSecurity> = {}) {
    const security: KafkaSecurity = {
      ...{ kafkaTls: 'on', kafkaSasl: 'scram-sha-512', kafkaCaFile: certificateIn(join(folder, 'kafka')) },
      ...{ kafkaUser: account.user, kafkaPasswordFile: join(folder, 'password') },
      ...more,
    };
    return connectKafka({ brokers, clientId: 'test', security: kafkaSecurityOf(security) });
  }

  it.each(['scram-sha-512', 'plain'] as const)(
    'takes and gives events of who signs in with %s',
    async (kafkaSasl) => {
      const log = engine({ kafkaSasl });
      const topic = `demand.${kafkaSasl}`;
      await log.prepare([{ topic, compacted: true }]);
      await log.append([{ topic, key: 'opn_1', value: 'published', headers: {} }]);
      const seen: string[] = [];
      await log.subscribe({
        ...{ group: 'test', topics: [topic], mode: 'broadcast' },
        onBatch: (batch) => Promise.resolve(void seen.push(...batch.map(({ value }) => String(value)))),
      });
      await eventually(() => seen.length === 1, { within: 60_000 });
      expect(seen).toEqual(['published']);
      await log.close();
    },
    120_000,
  );

  it.each<[string, () => Partial<KafkaSecurity>]>([
    ['a wrong password', () => ({ kafkaPasswordFile: certificateIn(join(folder, 'kafka')) })],
    ['no account', () => ({ kafkaSasl: 'none' })],
    ['a certificate that nobody vouches for', () => ({ kafkaCaFile: undefined })],
  ])(
    'lets nobody in with %s',
    async (_, more) => {
      const log = engine(more() as Partial<KafkaSecurity>);
      await expect(log.prepare([{ topic: 'demand.none', compacted: true }])).rejects.toThrow();
      await log.close();
    },
    120_000,
  );
});
