import { inTurns, lineOf, timedNow } from '../measure.ts';
import { startNumpy } from '../peers/numpy.ts';
import { PeerMissing } from '../peers/peer.ts';
import type { Peer } from '../peers/peer.ts';
import { inFolder, mustAgree } from '../run.ts';
import { amount } from '../table.ts';
import type { Line } from '../table.ts';
import { sample } from './agreement.ts';
import type { Bed } from './bed.ts';
import { first } from './students.ts';

const gateAtFullSize = 80;

/** A3 beside numpy, which works out all openings at once. */
export async function studentPeers(bed: Bed): Promise<Line[]> {
  const { matcher, graduates, compiled, size } = bed;
  const asked = sample(graduates, 200);
  for (const each of compiled) matcher.openings.put(each);
  return inFolder(async (folder) => {
    let peer: Peer | undefined;
    try {
      peer = await startNumpy(folder, bed, asked);
      const lists = await peer.answers('vectorised', asked.length);
      asked.forEach((graduate, index) => {
        const ours = matcher.openings.for(graduate, first).map(({ openingId, score }) => ({ openingId, score }));
        const theirs = lists[index]?.items.map(([at, score]) => ({ openingId: compiled[at]?.id, score }));
        mustAgree(`numpy's list of ${graduate.id}`, theirs, ours);
      });
      const run = (took: (ms: number) => void) => {
        for (const graduate of asked) timedNow(took, () => matcher.openings.for(graduate, first));
        return asked.length;
      };
      const [we, they] = await inTurns([{ name: 'duijie', run }, peer.contender('vectorised', asked.length)]);
      if (!we || !they) return [];
      const what = `A3 top ${first} of ${amount(compiled.length)} openings, beside numpy`;
      const note = `same lists of ${asked.length} graduates`;
      const gate = size.kernelOpenings === 10_000 ? { gate: gateAtFullSize } : {};
      return [lineOf({ bench: 'kernel', what, note, ...gate }, we, they)];
    } catch (error) {
      if (!(error instanceof PeerMissing)) throw error;
      return [{ bench: 'kernel', what: 'A3 beside numpy', figure: 'not measured', note: error.message }];
    } finally {
      await peer?.close();
    }
  });
}
