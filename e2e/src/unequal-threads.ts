import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { root } from '@duijie/testing/native';
import type { Logged } from './log.ts';
import type { Snapshot } from './snapshot.ts';

const read = ['candidate.graduates', 'demand.openings', 'matching.shortlists', 'registry.organisations'];

/** What `unequalShortlists` finds, in as many threads as there are cores: the plain reference takes its time. */
export async function unequalInThreads(log: readonly Logged[], snapshot: Snapshot): Promise<string[]> {
  const relevant = log.filter(({ topic }) => read.includes(topic));
  const served = [...snapshot.matches];
  const threads = availableParallelism();
  const loader = pathToFileURL(join(root, 'tools', 'register.mjs')).href;
  const found = Array.from({ length: threads }, async (_, thread) => {
    const matches = new Map(served.filter((__, index) => index % threads === thread));
    const worker = new Worker(new URL('unequal.worker.ts', import.meta.url), {
      execArgv: ['--conditions=duijie-source', '--import', loader],
      env: {},
      workerData: { log: relevant, snapshot: { matches } },
    });
    const [unequal] = (await once(worker, 'message')) as [string[]];
    await worker.terminate();
    return unequal;
  });
  return (await Promise.all(found)).flat();
}
