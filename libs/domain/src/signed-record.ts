import { createPublicKey, hash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What the platform says of something, so that anybody can check it offline. */
export interface PlatformRecord<Content extends object> {
  readonly version: 'duijie-record-1';
  /** Says how the content is to be checked. */
  readonly kind: string;
  readonly issuedAt: string;
  readonly content: Content;
}

export interface RecordKey {
  /** The key's thumbprint (RFC 7638), base64url. */
  readonly id: string;
  readonly jwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
}

export type SignedRecord<Content extends object> = PlatformRecord<Content> & {
  readonly key: RecordKey;
  readonly signature: string;
};

/** The public half of an Ed25519 key, as records name it. */
export function recordKeyOf(key: KeyObject): RecordKey {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Records are signed with an Ed25519 key.');
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: x ?? '' } as const;
  return { id: hash('sha256', canonicalJson(jwk), 'base64url'), jwk };
}

/** Adds the public key and the Ed25519 signature over the canonical JSON (RFC 8785) of all the rest. */
export function signRecord<Content extends object>(
  record: PlatformRecord<Content>,
  key: KeyObject,
): SignedRecord<Content> {
  const named = { ...record, key: recordKeyOf(key) };
  return { ...named, signature: sign(null, Buffer.from(canonicalJson(named)), key).toString('base64url') };
}
