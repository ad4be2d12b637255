import type { AgreementState } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { DomainError } from '@duijie/domain';
import type { SignerKey } from '../signer-keys/signer-key.ts';
import type { Agreement } from './agreement.ts';
import { signedContent } from './agreement-terms.ts';
import type { Signature } from './signature.ts';

/** Everything that somebody needs to check who agreed to what, offline. */
export interface AgreementRecord {
  readonly agreement: string;
  readonly state: AgreementState;
  readonly reasonCode: string | null;
  readonly version: number;
  /** All that held, and last the one that holds; before it is in force, the one that lies before the parties. */
  readonly versions: readonly RecordedVersion[];
  readonly keys: readonly RecordedKey[];
}

interface RecordedVersion {
  readonly signed: object;
  readonly text: Text | null;
  readonly digest: string;
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  readonly signatures: readonly Signature[];
}

type RecordedKey = Pick<SignerKey, 'id' | 'organisation' | 'jwk' | 'createdAt' | 'revokedAt'>;

/** Whose signatures the record needs the keys of. */
export function keysIn({ signatures, earlier }: Agreement): readonly string[] {
  const all = [...signatures, ...earlier.flatMap((version) => version.signatures)];
  return [...new Set(all.flatMap(({ key }) => key ?? []))];
}

/** Whose texts it needs. */
export function textsIn({ textDigest, earlier }: Agreement): readonly (string | null)[] {
  return [textDigest, ...earlier.map((version) => version.textDigest)];
}

/** A draft is no record of anything: nobody but its author has seen it. */
export function recordOfAgreement(
  agreement: Agreement,
  texts: ReadonlyMap<string, Text>,
  keys: readonly SignerKey[],
): AgreementRecord {
  if (agreement.state === 'draft') {
    throw new DomainError('conflict', 'agreement.no-record', 'A draft has no record yet. Propose it first.');
  }
  const { id, state, reasonCode, version, type, parties } = agreement;
  const present = { ...agreement, heldUntil: null };
  const versions = [...agreement.earlier, present].map((each): RecordedVersion => ({
    signed: signedContent({ ...each, id, type, parties }),
    text: texts.get(each.textDigest ?? '') ?? null,
    digest: each.digest,
    heldFrom: each.heldFrom,
    heldUntil: each.heldUntil,
    signatures: each.signatures,
  }));
  const named = keys.map(({ id: key, organisation, jwk, createdAt, revokedAt }) => {
    return { id: key, organisation, jwk, createdAt, revokedAt };
  });
  return { agreement: id, state, reasonCode, version, versions, keys: named };
}
