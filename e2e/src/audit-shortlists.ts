import { isDeepStrictEqual } from 'node:util';
import { referenceShortlist, shippedTaxonomy } from '@duijie/matching';
import type { Graduate, Opening, World } from '@duijie/matching';
import { newestOf } from './history.ts';
import type { Json } from './client.ts';
import type { Logged } from './log.ts';
import type { Snapshot } from './snapshot.ts';

/** Shortlists that are not what the plain reference makes of all that the log tells: as served, and as told last. */
export function unequalShortlists(log: readonly Logged[], snapshot: Pick<Snapshot, 'matches'>): string[] {
  const graduates = [...newestOf(log, 'candidate.graduates').values()] as Graduate[];
  const openings = newestOf(log, 'demand.openings');
  const told = newestOf(log, 'matching.shortlists');
  const world = worldIn(log);
  const found: string[] = [];
  for (const [id, served] of snapshot.matches) {
    const opening = openings.get(id) as (Opening & { readonly shortlist: number }) | undefined;
    if (!opening) continue; // A state without its event, which the audit counts elsewhere.
    const { items, counts } = referenceShortlist(opening, graduates, world);
    const right = items.slice(0, opening.shortlist).map(({ graduateId, fit }) => ({ graduateId, fit }));
    if (!isDeepStrictEqual(pairsOf(served.items), right))
      found.push(`${id}: served ${served.items.length}, not ${right.length}`);
    if (!isDeepStrictEqual(served.counts, plain(counts))) {
      found.push(`${id}: counts ${JSON.stringify(served.counts)}, not ${JSON.stringify(counts)}`);
    }
    const last = told.get(id)?.items ?? [];
    if (!isDeepStrictEqual(pairsOf(last), right)) found.push(`${id}: told ${last.length}, not ${right.length}`);
  }
  return found;
}

function pairsOf(items: readonly Json[]): { graduateId: string; fit: number }[] {
  return items.map(({ graduateId, fit }) => ({ graduateId: graduateId as string, fit: fit as number }));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The load makes neither agreements nor recognitions; its openings are of kinds that need none. */
function worldIn(log: readonly Logged[]): World {
  const organisations = newestOf(log, 'registry.organisations');
  return {
    taxonomy: shippedTaxonomy,
    recognitions: [],
    hasOrderClassAgreement: () => false,
    isApproved: (id) => organisations.get(id)?.state === 'approved',
  };
}
