import { setTimeout as pause } from 'node:timers/promises';
import type { Graduate, Opening } from '@duijie/matching';
import { changedProfiles } from './changed-profiles.ts';
import { Connections, byCallers } from './connections.ts';
import { inTurns } from './measure.ts';
import { membersOf, onPlatform, published, wanted } from './platform.ts';
import type { Client, EmbeddedPlatform, Json } from './platform.ts';
import { cpuOf, memoryOf, tellsOfProcesses } from './process-usage.ts';
import { mustAgree } from './run.ts';
import type { Run } from './run.ts';
import { sheetOf } from './sheets.ts';
import { shortlistsOf } from './shortlists.ts';
import { median, microsecondsPerOperation } from './statistics.ts';
import { duration, mebibytes } from './table.ts';
import type { Line } from './table.ts';
import { bareParsing } from './upload.ts';
import { openingRequest } from './world.ts';

/** The whole way on the embedded default, through HTTP and event streams alone: from a sheet to lists and messages. */
export async function endToEnd(run: Run): Promise<Line[]> {
  if (!tellsOfProcesses) return [{ bench: 'end-to-end', what: 'left out', note: 'needs /proc' }];
  return onPlatform(async (platform) => {
    const members = await membersOf(platform);
    const enterprise = new Connections(platform.url, { authorization: `Bearer ${members.enterpriseToken}` }, 8);
    try {
      const openingIds = await publishOpenings(enterprise, run);
      const sheet = sheetOf(run.size.rows, run.year);
      const taken = await takeInSheet(platform, members.college, sheet, run.size.rows);
      const graduates = await everyGraduate(members.college);
      await mustEqualRecomputation(members.operator, openingIds, graduates, run.size.referenceOpenings);
      const memory = memoryOf(platform.pid);
      const lines = await changedProfiles(run, members, enterprise, graduates);
      return [...(await linesOf(taken, sheet, run.size.rows, memory)), ...lines];
    } finally {
      enterprise.close();
    }
  });
}

async function publishOpenings(enterprise: Connections, { size, year }: Run): Promise<string[]> {
  const ids: string[] = [];
  await byCallers(8, size.openings, async (index) => {
    ids.push(await published(enterprise, openingRequest(index, year)));
  });
  return ids;
}

interface Taken {
  readonly completedMs: number;
  readonly quietMs: number;
  readonly cpuAtCompletion: number;
  readonly cpuWhenQuiet: number;
  readonly health: readonly number[];
}

/** Uploads the sheet, and waits until every row is stored, then until lists and messages have followed. */
async function takeInSheet(platform: EmbeddedPlatform, college: Client, sheet: Buffer, rows: number): Promise<Taken> {
  await quiet(platform.pid);
  const stop = new AbortController();
  const health = pinged(platform.url, stop.signal);
  try {
    const taken = await timesOf(platform.pid, college, sheet, rows);
    stop.abort();
    return { ...taken, health: await health };
  } catch (cause) {
    stop.abort();
    await health.catch(() => undefined);
    throw cause;
  }
}

async function timesOf(pid: number, college: Client, sheet: Buffer, rows: number): Promise<Omit<Taken, 'health'>> {
  const [cpuBefore, start] = [cpuOf(pid), performance.now()];
  const { id } = await wanted(202, college.post('/v1/uploads', new Uint8Array(sheet), { 'content-type': 'text/csv' }));
  let upload: Json;
  do {
    await pause(20);
    upload = await wanted(200, college.get(`/v1/uploads/${id}`));
  } while (upload.finishedAt === null);
  const completedMs = performance.now() - start;
  const cpuAtCompletion = cpuOf(pid) - cpuBefore;
  mustAgree('the state of the upload', upload.state, 'completed');
  mustAgree('the accepted rows', [upload.rows.total, upload.rows.accepted], [rows, rows]);
  const { at, cpu } = await quiet(pid);
  const [quietMs, cpuWhenQuiet] = [Math.max(at - start, completedMs), Math.max(cpu - cpuBefore, cpuAtCompletion)];
  return { completedMs, quietMs, cpuAtCompletion, cpuWhenQuiet };
}

