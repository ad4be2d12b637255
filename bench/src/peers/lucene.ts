import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Peer } from './peer.ts';
import { PeerMissing } from './peer.ts';
import { startProcessPeer } from './process-peer.ts';

const home = fileURLToPath(new URL('../../peers/lucene/', import.meta.url));
const howToGet = 'Lucene needs a JDK of 17 or later with javac, and Maven, on the PATH';

/** Lucene as it comes from Maven Central; jars, classes and index lie in the folder and go with it. */
export async function startLucene(folder: string, world: string): Promise<Peer> {
  const [jars, classes] = [join(folder, 'jars'), join(folder, 'classes')];
  const run = promisify(execFile);
  try {
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`];
    await run('mvn', ['-q', '-B', '-f', join(home, 'pom.xml'), ...goal]);
    await run('javac', ['-nowarn', '-cp', join(jars, '*'), '-d', classes, join(home, 'LucenePeer.java')]);
  } catch (error) {
    throw new PeerMissing(`${howToGet}: ${(error as Error).message.slice(0, 300)}`);
  }
  const about = { name: 'Lucene', variants: ['gates', 'sums'], howToGet };
  const path = [join(jars, '*'), classes].join(process.platform === 'win32' ? ';' : ':');
  return startProcessPeer(about, 'java', ['-Xmx6g', '-cp', path, 'LucenePeer', world, join(folder, 'index')]);
}
