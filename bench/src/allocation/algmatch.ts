import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { assign, costOf, openingOf } from '@duijie/matching';
import type { Market } from '@duijie/matching';
import { measuredPasses } from '../measure.ts';
import { PeerMissing } from '../peers/peer.ts';
import { howToGetPython, python } from '../peers/python.ts';
import { inFolder, mustAgree } from '../run.ts';

const script = fileURLToPath(new URL('../../peers/algmatch_peer.py', import.meta.url));

/** CPU times in milliseconds, pass by pass: of the algorithm alone, and with its check of stability. */
export interface AlgmatchTimes {
  readonly algorithm: readonly number[];
  readonly all: readonly number[];
}

/** Algmatch over the same market. It knows no minima, so its matching is compared with ours without them. */
export async function byAlgmatch(market: Market): Promise<AlgmatchTimes> {
  const told = await inFolder(async (folder) => {
    const file = join(folder, 'market.json');
    await writeFile(file, JSON.stringify(asPreferences(market)));
    try {
      const { stdout } = await promisify(execFile)(python(), [script, file, String(measuredPasses)], {
        maxBuffer: 64 * 1024 * 1024,
      });
      return JSON.parse(stdout) as AlgmatchTimes & { matching: number[] };
    } catch (error) {
      throw new PeerMissing(`${howToGetPython('algmatch==1.5.2')}: ${(error as Error).message.slice(0, 200)}`);
    }
  });
  const { starts, wishes } = market;
  const { at } = assign({ ...market, minSeats: new Int32Array(market.seats.length) });
  const ours = Array.from(at, (position, participant) => {
    const wish = (starts[participant] ?? 0) + position;
    return wish < (starts[participant + 1] ?? 0) ? openingOf(wishes[wish] ?? 0) + 1 : 0;
  });
  mustAgree('the matching of algmatch', told.matching, ours);
  return told;
}

/** Both sides' preferences as lists of numbers from 1; an opening orders by fit, then by the lot, which is the number. */
function asPreferences({ seats, starts, wishes }: Market): object {
  const applicants = Array.from(seats, () => [] as { participant: number; cost: number }[]);
  const residents = Array.from({ length: starts.length - 1 }, (_, participant) =>
    Array.from(wishes.subarray(starts[participant], starts[participant + 1]), (wish) => {
      applicants[openingOf(wish)]?.push({ participant: participant + 1, cost: costOf(wish) });
      return openingOf(wish) + 1;
    }),
  );
  const hospitals = applicants.map((there, opening) => ({
    capacity: seats[opening],
    preferences: there
      .sort((a, b) => a.cost - b.cost || a.participant - b.participant)
      .map(({ participant }) => participant),
  }));
  return { residents, hospitals };
}
