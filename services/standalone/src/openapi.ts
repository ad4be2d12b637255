// `npm run docs:openapi -- FOLDER` writes the OpenAPI document of each service alone, as its own process shows it, and of
// all together, as the gateway and standalone show it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@duijie/domain';
import { createLogger, mergeOpenApi, openEngines, readConfig, startService, version } from '@duijie/platform';
import { services } from './standalone.ts';

const [target] = process.argv.slice(2);
if (!target) {
  process.stderr.write('Say into which folder: npm run docs:openapi -- FOLDER\n');
  process.exit(1);
}

process.stdout.write('Each service starts once, on data that are deleted again.\n');
const folder = await mkdtemp(join(tmpdir(), 'duijie-documents-'));
const documents = [];
for (const plan of services) {
  const config = readConfig(plan.config, { DATA_DIR: join(folder, plan.name), DEMO: 'off' });
  const logger = createLogger({ service: plan.name, instance: 'documents', level: 'silent' });
  const engines = await openEngines(config, systemClock, logger);
  const service = await startService(plan, { config, engines });
  documents.push({ name: plan.name, openApi: service.openApi });
  await service.stop();
  await engines.close();
}
await rm(folder, { recursive: true, force: true });

mkdirSync(target, { recursive: true });
for (const { name, openApi } of [...documents, { name: 'all', openApi: mergeOpenApi('Duijie', version, documents) }]) {
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify(openApi, null, 2)}\n`);
  process.stdout.write(`${join(target, `${name}.json`)}\n`);
}
