import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { cureIdleSpin } from '@duijie/platform';
import type { NativeKafka, NativeMongodb } from '../src/native/index.ts';
import { kafkaServes, missingForKafka, missingForMongodb, mongodbServes } from '../src/native/index.ts';
import { startKafka, startMongodb } from '../src/native/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'duijie-native-'));
const whereKafkaRuns = (await missingForKafka()) === undefined ? describe : describe.skip;
const whereMongodbRuns = (await missingForMongodb()) === undefined ? describe : describe.skip;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

whereKafkaRuns('a native Kafka broker', () => {
  let kafka: NativeKafka;
  beforeAll(async () => {
    kafka = await startKafka({ dataFolder: join(folder, 'kafka') });
  }, 240_000);
  afterAll(() => kafka.discard(), 60_000);

  it('keeps its address and its messages over kill -9', async () => {
    cureIdleSpin();
    const client = new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING });
    const admin = client.admin();
    const producer = client.producer();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'demand.openings', numPartitions: 1 }], waitForLeaders: true });
    await producer.connect();
    await producer.send({ topic: 'demand.openings', acks: -1, messages: [{ key: 'opn_1', value: 'published' }] });
    await Promise.all([producer.disconnect(), admin.disconnect()]);

    const pid = kafka.pid;
    await kafka.kill9();
    expect(await kafkaServes(kafka.port)).toBe(false);
    await kafka.restart();

    expect(kafka.pid).not.toBe(pid);
    expect(await firstMessage(client)).toBe('published');
  }, 120_000);

  async function firstMessage(client: Kafka): Promise<string | undefined> {
    const consumer = client.consumer({ groupId: 'matching', maxWaitTimeInMs: 200 });
    await consumer.connect();
    await consumer.subscribe({ topic: 'demand.openings', fromBeginning: true });
    const value = await new Promise<string | undefined>((resolve, reject) => {
      consumer.run({ eachMessage: ({ message }) => Promise.resolve(resolve(message.value?.toString())) }).catch(reject);
    });
    await consumer.disconnect();
    return value;
  }
});

whereMongodbRuns('a native MongoDB-wire server', () => {
  let mongodb: NativeMongodb;
  beforeAll(async () => {
    mongodb = await startMongodb({ dataFolder: join(folder, 'mongodb') });
  }, 240_000);
  afterAll(() => mongodb.discard(), 60_000);

  it('keeps its address and its documents over kill -9', async () => {
    const openings = await collection();
    await openings.insertOne({ title: 'electrician' }, { writeConcern: { w: 'majority', j: true } });
    await mongoose.disconnect();

    const pid = mongodb.pid;
    await mongodb.kill9();
    expect(await mongodbServes(mongodb.port)).toBe(false);
    await mongodb.restart();

    expect(mongodb.pid).not.toBe(pid);
    expect(await (await collection()).countDocuments({ title: 'electrician' })).toBe(1);
    await mongoose.disconnect();
  }, 60_000);

  async function collection(): Promise<mongoose.mongo.Collection> {
    await mongoose.connect(mongodb.uri, { dbName: 'demand' });
    return mongoose.connection.collection('openings') as unknown as mongoose.mongo.Collection;
  }
});
