import { GraduateErased, GraduateRevised, GraduateWithdrawn, event } from '@duijie/contracts';
import type { Consent, GraduateBody, GraduateState } from '@duijie/contracts';
import { revised, wrongState } from '@duijie/domain';
import type { Change, Resource } from '@duijie/domain';
import { claimsOf, evidenceOf, profileOf, sameClaims } from './claims.ts';
import type { Claims } from './claims.ts';
import { emptyProfile } from './profile.ts';
import type { ClaimedProfile, Profile } from './profile.ts';

export const consentSources = ['self', 'guardian', 'college'] as const;
export type ConsentSource = (typeof consentSources)[number];

/** A consent with what proves it: who gave it, to which words, when. */
export interface ConsentRecord extends Consent {
  readonly source: ConsentSource;
  readonly textVersion: string;
  readonly textDigest: string;
  readonly at: string;
  /** The person was under 18 then. */
  readonly minor?: true;
  /** The last day on which it holds; without one it holds until it is withdrawn. */
  readonly expiresOn?: string | null;
}

/** A graduate as this service keeps it. The person behind it is stored apart. */
export interface Graduate extends Resource, Profile {
  readonly state: GraduateState;
  readonly college: string;
  readonly consents: ConsentRecord[];
  /** Every decision on consents, the oldest first. */
  readonly consentHistory?: readonly ConsentRecord[];
  /** The last day of the granted consent that ends first: what the calendar looks for. */
  readonly consentEndsOn?: string | null;
  /** A keyed hash of college and student number: the same graduate in the next upload. */
  readonly naturalKey: string;
  /** What uploads said last, to tell their values from those that people wrote. */
  readonly claims: Claims;
  readonly withdrawnBy: 'upload' | 'person' | null;
}

/** What events carry: nothing that names a person, no words that a person wrote. */
export function publicState(graduate: Graduate): GraduateBody {
  return {
    id: graduate.id,
    revision: graduate.revision,
    createdAt: graduate.createdAt,
    updatedAt: graduate.updatedAt,
    state: graduate.state,
    college: graduate.college,
    education: graduate.education,
    major: graduate.major,
    cohort: graduate.cohort,
    year: graduate.year,
    birth: graduate.birth,
    regions: graduate.regions,
    anywhere: graduate.anywhere,
    kinds: graduate.kinds,
    circles: graduate.circles,
    availableFrom: graduate.availableFrom,
    skills: graduate.skills,
    credentials: graduate.credentials,
    medals: graduate.medals.map(({ competition, level, prize, year }) => ({ competition, level, prize, year })),
    languages: graduate.languages,
    practice: graduate.practice,
    consents: graduate.consents.map(({ purpose, state, enterprise }) => ({
      purpose,
      state,
      ...(enterprise === undefined ? {} : { enterprise }),
    })),
  };
}

type GraduateEvent = new () => GraduateBody;

/** The next state and its event; no event when only what no event carries has changed. */
export function changed(
  graduate: Graduate,
  now: string,
  fields: Partial<Graduate>,
  type: GraduateEvent,
): Change<Graduate> {
  const next = revised<Graduate>(graduate, now, fields);
  const says = sameState(publicState(graduate), publicState(next)) ? [] : [event(type, publicState(next))];
  return { next, events: says };
}

/** Are the two the same but for when and how often they changed? */
export function sameState(a: GraduateBody, b: GraduateBody): boolean {
  const plain = (body: GraduateBody) => JSON.stringify({ ...body, revision: 0, updatedAt: '' });
  return plain(a) === plain(b);
}

/** The person leaves the search. */
export function withdrawGraduate(graduate: Graduate, now: string): Change<Graduate> {
  if (graduate.state !== 'available' && graduate.state !== 'held') {
    throw wrongState('graduate', graduate.state, ['available', 'held'], 'withdraw');
  }
  return changed(graduate, now, { state: 'withdrawn', withdrawnBy: 'person' }, GraduateWithdrawn);
}

/**
 * New words for the profile, written by the person or the college. What was attested and is changed is claimed again.
 * Undefined when nothing is new.
 */
export function reviseGraduate(graduate: Graduate, given: ClaimedProfile, now: string): Change<Graduate> | undefined {
  const allowed = ['available', 'held', 'placed', 'confirmed', 'withdrawn'];
  if (!allowed.includes(graduate.state)) throw wrongState('graduate', graduate.state, allowed, 'change it');
  const before = claimsOf(graduate);
  const values = claimsOf(given);
  const evidence = new Map([...evidenceOf(graduate)].filter(([path]) => values[path] === before[path]));
  const profile: Profile = profileOf(values, evidence);
  // Who said in a sheet that they study on, and now names a kind of work, looks for work again.
  const returns = graduate.withdrawnBy === 'upload' && profile.kinds.length > 0;
  const fields = returns ? { ...profile, state: 'available' as const, withdrawnBy: null } : profile;
  if (!returns && sameClaims(before, values)) return undefined;
  return changed(graduate, now, fields, GraduateRevised);
}

/** The last event of a graduate: that they were erased, and nothing of what they were. */
export function erasedEvent(
  graduate: Pick<Graduate, 'id' | 'college' | 'createdAt' | 'revision'>,
  now: string,
): GraduateErased {
  const { id, college, createdAt } = graduate;
  const { payWish: _, ...empty } = emptyProfile;
  const revision = graduate.revision + 1;
  return event(GraduateErased, {
    ...empty,
    id,
    college,
    revision,
    createdAt,
    updatedAt: now,
    state: 'erased',
    consents: [],
  });
}
