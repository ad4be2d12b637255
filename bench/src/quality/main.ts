import { parseArgs } from 'node:util';
import { ablate } from './ablation.ts';
import { byAbilityAlone, compare } from './comparison.ts';
import { baselines, behindGates, fitAlone, fitRanker } from './rankers.ts';
import { qualityWorld, sights } from './world.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const usage =
  'npm run bench:quality [-- --graduates 1000] [--openings 100] [--world 0] [--gates]\n' +
  'Each world is another draw; --gates ends with 1 when fit-1 does not lead BM25 and keyword coverage by 0.15.';

/** What was asked for; undefined when it cannot be understood. */
function asked() {
  try {
    const { values } = parseArgs({
      options: {
        graduates: { type: 'string', default: '1000' },
        openings: { type: 'string', default: '100' },
        world: { type: 'string', default: '0' },
        gates: { type: 'boolean', default: false },
      },
    });
    const [graduates, openings, world] = [values.graduates, values.openings, values.world].map(Number);
    if (!graduates || !openings || world === undefined || !(world >= 0)) return undefined;
    return { size: { graduates, openings }, world, gates: values.gates };
  } catch {
    return undefined;
  }
}

function main(): void {
  const request = asked();
  if (!request) {
    say(usage);
    process.exitCode = 2;
    return;
  }
  const { size, world, gates } = request;
  say(
    `Synthetic: ${size.graduates} graduates × ${size.openings} openings, world ${world}. Truth is drawn, not observed.\n`,
  );
  let led = true;
  for (const sight of sights) {
    const seen = qualityWorld(sight, size, world);
    const { table, leads } = compare(seen, [...baselines, ...behindGates, fitRanker]);
    say(`## ${sight.name}\n\n${table}\n`);
    if (sight.name === 'usual') {
      led = leads;
      say(
        `## ${sight.name}, by ability alone and without gates\n\n${byAbilityAlone(seen, [...baselines, fitAlone])}\n`,
      );
      say(`## What each choice of fit-1 is worth (usual world)\n\n${ablate(seen)}\n`);
    }
  }
  say(
    led
      ? 'fit-1 leads BM25 and keyword coverage by 0.15 nDCG@10 or more, both ways.'
      : 'fit-1 does NOT lead by 0.15 nDCG@10.',
  );
  if (gates && !led) process.exitCode = 1;
}

main();
