import { createPublicKey, verify } from 'node:crypto';
import { DomainError, canonicalJson, invalid, wrongState } from '@duijie/domain';

/** That a party agreed to the exact text of one version. */
export interface Signature {
  readonly party: string;
  /** The account or API key that acted for it. */
  readonly account: string;
  readonly signedAt: string;
  /** By a key of the party; or the platform attests that the account agreed. */
  readonly method: 'key' | 'attested';
  readonly key: string | null;
  /** Ed25519 over the statement, base64url. */
  readonly signature: string | null;
}

/** The public half of a signer's key. */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

/** A text that lies before the parties, and who has signed it. */
export interface Laid {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly signatures: readonly Signature[];
}

/** Who signs, what they saw, and by which key. */
export interface Signing {
  readonly party: string;
  readonly account: string;
  /** The digest of what the signer saw, where they say it. */
  readonly digest: string | null;
  readonly key: { readonly id: string; readonly jwk: PublicJwk; readonly signature: string } | null;
}

/** What a key signs: its canonical JSON. The command-line tool and the offline check make the same. */
export function statementOf({ id, version, digest }: Omit<Laid, 'signatures'>, party: string): object {
  return { version: 'duijie-signature-1', agreement: id, number: version, party, digest };
}

/** The signature, or a refusal: each party signs once, and only the text that lies before it. */
export function signatureOf(laid: Laid, { party, account, digest, key }: Signing, now: string): Signature {
  if (laid.signatures.some((each) => each.party === party))
    throw wrongState('agreement', 'signed by this party', ['not yet signed by it'], 'sign it');
  if (digest !== null && digest !== laid.digest) {
    throw new DomainError(
      'conflict',
      'agreement.another-text',
      'The digest is that of another text. Read the agreement again, and sign what it says now.',
      { details: { digest: laid.digest } },
    );
  }
  if (!key) return { party, account, signedAt: now, method: 'attested', key: null, signature: null };
  if (!isSigned(statementOf(laid, party), key.signature, key.jwk)) {
    const message = {
      zh: '签名与该文本和密钥不符',
      en: 'This is no signature over this text, for this party, by this key',
    };
    throw invalid('agreement', [{ pointer: '/signature', code: 'wrong-signature', message }]);
  }
  return { party, account, signedAt: now, method: 'key', key: key.id, signature: key.signature };
}

/** Does the signature hold over the canonical JSON of the content? */
export function isSigned(content: object, signature: string, jwk: PublicJwk): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // The last letter has bits to spare: only one way of writing a signature is taken.
  if (bytes.length !== 64 || bytes.toString('base64url') !== signature) return false;
  return verify(null, Buffer.from(canonicalJson(content)), createPublicKey({ key: { ...jwk }, format: 'jwk' }), bytes);
}
