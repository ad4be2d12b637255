import { digestOf, invalid, revised, wrongState } from '@duijie/domain';
import type { Change, Resource } from '@duijie/domain';
import { isSigned } from '../agreements/signature.ts';
import type { PublicJwk } from '../agreements/signature.ts';

/** The public half of a key by which an organisation signs agreements. The private half never comes here. */
export interface SignerKey extends Resource {
  readonly organisation: string;
  readonly label: string;
  readonly jwk: PublicJwk;
  /** SHA-256 over the canonical JSON of the key (RFC 7638), in hex: no two organisations have one key. */
  readonly thumbprint: string;
  readonly registeredBy: string;
  readonly state: 'active' | 'revoked';
  /** From this moment on nothing that it signs is taken; what it signed before stays valid. */
  readonly revokedAt: string | null;
}

export interface SignerKeyTerms {
  readonly organisation: string;
  readonly label: string;
  readonly jwk: PublicJwk;
  /** The key's own signature over `possessionOf`: who registers a key holds its private half. */
  readonly proof: string;
}

/** What a key signs to be registered. */
export function possessionOf(organisation: string, thumbprint: string): object {
  return { version: 'duijie-signer-key-1', organisation, key: thumbprint };
}

export function registerSignerKey(
  id: string,
  account: string,
  { organisation, label, jwk, proof }: SignerKeyTerms,
  now: string,
): Change<SignerKey> {
  const thumbprint = digestOf(jwk);
  if (!isSigned(possessionOf(organisation, thumbprint), proof, jwk)) {
    const message = {
      zh: '须由该密钥为本单位签署，以证明持有私钥',
      en: 'Sign with this key, for your organisation, to show that you hold its private half',
    };
    throw invalid('signer-key', [{ pointer: '/proof', code: 'wrong-signature', message }]);
  }
  const key = {
    organisation,
    label,
    jwk,
    thumbprint,
    registeredBy: account,
    state: 'active',
    revokedAt: null,
  } as const;
  return { next: { ...key, id, revision: 1, createdAt: now, updatedAt: now }, events: [] };
}

export function revokeSignerKey(key: SignerKey, now: string): Change<SignerKey> {
  if (key.state !== 'active') throw wrongState('signer-key', key.state, ['active'], 'revoke it');
  return { next: revised<SignerKey>(key, now, { state: 'revoked', revokedAt: now }), events: [] };
}
