import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './engine.ts';
import { seconds } from './engine.ts';
import { engineCache } from './folders.ts';
import { outputOf } from './processes.ts';

/** An engine that runs on Java and comes through Maven, kept under a folder of its own in the cache. */
export interface MavenEngine {
  readonly title: string;
  readonly folder: string;
  readonly megabytes: number;
  /** Puts everything that it runs from into an empty folder. */
  fill(folder: string): Promise<void>;
}

/** What must be installed before the engine can run here; undefined when nothing is missing. */
export async function missingForJavaEngine({
  title,
  folder,
}: Pick<MavenEngine, 'title' | 'folder'>): Promise<string | undefined> {
  const java = /version "(\d+)/.exec((await outputOf('java', '-version')) ?? '')?.[1];
  if (java === undefined) return 'Java 17 or later (Debian: apt-get install default-jre-headless)';
  if (Number(java) < 17) return `Java 17 or later (this is Java ${java})`;
  if (existsSync(join(engineCache, folder))) return undefined;
  const maven = await outputOf('mvn', '-v');
  return maven === undefined ? `Maven, which fetches ${title} (Debian: apt-get install maven)` : undefined;
}

/** The folder of the engine, filled at the first time; what a fetch that broke off has left is never taken for it. */
export async function fetched({ title, folder: name, megabytes, fill }: MavenEngine, report: Report): Promise<string> {
  const folder = join(engineCache, name);
  if (existsSync(folder)) return folder;
  const begun = performance.now();
  report(`fetching ${title} through Maven (about ${megabytes} MB, once) …`);
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    await fill(partial);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  report(`fetched ${title} in ${seconds(begun)}`);
  return folder;
}
