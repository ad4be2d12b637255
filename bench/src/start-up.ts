import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { GraduateImported, GraduateRevised, event, topicKinds } from '@duijie/contracts';
import type { GraduateBody } from '@duijie/contracts';
import { openEmbeddedLog, recordOf } from '@duijie/platform';
import { freePort, root, until } from '@duijie/testing/native';
import { cpuOf, memoryOf, tellsOfProcesses } from './process-usage.ts';
import { inFolder, mustAgree } from './run.ts';
import type { Run } from './run.ts';
import { amount, duration, mebibytes } from './table.ts';
import type { Line } from './table.ts';
import { generatedGraduate } from './world.ts';

const together = 5_000;
/** Of so many graduates one changes while no instance runs. */
const changed = 100;
const readyWithinMs = 1_800_000;
/** A snapshot that was asked for by the end of a start. */
const writtenWithinMs = 600_000;

interface Start {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Of it, what reading the snapshot took. */
  readonly restoredMs: number | undefined;
  readonly peak: number;
  readonly settled: number;
  readonly longestTurnMs: number;
  readonly handled: number;
  readonly writtenMs: number | undefined;
  readonly writingTurnMs: number;
  readonly things: number;
}

/** One instance of matching as a process: from the embedded log alone, and from its snapshot and the tail of the log. */
export async function startUp(run: Run): Promise<Line[]> {
  if (!tellsOfProcesses) return [];
  const { graduates } = run.size;
  return inFolder(async (folder) => {
    await tell(folder, run, graduates, 1, 1);
    const log = (await stat(join(folder, 'events.sqlite'))).size;
    const zero = await started(folder);
    mustAgree('the graduates of a start from the log', [zero.things, zero.handled], [graduates, graduates]);
    const tail = Math.ceil(graduates / changed);
    await tell(folder, run, tail, changed, 2);
    const snapshot = (await stat(join(folder, 'snapshots', 'matching.world'))).size;
    const again = await started(folder);
    mustAgree('the graduates of a start from a snapshot', [again.things, again.handled], [graduates, tail]);
    const from = `${amount(graduates)} graduates`;
    return [
      ...linesOf(`${from} from the log`, zero, `a log of ${mebibytes(log)}, ${perGraduate(zero, graduates)}`),
      ...linesOf(
        `${from} from a snapshot`,
        again,
        `a snapshot of ${mebibytes(snapshot)} read in ${duration((again.restoredMs ?? 0) * 1000)}, and ${amount(tail)} events`,
      ),
      {
        bench: 'start-up',
        what: `${from}: a snapshot written beside other work`,
        figure: duration((zero.writtenMs ?? 0) * 1000),
        note: `longest turn ${duration(zero.writingTurnMs * 1000)}`,
      },
    ];
  });
}

function linesOf(what: string, start: Start, note: string): Line[] {
  const { wallMs, cpuMs, longestTurnMs, peak, settled } = start;
  const turn = `longest turn ${duration(longestTurnMs * 1000)} of CPU time`;
  return [
    { bench: 'start-up', what, figure: duration(wallMs * 1000), note: `until ready; ${note}` },
    { bench: 'start-up', what: `${what}: CPU`, figure: duration(cpuMs * 1000), note: turn },
    { bench: 'start-up', what: `${what}: memory`, figure: mebibytes(settled), note: `${mebibytes(peak)} at most` },
  ];
}

function perGraduate({ cpuMs }: Start, graduates: number): string {
  return `${duration((cpuMs * 1000) / graduates)} of CPU a graduate`;
}

/** Puts graduates into the log as candidate would have. */
async function tell(folder: string, { year }: Run, count: number, every: number, revision: number): Promise<void> {
  const log = openEmbeddedLog({ folder, compactEveryMs: 0 });
  await log.prepare(topicKinds());
  const at = new Date(Date.UTC(year - 1, 8, 1));
  const instants = { createdAt: at.toISOString(), updatedAt: at.toISOString() };
  for (let from = 0; from < count; from += together) {
    const records = Array.from({ length: Math.min(together, count - from) }, (_, index) => {
      const { graduate } = generatedGraduate((from + index) * every, year);
      const body = { ...graduate, ...instants, revision } as GraduateBody;
      return recordOf(event(revision === 1 ? GraduateImported : GraduateRevised, body), 'bench', at);
    });
    await log.append(records);
  }
  await log.close();
}

async function started(folder: string): Promise<Start> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawnMatching(folder, port);
  const lines: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(...parsed(line)));
  const said = (message: string) => lines.find(({ msg }) => msg === message);
  try {
    const pid = child.pid ?? 0;
    const url = `http://127.0.0.1:${port}`;
    // The longest turn counts from here: loading the program is not what is measured.
    if (await until(() => isOk(`${url}/health/live`), readyWithinMs)) await metrics(url);
    const isReady = await until(
      async () => child.exitCode !== null || (await isOk(`${url}/health/ready`)),
      readyWithinMs,
    );
    if (!isReady || child.exitCode !== null) throw new Error('The instance of matching was never ready.');
    const wallMs = performance.now() - begun;
    const cpuMs = cpuOf(pid);
    const atReady = await metrics(url);
    await until(async () => said('a snapshot was written') !== undefined, writtenWithinMs);
    const written = said('a snapshot was written');
    const later = await metrics(url);
    const { peak, now } = memoryOf(pid);
    const restored = said('the world was read from a snapshot');
    return {
      wallMs,
      cpuMs,
      peak,
      settled: now,
      restoredMs: restored?.['ms'] as number | undefined,
      longestTurnMs: sumOf(atReady, 'duijie_turn_cpu_max_seconds') * 1000,
      writingTurnMs: sumOf(later, 'duijie_turn_cpu_max_seconds') * 1000,
      handled: sumOf(atReady, 'duijie_events_handled_total'),
      writtenMs: written?.['ms'] as number | undefined,
      things: Number(written?.['things'] ?? 0),
    };
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}

function spawnMatching(folder: string, port: number): ChildProcess {
  const loader = pathToFileURL(join(root, 'tools', 'register.mjs')).href;
  const main = join(root, 'services', 'matching', 'src', 'main.ts');
  // Profiles of a million graduates do not fit into the heap that Node allows by itself.
  const flags = ['--max-old-space-size=12288', '--conditions=duijie-source', '--import', loader, main];
  return spawn(process.execPath, flags, {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'info', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function parsed(line: string): Record<string, unknown>[] {
  try {
    return [JSON.parse(line) as Record<string, unknown>];
  } catch {
    return [];
  }
}

async function isOk(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function metrics(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** The sum of a metric over its labels. */
function sumOf(text: string, name: string): number {
  const values = text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'));
  return [...values].reduce((sum, [, value]) => sum + Number(value), 0);
}
