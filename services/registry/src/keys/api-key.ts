import { AccessGranted, AccessRevoked, event } from '@duijie/contracts';
import { invalid, isDate, revised, wrongState } from '@duijie/domain';
import type { Change, Duty, Resource, Role } from '@duijie/domain';

/** A key with which a machine acts for an organisation. The key itself is shown once; only its SHA-256 is kept. */
export interface ApiKey extends Resource {
  readonly organisation: string | null;
  readonly label: string;
  readonly hash: string;
  readonly roles: readonly Role[];
  readonly duties: readonly Duty[];
  readonly graduate: string | null;
  readonly expiresAt: string | null;
  /** What it is limited to, such as `openings:read`; null or absent: all that its roles may. */
  readonly scopes?: readonly string[] | null;
  readonly state: 'active' | 'revoked';
  /** Keys of the demo world, which are known to everybody, work only where the demo may. */
  readonly demo: boolean;
}

export type ApiKeyTerms = Pick<
  ApiKey,
  'organisation' | 'label' | 'roles' | 'duties' | 'graduate' | 'expiresAt' | 'scopes' | 'demo'
>;

export function createApiKey(id: string, hash: string, terms: ApiKeyTerms, now: string): Change<ApiKey> {
  if (terms.expiresAt !== null && !isLaterInstant(terms.expiresAt, now)) {
    throw invalid('api-key', [
      {
        pointer: '/expiresAt',
        code: 'format',
        message: {
          zh: '须为将来的时刻，含时区（RFC 3339）',
          en: 'Must be an instant to come, with its zone (RFC 3339)',
        },
      },
    ]);
  }
  const next: ApiKey = { ...terms, id, revision: 1, createdAt: now, updatedAt: now, hash, state: 'active' };
  return { next, events: [event(AccessGranted, grantOf(next))] };
}

/** Ends a key everywhere, and the tokens that were given for it. */
export function revokeApiKey(key: ApiKey, now: string): Change<ApiKey> {
  if (key.state !== 'active') throw wrongState('api-key', key.state, ['active'], 'revoke it');
  const next = revised(key, now, { state: 'revoked' as const });
  const ofKey = event(AccessRevoked, { ...grantOf(next), revokedBefore: now });
  const ofItsTokens = event(AccessRevoked, {
    id: key.id,
    revision: next.revision,
    about: 'subject',
    revokedBefore: now,
  });
  return { next, events: [ofKey, ofItsTokens] };
}

/** Ends a key that stood for an erased graduate; neither its label nor any event says for whom it was. */
export function eraseApiKey(key: ApiKey, now: string): Change<ApiKey> {
  const emptied = { ...key, graduate: null, label: 'erased' };
  if (key.state === 'active') return revokeApiKey(emptied, now);
  const next = revised<ApiKey>(emptied, now, {});
  return { next, events: [event(AccessRevoked, { ...grantOf(next), revokedBefore: key.updatedAt })] };
}

/** What cannot be read as an instant would never be over. */
function isLaterInstant(text: string, now: string): boolean {
  const written = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  return written !== null && isDate(written[1] ?? '') && Date.parse(text) > Date.parse(now);
}

function grantOf(key: ApiKey): AccessGranted {
  return {
    id: key.hash,
    revision: key.revision,
    about: 'apiKey',
    subject: key.id,
    organisation: key.organisation,
    graduate: key.graduate,
    roles: [...key.roles],
    duties: [...key.duties],
    issuedAt: key.createdAt,
    expiresAt: key.expiresAt,
    ...(key.scopes ? { scopes: [...key.scopes] } : {}),
    ...(key.demo ? { world: 'demo' } : {}),
  };
}
