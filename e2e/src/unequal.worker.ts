import { parentPort, workerData } from 'node:worker_threads';
import { unequalShortlists } from './audit-shortlists.ts';
import type { Logged } from './log.ts';
import type { Snapshot } from './snapshot.ts';

const { log, snapshot } = workerData as { log: readonly Logged[]; snapshot: Pick<Snapshot, 'matches'> };
parentPort?.postMessage(unequalShortlists(log, snapshot));
