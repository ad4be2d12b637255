import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Peer } from './peer.ts';
import { startProcessPeer } from './process-peer.ts';
import { howToGetPython, python } from './python.ts';

const script = fileURLToPath(new URL('../../peers/tantivy/tantivy_peer.py', import.meta.url));

/** tantivy through its Python binding; the index lies in the folder and goes with it. */
export function startTantivy(folder: string, world: string): Promise<Peer> {
  const about = { name: 'tantivy', variants: ['constants'], howToGet: howToGetPython('tantivy==0.27.0') };
  return startProcessPeer(about, python(), [script, world, join(folder, 'tantivy')]);
}
