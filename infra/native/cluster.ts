// `npm run start:cluster`: every service as its own process on Kafka and MongoDB, behind one gateway.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '@duijie/testing/native';
import type { ServiceName } from '../gateway/routes.ts';
import { services } from '../gateway/routes.ts';
import { Cluster } from './cluster-processes.ts';
import { enginesRun, startEngines, stopEngines } from './engine-state.ts';
import { missingForGateway } from './gateway.ts';
import { say } from './say.ts';

const environment = process.env;
const folder = resolve(root, environment['DATA_DIR'] ?? '.data');
const engineFolder = join(folder, 'engines');
const { values } = parseArgs({ options: { scale: { type: 'string', multiple: true, default: [] } } });

/** `--scale matching=3`, as docker-compose writes it. */
function instancesOf(scale: readonly string[]): Partial<Record<ServiceName, number>> {
  const pairs = scale.map((text) => {
    const [name, count] = text.split('=');
    const service = services.find((known) => known === name);
    if (!service || !/^[1-9]\d?$/.test(count ?? '')) {
      throw new Error(`--scale ${text}: write SERVICE=NUMBER with one of ${services.join(', ')}`);
    }
    return [service, Number(count)] as const;
  });
  return Object.fromEntries(pairs);
}

interface Addresses {
  kafka: string;
  mongodb: string;
  release: () => Promise<void>;
}

/** The engines that the environment names, or native ones; those that were started here are ended here. */
async function engines(): Promise<Addresses> {
  const { KAFKA_BROKERS: kafka, MONGODB_URI: mongodb } = environment;
  if (kafka && mongodb) return { kafka, mongodb, release: () => Promise.resolve() };
  if (kafka ?? mongodb) throw new Error('Set both KAFKA_BROKERS and MONGODB_URI, or neither');
  const shared = await enginesRun(engineFolder);
  const records = await startEngines({ folder: engineFolder, report: say });
  const release = (): Promise<void> => (shared ? Promise.resolve() : stopEngines(engineFolder, say));
  return { kafka: records.kafka.address, mongodb: records.mongodb.address, release };
}

async function main(): Promise<void> {
  const instances = instancesOf(values.scale);
  const missing = await missingForGateway();
  if (missing) throw new Error(`The cluster cannot be started here. Please install:\n- ${missing}`);
  const asked = new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end());
  });
  const { kafka, mongodb, release } = await engines();
  const cluster = new Cluster({
    folder: join(folder, 'cluster'),
    kafkaBrokers: kafka,
    mongodbUri: mongodb,
    host: environment['HOST'] ?? '127.0.0.1',
    port: Number(environment['PORT'] ?? 3000),
    instances,
    print: say,
  });
  try {
    const ready = await Promise.race([cluster.start(), asked.then(() => false)]);
    if (ready) say(cluster.describe());
    await asked;
  } finally {
    say('ending …');
    await cluster.stop();
    await release();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
