import { resolve } from 'node:path';
import { systemClock, today } from '@duijie/domain';
import { PlatformConfig, configOrExit, isLoopback, onStopSignal } from '@duijie/platform';
import { demoState, loadDemoWorld } from './demo/load.ts';
import { demoWorld } from './demo/world.ts';
import { startStandalone } from './standalone.ts';
import type { Standalone } from './standalone.ts';

const accounts = `
  Demo accounts  Authorization: Bearer …
                 dj_demo_operator      dj_demo_enterprise   dj_demo_enterprise_2
                 dj_demo_college       dj_demo_college_2    dj_demo_student
                 dj_demo_association   dj_demo_government   dj_demo_evaluator      dj_demo_ops
  Figures        /v1/demo/figures`;

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

if (config.demo !== 'off') await showDemo();

/** Loads the demo world into an empty store (and goes on with a load that was broken off), and says whom one can be. */
async function showDemo(): Promise<void> {
  if (config.demo === 'public' && !isLoopback(config.host)) {
    print('\nDEMO=public: everybody who reaches this address can use the demo keys.');
  }
  try {
    const state = await demoState(platform.url);
    if (state === 'empty' || state === 'begun') {
      print('\nLoading the demo world; the platform can be used meanwhile.');
      await loadDemoWorld({ url: platform.url, world: demoWorld(today(systemClock)), report: print });
    }
    if (state !== 'other') print(accounts);
  } catch (error) {
    // The platform itself runs; the load goes on where it stopped at the next start.
    process.stderr.write(
      `\nThe demo world could not be loaded: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
