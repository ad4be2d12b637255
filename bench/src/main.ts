import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { systemClock } from '@duijie/domain';
import { allocation } from './allocation.ts';
import { endToEnd } from './end-to-end.ts';
import { events } from './events.ts';
import { http } from './http.ts';
import { kernel } from './kernel.ts';
import { describeMachine, machineLine } from './machine.ts';
import { sizes } from './run.ts';
import type { Run } from './run.ts';
import { startUp } from './start-up.ts';
import { store } from './store.ts';
import { markdownTable } from './table.ts';
import type { Line } from './table.ts';
import { taxonomy } from './taxonomy.ts';
import { upload } from './upload.ts';

const benches: Readonly<Record<string, (run: Run) => Promise<Line[]>>> = {
  taxonomy,
  kernel,
  allocation,
  'start-up': startUp,
  upload,
  events,
  store,
  http,
  'end-to-end': endToEnd,
};

const usage = `npm run bench [-- --size ${Object.keys(sizes).join('|')}] [--only ${Object.keys(benches).join('|')}] [--peers] [--gates] [--accept]`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What was asked for; undefined when it cannot be understood. */
function asked(): { run: Run; names: readonly string[]; strict: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        size: { type: 'string', default: 'standard' },
        only: { type: 'string', multiple: true },
        gates: { type: 'boolean' },
        peers: { type: 'boolean', default: false },
        accept: { type: 'boolean', default: false },
      },
    });
    const size = sizes[values.size];
    const names = values.only?.flatMap((each) => each.split(',')) ?? Object.keys(benches);
    if (!size || names.some((name) => !benches[name])) return undefined;
    const { peers, accept, gates: strict = false } = values;
    return { run: { size, year: systemClock.now().getUTCFullYear() + 1, peers, accept }, names, strict };
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const request = asked();
  if (!request) {
    say(usage);
    process.exitCode = 2;
    return;
  }
  const { run, names } = request;
  const machine = describeMachine(systemClock.now());
  const started = performance.now();
  const lines: Line[] = [];
  for (const name of names) {
    const start = performance.now();
    lines.push(...((await benches[name]?.(run)) ?? []));
    say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  const about = `${machineLine(machine, loadavg()[0] ?? 0)}; size ${run.size.name}`;
  const table = markdownTable(lines);
  say(`\n${table}\n\n${about}\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
  const folder = new URL('../results/', import.meta.url);
  const stem = `${machine.at.slice(0, 19).replaceAll(':', '')}-${run.size.name}`;
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${stem}.json`, folder), JSON.stringify({ machine, size: run.size, lines }, null, 1));
  await writeFile(new URL(`${stem}.md`, folder), `${about}\n\n${table}\n`);
  say(`Written to bench/results/${stem}.json and .md`);
  if (request.strict && lines.some(({ gate }) => gate && !gate.holds)) process.exitCode = 1;
}

await main();
