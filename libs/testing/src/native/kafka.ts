import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EngineOptions } from './engine.ts';
import { NativeEngine } from './engine.ts';
import { fetched, missingForJavaEngine } from './from-maven.ts';
import type { MavenEngine } from './from-maven.ts';
import { secureListener } from './kafka-door.ts';
import type { SecureDoor } from './kafka-door.ts';
import { ask, freePort, run } from './processes.ts';

const version = '4.4.0';

/** A broker may have a door over TLS for one account besides the open one on loopback. */
export interface KafkaOptions extends EngineOptions {
  readonly secure?: SecureDoor;
}

/** A Kafka broker of one node with its address. */
export class NativeKafka extends NativeEngine {
  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }
}

/** What must be installed before Kafka can run here without Docker; undefined when nothing is missing. */
export function missingForKafka(): Promise<string | undefined> {
  return missingForJavaEngine(distribution);
}

/** Starts one broker, which is its own controller, on the folder and port, fetching Kafka at the first time. */
export async function startKafka(options: KafkaOptions): Promise<NativeKafka> {
  const missing = await missingForKafka();
  if (missing) throw new Error(`Kafka cannot be started: it needs ${missing}`);
  const report = options.report ?? (() => undefined);
  const libraries = join(await fetched(distribution, report), '*');
  const dataFolder = resolve(options.dataFolder);
  const port = options.port ?? (await freePort());
  const { secure } = options;
  const properties = await writeProperties(dataFolder, port, secure);
  if (!existsSync(join(dataFolder, 'log', 'meta.properties'))) await format(libraries, properties, secure);
  const kafka = new NativeKafka(
    {
      name: 'kafka',
      dataFolder,
      port,
      command: 'java',
      arguments: [...javaFlags, '-cp', libraries, 'kafka.Kafka', properties],
      detached: options.detached ?? false,
      serves: () => kafkaServes(port),
      bootLimitMs: 90_000,
    },
    report,
  );
  await kafka.start();
  return kafka;
}

// One compiler tier and the serial collector boot in half the time on a small machine.
const javaFlags = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

const distribution: MavenEngine = {
  title: `Apache Kafka ${version}`,
  folder: `kafka-${version}`,
  megabytes: 45,
  async fill(folder) {
    const project = join(folder, 'pom.xml');
    writeFileSync(project, pom);
    await run('mvn', ['-q', '-B', '-f', project, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  },
};

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.duijie</groupId>
  <artifactId>native-kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;

async function writeProperties(dataFolder: string, port: number, secure: SecureDoor | undefined): Promise<string> {
  mkdirSync(dataFolder, { recursive: true });
  const controller = await freePort();
  const file = join(dataFolder, 'server.properties');
  const single = ['offsets.topic', 'transaction.state.log', 'share.coordinator.state.topic', 'default'];
  const door = secure ? `,SECURE://127.0.0.1:${secure.port}` : '';
  const lines = [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}${door}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}${door}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL',
    ...(secure ? await secureListener(dataFolder, secure) : []),
    'controller.listener.names=CONTROLLER',
    'inter.broker.listener.name=PLAINTEXT',
    `log.dirs=${join(dataFolder, 'log')}`,
    ...single.map((topic) => `${topic}.replication.factor=1`),
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.min.isr=1',
    'offsets.topic.num.partitions=5',
    'group.initial.rebalance.delay.ms=0',
    // After kill -9 the controller admits the broker again only when its old session has run out (9 s by default).
    'broker.session.timeout.ms=2000',
    'broker.heartbeat.interval.ms=500',
    // Topics are made by the services, with the settings that they need: a mistyped name must fail.
    'auto.create.topics.enable=false',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

async function format(libraries: string, properties: string, secure: SecureDoor | undefined): Promise<void> {
  const tool = [...javaFlags, '-cp', libraries, 'kafka.tools.StorageTool'];
  const lines = (await run('java', [...tool, 'random-uuid'])).trim().split('\n');
  const cluster = lines.at(-1) ?? '';
  const account = secure && `SCRAM-SHA-512=[name=${secure.user},password=${secure.password}]`;
  const accounts = account ? ['--add-scram', account] : [];
  await run('java', [...tool, 'format', '-t', cluster, '-c', properties, ...accounts]);
}

/** Whether the broker lists itself in its metadata: it accepts connections some time before that. */
export async function kafkaServes(port: number, host = '127.0.0.1'): Promise<boolean> {
  const answer = await ask(port, metadataRequest, host);
  // Size, correlation id, then the array of brokers.
  return answer !== undefined && answer.length >= 12 && answer.readInt32BE(8) > 0;
}

// Metadata request, version 1, for no topic: size; key 3; version; correlation id 1; client id null; empty array.
const metadataRequest = Buffer.from('0000000e' + '0003' + '0001' + '00000001' + 'ffff' + '00000000', 'hex');
