import { parseArgs } from 'node:util';
import { systemClock, today } from '@duijie/domain';
import { demoState, loadDemoWorld } from './demo/load.ts';
import { demoWorld, fewestGraduates, usualGraduates } from './demo/world.ts';

const usage = `Loads the demo world into a platform that is running, or lets the one that is there grow.

  npm run demo -- [--graduates ${usualGraduates}] [--url http://127.0.0.1:3000]
`;

function fail(words: string): never {
  process.stderr.write(`\n${words}\n`);
  process.exit(1);
}

function options(): { url: string; graduates: number } {
  try {
    const { values } = parseArgs({
      options: {
        graduates: { type: 'string', default: String(usualGraduates) },
        url: { type: 'string', default: `http://127.0.0.1:3000` },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const graduates = Number(values.graduates);
    if (!Number.isInteger(graduates) || graduates < fewestGraduates || graduates > 200_000) {
      fail(`--graduates takes a whole number from ${fewestGraduates} to 200000, not ${values.graduates}.`);
    }
    return { url: values.url.replace(/\/+$/, ''), graduates };
  } catch (error) {
    fail(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

const { url, graduates } = options();
const state = await demoState(url).catch(() =>
  fail(`Nothing answers at ${url}. Start the platform first (npm start), or say where it is with --url.`),
);
if (state === 'other') {
  fail(`The platform at ${url} holds data of its own, or its demo is off (DEMO). The demo world needs an empty one.`);
}
const beginnings = {
  empty: 'Making a demo world',
  begun: 'Going on with a demo world',
  loaded: 'Letting the demo world grow to one',
};
process.stdout.write(`${beginnings[state]} of ${graduates} graduates at ${url}
`);
try {
  const world = demoWorld(today(systemClock), graduates);
  await loadDemoWorld({ url, world, report: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  fail(
    `The demo world is not complete: ${error instanceof Error ? error.message : String(error)}\nThe same command goes on where it stopped.`,
  );
}