/** So much CPU time in a second is no work: the pings take some of it. */
const idleMs = 100;

/** Waits until the process has had next to nothing to do for a second; gives its time and CPU when that began. */
async function quiet(pid: number): Promise<{ at: number; cpu: number }> {
  const limit = performance.now() + 300_000;
  while (performance.now() < limit) {
    const [cpu, at] = [cpuOf(pid), performance.now()];
    let calm = true;
    for (let slice = 0; slice < 10 && calm; slice += 1) {
      await pause(100);
      calm = cpuOf(pid) - cpu <= idleMs;
    }
    if (calm) return { at, cpu };
  }
  throw new Error('The platform never came to rest.');
}

/** Asks every few milliseconds whether the server lives, and how long it takes to say so. */
async function pinged(url: string, signal: AbortSignal): Promise<number[]> {
  const connections = new Connections(url, {}, 1);
  const times: number[] = [];
  while (!signal.aborted) {
    const start = performance.now();
    await connections.send(200, 'GET', '/health/live');
    times.push(performance.now() - start);
    await pause(20);
  }
  connections.close();
  return times;
}

/** All graduates of the college as the platform shows them, which is what matching knows of them. */
async function everyGraduate(college: Client): Promise<(Graduate & { studentNo: string })[]> {
  const found: (Graduate & { studentNo: string })[] = [];
  let cursor: string | null = null;
  do {
    const page: Json = await wanted(
      200,
      college.get(`/v1/graduates?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
    );
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** Compares what the platform lists with a full recomputation of every opening. */
async function mustEqualRecomputation(
  operator: Client,
  openingIds: readonly string[],
  graduates: readonly Graduate[],
  byReference: number,
): Promise<void> {
  const openings: Opening[] = [];
  for (const id of openingIds) openings.push(await wanted(200, operator.get(`/v1/openings/${id}`)));
  const recomputed = shortlistsOf(openings, graduates, byReference);
  for (const [index, id] of openingIds.entries()) {
    const { items } = await wanted(200, operator.get(`/v1/openings/${id}/matches`));
    const listed = items.map(({ graduateId, fit }: Json) => ({ graduateId, fit }));
    mustAgree(`the shortlist of ${id} after the upload`, listed, recomputed[index]);
  }
}

async function linesOf(
  taken: Taken,
  sheet: Buffer,
  rows: number,
  memory: { peak: number; now: number },
): Promise<Line[]> {
  const [bare] = await inTurns([bareParsing(sheet, rows)]);
  const bareMs = (median((bare?.passes ?? []).map(microsecondsPerOperation)) * rows) / 1000;
  const bench = 'end-to-end';
  const peer = (cpuMs: number) => ({ name: `csv-parse (${duration(bareMs * 1000)})`, ratios: [bareMs / cpuMs] });
  const seconds = (ms: number) => duration(ms * 1000);
  const perSecond = (ms: number) => `${Math.round((rows * 1000) / ms).toLocaleString('en')} rows a second`;
  return [
    {
      bench,
      what: `sheet of ${rows} rows → upload completed`,
      figure: seconds(taken.completedMs),
      note: perSecond(taken.completedMs),
    },
    {
      bench,
      what: 'CPU of the process by then',
      figure: seconds(taken.cpuAtCompletion),
      peer: peer(taken.cpuAtCompletion),
    },
    {
      bench,
      what: 'sheet → all lists and messages',
      figure: seconds(taken.quietMs),
      note: 'lists equal a full recomputation',
    },
    { bench, what: 'CPU of the process by then', figure: seconds(taken.cpuWhenQuiet), peer: peer(taken.cpuWhenQuiet) },
    { bench, what: 'GET /health/live meanwhile', latencies: taken.health, note: `${taken.health.length} requests` },
    { bench, what: 'memory of the process', figure: mebibytes(memory.now), note: `${mebibytes(memory.peak)} at most` },
  ];
}
