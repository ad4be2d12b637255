import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { referenceShortlist } from '@duijie/matching';
import { mustAgree } from '../run.ts';
import type { Bed } from './bed.ts';

const file = new URL('../checksums.json', import.meta.url);

/** Compares lists and counts of some openings with the plain reference, and all with the checksum in the repository. */
export async function mustBeRight(bed: Bed, accept: boolean): Promise<string> {
  const { size, matcher, compiled, graduates, world } = bed;
  for (const each of sample(compiled, size.referenceOpenings)) {
    const { counts, items } = referenceShortlist(each.opening, graduates, world);
    const first = items.slice(0, 50).map(({ graduateId, fit }) => ({ graduateId, fit }));
    const { eligible, items: ours } = matcher.shortlist(each, 50);
    mustAgree(`the shortlist of ${each.id}`, { eligible, items: ours }, { eligible: counts.eligible, items: first });
    mustAgree(`the counts of ${each.id}`, matcher.counts(each), counts);
  }
  return compareChecksum(bed, accept);
}

/** Some of the items, from all over the list. */
export function sample<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}

/** The top 50 of the openings that are asked, with the number of eligible, in one number. */
function checksumOf({ size, matcher, compiled }: Bed): string {
  const lines = compiled.slice(0, size.queries).map((each) => {
    const { eligible, items } = matcher.shortlist(each, 50);
    return `${each.id} ${eligible} ${items.map(({ graduateId, fit }) => `${graduateId}:${fit}`).join(' ')}`;
  });
  return hash('sha256', lines.join('\n'), 'hex');
}

async function compareChecksum(bed: Bed, accept: boolean): Promise<string> {
  const key = `${bed.size.graduates} graduates, ${bed.size.queries} openings`;
  const known = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const checksum = checksumOf(bed);
  if (accept) {
    await writeFile(file, `${JSON.stringify({ ...known, [key]: checksum }, null, 2)}\n`);
    return 'checksum written';
  }
  if (known[key] === undefined) return 'no checksum of this size';
  mustAgree(`the checksum of the lists of ${key}`, checksum, known[key]);
  return 'checksum agrees';
}
