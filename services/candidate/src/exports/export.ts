import type { AttributesRecorded } from '@duijie/contracts';
import type { Disclosure } from '../disclosures/disclosure.ts';
import type { Graduate } from '../graduates/graduate.ts';
import type { PersonRecord } from '../persons/person.ts';

/** An enterprise that meets the graduate as a pseudonym: in a shortlist of an opening, or by a place. */
export interface Receiver {
  readonly enterprise: string;
  readonly opening: string | null;
  readonly by: 'shortlist' | 'place';
  /** Of a place: how it stands. */
  readonly state?: string;
}

export interface Held {
  readonly graduate: Graduate;
  readonly person: PersonRecord | undefined;
  readonly attributes: Pick<AttributesRecorded, 'sex' | 'origin'> | undefined;
  readonly receivers: readonly Receiver[];
  readonly disclosures: readonly Disclosure[];
}

/** Everything that is held on one person: here in full, and for what other services hold the addresses that answer it. */
export function exportOf({ graduate, person, attributes, receivers, disclosures }: Held, now: string): object {
  const { naturalKey: _, consentEndsOn: _end, claims, consents, consentHistory, ...profile } = graduate;
  return {
    exportedAt: now,
    graduate: profile,
    person: person?.person ?? null,
    consents: { now: consents, history: consentHistory ?? [] },
    saidByUploads: { graduate: claims, person: person?.claims ?? {} },
    uploads: person?.uploads ?? [],
    attestations: attestationsOf(graduate),
    attributes: attributes ?? null,
    receivers: { asPseudonym: receivers, byName: disclosures.map(({ revision: _r, ...look }) => look) },
    elsewhere: addressesOf(graduate.id),
  };
}

/** What somebody else than the person has said yes or no to. */
function attestationsOf({ skills, credentials }: Graduate): object {
  return {
    skills: skills.filter(({ evidence }) => evidence !== 'claimed'),
    credentials: credentials.filter(({ state }) => state !== 'claimed'),
  };
}

/** Each service owns its data: the person asks there with the same account. */
function addressesOf(id: string): readonly object[] {
  return [
    { service: 'matching', href: `/v1/graduates/${id}/matches`, holds: 'openings that fit, with every reason' },
    { service: 'matching', href: '/v1/cycles', holds: 'rounds of allocation, with own preferences and places' },
    { service: 'notification', href: '/v1/notifications', holds: 'messages' },
    { service: 'notification', href: '/v1/preferences', holds: 'which messages are wanted' },
    { service: 'registry', href: '/v1/me', holds: 'the account' },
  ];
}
