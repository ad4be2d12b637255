import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Bed } from '../kernel/bed.ts';
import { matchingTaxonomy, skillCodes } from '../matching-taxonomy.ts';
import { codes, encodeGraduate, numbersOfGraduate } from './encoded-graduates.ts';
import { encodeOpening, numbersOfOpening } from './encoded-openings.ts';
import type { EncodedOpening } from './encoded-openings.ts';

const graduatesAtATime = 10_000;

/** The openings as numbers, in the order in which the bench asks for them. */
export function encodeOpenings({ graduates, compiled, size, world }: Bed): readonly EncodedOpening[] {
  // Every way of holding something must have its number before openings say what it is worth.
  for (const graduate of graduates) encodeGraduate(graduate);
  return compiled.slice(0, size.queries).map((each) => encodeOpening(each, world));
}

/** Writes the world for a peer in another process: whole numbers of four bytes, the lowest byte first. */
export async function writeWorld(path: string, bed: Bed, openings: readonly EncodedOpening[]): Promise<void> {
  const file = createWriteStream(path);
  const write = async (numbers: readonly number[]) => {
    const bytes = Buffer.from(Int32Array.from(numbers).buffer);
    if (!file.write(bytes)) await once(file, 'drain');
  };
  const { skills, majors, colleges, regions, credentials, languages } = codes;
  const known = [skills, majors, colleges, regions, credentials, languages].map(({ texts }) => texts.length);
  const parents = skillCodes.map((code) => skills.known(matchingTaxonomy.skillTree.parentOf(code)));
  await write([bed.graduates.length, openings.length, ...known, parents.length, ...parents]);
  for (let from = 0; from < bed.graduates.length; from += graduatesAtATime) {
    const some = bed.graduates.slice(from, from + graduatesAtATime);
    await write(some.flatMap((graduate) => numbersOfGraduate(encodeGraduate(graduate))));
  }
  for (const opening of openings) await write(numbersOfOpening(opening));
  file.end();
  await once(file, 'close');
}
