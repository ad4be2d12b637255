import { digestOf } from '@duijie/domain';
import type { Aggregate } from '@duijie/domain';

/** What is worth keeping of who came in, was kept out, or changed who may. */
export const auditKinds = [
  'signedIn',
  'factorAsked',
  'signInFailed',
  'lockedOut',
  'sessionStarted',
  'sessionEnded',
  'tokenReused',
  'accountMade',
  'accountDisabled',
  'accountEnabled',
  'rolesChanged',
  'passwordChanged',
  'passwordReset',
  'resetOffered',
  'invitationMade',
  'invitationAccepted',
  'invitationRevoked',
  'factorStarted',
  'factorEnabled',
  'factorRemoved',
  'recoveryCodeUsed',
  'keyMade',
  'keyFirstUsed',
  'keyRevoked',
  'keyRefused',
  'clientMade',
  'clientRemoved',
  'organisationSuspended',
  'organisationReinstated',
  'signingKeyMade',
  'signingKeyRevoked',
  'signerKeyMade',
  'signerKeyRevoked',
  'agreementSigned',
  'requestsRefused',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What happened, in ids alone: no name, no login, and of an address only a keyed hash. */
export interface AuditFact {
  readonly kind: AuditKind;
  /** The account or key that it is about; null where nobody is known by that login. */
  readonly subject: string | null;
  readonly organisation: string | null;
  /** Who did it, where that is somebody else. */
  readonly by: string | null;
  /** What was acted on, such as a session or key. */
  readonly target: string | null;
  readonly address: string | null;
  readonly reason: string | null;
  readonly count: number | null;
}

/** One link of the chain. `previous` is the digest of the entry before, `digest` that of all the other fields. */
export interface AuditEntry extends Aggregate, AuditFact {
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  readonly digest: string;
}

/** What the first entry holds in place of the digest of one before. */
export const beginning = '0'.repeat(64);

/** Two instances that append at once make the same id, and the store keeps the first. */
export function entryId(number: number): string {
  return `aud_${String(number).padStart(12, '0')}`;
}

/** The next link, after the last one that is known. */
export function nextEntry(
  last: Pick<AuditEntry, 'number' | 'digest'> | undefined,
  fact: AuditFact,
  at: string,
): AuditEntry {
  const content = { ...fact, number: (last?.number ?? 0) + 1, at, previous: last?.digest ?? beginning };
  return { id: entryId(content.number), revision: 1, ...content, digest: digestOf(content) };
}

/** What is wrong with a run of entries, in words; undefined when every digest and every link is right. */
export function faultOf(entries: readonly AuditEntry[]): string | undefined {
  let before: AuditEntry | undefined;
  for (const entry of entries) {
    const { id, revision: _revision, digest, ...content } = entry;
    if (id !== entryId(entry.number)) return `${id} has the number ${entry.number}`;
    if (digestOf(content) !== digest) return `${id} was changed`;
    if (before && entry.number <= before.number) return `${id} is out of order`;
    if (before && entry.number === before.number + 1 && entry.previous !== before.digest)
      return `${id} does not follow`;
    if (entry.number === 1 && entry.previous !== beginning) return `${id} is not the beginning`;
    before = entry;
  }
  return undefined;
}
