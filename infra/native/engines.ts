// `npm run engines:start` and `npm run engines:stop`: Kafka and a MongoDB-wire server as native processes.
import { parseArgs } from 'node:util';
import { startEngines, stopEngines } from './engine-state.ts';
import { say } from './say.ts';

const usage = `Usage: engines start|stop [--folder FOLDER] [--kafka-port PORT] [--mongodb-port PORT]
Data and addresses are kept in FOLDER (default .data/engines), downloads in .cache/engines.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string' }, 'kafka-port': { type: 'string' }, 'mongodb-port': { type: 'string' } },
});

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${text} is no port`);
  return port;
}

async function main(): Promise<void> {
  if (positionals[0] === 'stop') return stopEngines(values.folder, say);
  if (positionals[0] !== 'start') throw new Error(usage);
  const engines = await startEngines({
    folder: values.folder,
    kafkaPort: portOf(values['kafka-port']),
    mongodbPort: portOf(values['mongodb-port']),
    report: say,
  });
  say('');
  say(`export ENGINES=cluster KAFKA_BROKERS=${engines.kafka.address} MONGODB_URI=${engines.mongodb.address}`);
  say('npm run engines:stop ends both; their data stay.');
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
