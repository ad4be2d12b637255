import { AccessGranted, AccessRevoked, event } from '@duijie/contracts';
import { revised, wrongState } from '@duijie/domain';
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
  readonly state: 'active' | 'revoked';
  /** Keys of the demo world, which are known to everybody, work only where the demo may. */
  readonly demo: boolean;
}

export type ApiKeyTerms = Pick<
  ApiKey,
  'organisation' | 'label' | 'roles' | 'duties' | 'graduate' | 'expiresAt' | 'demo'
>;

export function createApiKey(id: string, hash: string, terms: ApiKeyTerms, now: string): Change<ApiKey> {
  const next: ApiKey = { ...terms, id, revision: 1, createdAt: now, updatedAt: now, hash, state: 'active' };
  return { next, events: [event(AccessGranted, grantOf(next))] };
}

/** Ends a key everywhere. */
export function revokeApiKey(key: ApiKey, now: string): Change<ApiKey> {
  if (key.state !== 'active') throw wrongState('api-key', key.state, ['active'], 'revoke it');
  const next = revised(key, now, { state: 'revoked' as const });
  return { next, events: [event(AccessRevoked, { ...grantOf(next), revokedBefore: now })] };
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
    ...(key.demo ? { world: 'demo' } : {}),
  };
}
