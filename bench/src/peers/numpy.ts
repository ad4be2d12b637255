import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Graduate } from '@duijie/matching';
import type { Bed } from '../kernel/bed.ts';
import { codes, encodeGraduate } from './encoded-graduates.ts';
import { encodeOpening } from './encoded-openings.ts';
import type { Peer } from './peer.ts';
import { startProcessPeer } from './process-peer.ts';
import { howToGetPython, python } from './python.ts';

const script = fileURLToPath(new URL('../../peers/numpy/numpy_peer.py', import.meta.url));

/** The openings of some graduates, by a vectorised numpy; graduates and openings are told as JSON. */
export async function startNumpy(folder: string, bed: Bed, asked: readonly Graduate[]): Promise<Peer> {
  const file = join(folder, 'students.json');
  for (const graduate of bed.graduates) encodeGraduate(graduate);
  const known = Object.entries(codes).map(([name, { texts }]) => [name, texts.length] as const);
  const graduates = asked.map((graduate) => ({
    id: graduate.id,
    ...encodeGraduate(graduate),
    kindsInOrder: (graduate.kinds ?? []).map((kind) => codes.kinds.known(kind)),
    circles: (graduate.circles ?? []).map((circle) => codes.circles.known(circle)),
  }));
  const openings = bed.compiled.map((each) => encodeOpening(each, bed.world));
  await writeFile(file, JSON.stringify({ codes: Object.fromEntries(known), graduates, openings }));
  const about = { name: 'numpy', variants: ['vectorised'], howToGet: howToGetPython('numpy') };
  return startProcessPeer(about, python(), [script, file]);
}
