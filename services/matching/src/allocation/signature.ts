import { createPublicKey, hash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '@duijie/domain';
import type { AllocationResult, PublishedResult, SigningKey } from './problem.ts';

export type Signed<Document> = Document & { readonly key: SigningKey; readonly signature: string };

/** The public half of an Ed25519 key, with its thumbprint. */
export function signingKeyOf(key: KeyObject): SigningKey {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Results are signed with an Ed25519 key.');
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: x ?? '' } as const;
  return { id: hash('sha256', canonicalJson(jwk), 'base64url'), jwk };
}

/** Adds the public key and the signature over the canonical JSON of all the rest. */
export function signed<Document extends object>(document: Document, privateKey: KeyObject): Signed<Document> {
  const content = { ...document, key: signingKeyOf(privateKey) };
  const signature = sign(null, Buffer.from(canonicalJson(content)), privateKey).toString('base64url');
  return { ...content, signature };
}

/** The result as it is published. */
export function publishedResult(result: AllocationResult, privateKey: KeyObject): PublishedResult {
  return signed(result, privateKey);
}
