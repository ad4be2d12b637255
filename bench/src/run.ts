import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How large a run is. */
export interface Size {
  readonly name: string;
  /** Rows of the sheet that is uploaded. */
  readonly rows: number;
  readonly openings: number;
  /** Changed profiles whose way is timed. */
  readonly changes: number;
  /** Graduates in the index of the kernel. */
  readonly graduates: number;
  /** Published openings that the kernel keeps lists of. */
  readonly kernelOpenings: number;
  /** Openings that are asked for one by one in a pass. */
  readonly queries: number;
  /** Openings whose list is compared with the plain reference. */
  readonly referenceOpenings: number;
  readonly events: number;
  readonly saves: number;
  /** Openings made over HTTP in one pass. */
  readonly creations: number;
}

const standard: Size = {
  name: 'standard',
  rows: 15_000,
  openings: 200,
  changes: 100,
  graduates: 15_000,
  kernelOpenings: 2_000,
  queries: 500,
  referenceOpenings: 12,
  events: 50_000,
  saves: 15_000,
  creations: 500,
};

export const sizes: Readonly<Record<string, Size>> = {
  standard,
  ci: {
    ...standard,
    name: 'ci',
    rows: 2_000,
    openings: 50,
    changes: 20,
    events: 10_000,
    saves: 2_000,
    creations: 80,
    graduates: 5_000,
    kernelOpenings: 500,
    queries: 300,
  },
  '100k': { ...standard, name: '100k', graduates: 100_000, kernelOpenings: 10_000, queries: 1_000 },
  '1m': {
    ...standard,
    name: '1m',
    graduates: 1_000_000,
    kernelOpenings: 10_000,
    queries: 1_000,
    referenceOpenings: 4,
  },
};

/** What every bench is given. */
export interface Run {
  readonly size: Size;
  /** The year in which the graduates finish: next year, so that openings are open on the day of the run. */
  readonly year: number;
  /** Are the peers that are here measured beside the kernel? */
  readonly peers: boolean;
  /** Are the checksums of the kernel's lists written anew, after the plain reference has agreed? */
  readonly accept: boolean;
}

/** A folder for one bench, gone when it ends. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'duijie-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Stops the bench when an answer is not the wanted one: no time is printed for wrong results. */
export function mustAgree(what: string, got: unknown, wanted: unknown): void {
  const [ours, theirs] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (ours === theirs) return;
  throw new Error(`${what} is wrong, so nothing is timed: ${ours.slice(0, 400)} instead of ${theirs.slice(0, 400)}`);
}
