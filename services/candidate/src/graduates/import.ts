import {
  ConsentWithdrawn,
  GraduateAttested,
  GraduateImported,
  GraduateRevised,
  GraduateWithdrawn,
  event,
} from '@duijie/contracts';
import { created, revised } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { consentsAfterUpload, withConsents } from '../consents/consent.ts';
import type { RowResult, SheetGraduate } from '../sheets/row-result.ts';
import { claimsOf, evidenceOf, mergeClaims, profileOf, sameClaims } from './claims.ts';
import { publicState, sameState } from './graduate.ts';
import type { Graduate } from './graduate.ts';
import type { ClaimedProfile } from './profile.ts';

export type ImportedRow = Pick<RowResult, 'graduate' | 'consent' | 'furtherStudy'>;

export interface ImportContext {
  readonly id: string;
  readonly college: string;
  readonly naturalKey: string;
  /** The college's attester vouches for what the sheet says. */
  readonly attest: boolean;
  readonly today: string;
  readonly now: string;
}

export interface Imported {
  /** Undefined when the row says nothing new. */
  readonly change: Change<Graduate> | undefined;
  /** What stayed although the row says otherwise, since somebody attested or wrote it. */
  readonly kept: readonly string[];
}

/** What a row of an upload makes of a graduate: a new one, a revised one, or nothing new. */
export function importGraduate(stored: Graduate | undefined, row: ImportedRow, context: ImportContext): Imported {
  const { values, claims, kept, profile } = mergedProfile(stored, row.graduate, context.attest);
  const consents = consentsAfterUpload(stored?.consents ?? [], row.consent, { ...context, birth: profile.birth });
  const consented = withConsents(stored, consents, context.now);
  const standing = standingAfter(stored, row.furtherStudy);
  if (!stored) {
    const { id, college, naturalKey, now } = context;
    const next: Graduate = created(id, now, {
      ...profile,
      ...standing,
      college,
      ...consented,
      naturalKey,
      claims,
    });
    return { change: { next, events: [event(GraduateImported, publicState(next))] }, kept };
  }
  const same =
    sameClaims(values, claimsOf(stored)) &&
    sameClaims(claims, stored.claims) &&
    sameState(publicState(stored), publicState({ ...stored, ...profile, ...standing, consents }));
  if (same) return { change: undefined, kept };
  const next = revised<Graduate>(stored, context.now, { ...profile, ...standing, ...consented, claims });
  return { change: { next, events: eventsOf(stored, next, context.attest) }, kept };
}

function mergedProfile(stored: Graduate | undefined, said: SheetGraduate, attest: boolean) {
  const row = claimsOf(profileSaid(said));
  // Of somebody new, for whom nobody vouches, the row says everything.
  if (!stored && !attest) return { values: row, claims: row, kept: [], profile: profileOf(row, new Map()) };
  const evidence = stored ? evidenceOf(stored) : new Map<string, never>();
  const vouched = (path: string): boolean => {
    const word = evidence.get(path);
    return word !== undefined && word !== 'claimed';
  };
  const before = stored ? claimsOf(stored) : {};
  const merged = mergeClaims(before, stored?.claims ?? {}, row, vouched);
  const values = { ...merged.values };
  const claims = { ...merged.claims };
  const next = new Map([...evidence].filter(([path]) => values[path] === before[path]));
  if (attest) {
    for (const [path, text] of Object.entries(row)) {
      const word = path.startsWith('skills/') ? 'attested' : path.startsWith('credentials/') ? 'verified' : undefined;
      if (!word) continue;
      values[path] = claims[path] = text;
      next.set(path, word);
    }
  }
  const kept = merged.kept.filter((path) => values[path] !== row[path]);
  return { values, claims, kept, profile: profileOf(values, next) };
}

/** Of a medal that is known the words are not kept, and a result in points says nothing that the level does not. */
function profileSaid(said: SheetGraduate): ClaimedProfile {
  return {
    ...said,
    medals: said.medals.map(({ competition, level, prize, year, text }) => ({
      competition,
      level,
      prize,
      year,
      ...(competition === null ? { text } : {}),
    })),
    languages: said.languages.map(({ language, scheme, level }) => ({ language, scheme, level })),
  };
}

/** Who is going to study on looks for nothing; a later sheet that says otherwise brings them back. */
function standingAfter(stored: Graduate | undefined, furtherStudy: boolean): Pick<Graduate, 'state' | 'withdrawnBy'> {
  const state = stored?.state ?? 'available';
  if (furtherStudy && state === 'available') return { state: 'withdrawn', withdrawnBy: 'upload' };
  if (!furtherStudy && stored?.withdrawnBy === 'upload') return { state: 'available', withdrawnBy: null };
  return { state, withdrawnBy: stored?.withdrawnBy ?? null };
}

function eventsOf(stored: Graduate, next: Graduate, attest: boolean): object[] {
  if (sameState(publicState(stored), publicState(next))) return [];
  const mayMatch = (graduate: Graduate): boolean =>
    graduate.consents.some(({ purpose, state }) => purpose === 'matching' && state === 'granted');
  const body = publicState(next);
  if (mayMatch(stored) && !mayMatch(next)) return [event(ConsentWithdrawn, body)];
  if (next.state === 'withdrawn' && stored.state !== 'withdrawn') return [event(GraduateWithdrawn, body)];
  return [attest ? event(GraduateAttested, body) : event(GraduateRevised, body)];
}
