import { resolve } from 'node:path';
import { PlatformConfig, configOrExit, onStopSignal } from '@duijie/platform';
import { startStandalone } from './standalone.ts';
import type { Standalone } from './standalone.ts';

const began = performance.now();
const config = configOrExit(PlatformConfig);
let platform: Standalone;
try {
  platform = await startStandalone({ LOG_LEVEL: 'warn', ...process.env });
} catch (error) {
  process.stderr.write(`\nDuijie could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
onStopSignal(() => platform.stop());

const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(`
Duijie is ready (${seconds} s)

  Start page     ${platform.url}/
  API documents  ${platform.url}/docs
  Data           ${config.engines === 'embedded' ? resolve(config.dataDir) : 'Kafka and MongoDB'}
  Stop           Ctrl+C
`);
