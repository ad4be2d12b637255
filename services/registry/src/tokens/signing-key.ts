import { AccessGranted, AccessRevoked, event } from '@duijie/contracts';
import { revised, wrongState } from '@duijie/domain';
import type { Change, Resource } from '@duijie/domain';

/** A key that signs tokens; its private half is sealed by the vault, and forgotten when the key ends. */
export interface SigningKey extends Resource {
  /** Counts from 1; the newest that has begun signs. */
  readonly number: number;
  /** What its tokens name as their issuer. */
  readonly issuer: string;
  /** A key is told before it signs, so that every service knows it by then. */
  readonly signsFrom: string;
  readonly publicKey: Readonly<Record<string, unknown>>;
  readonly sealedPrivateKey: string;
  readonly state: 'active' | 'revoked';
}

export interface KeyPair {
  readonly publicKey: Readonly<Record<string, unknown>>;
  readonly sealedPrivateKey: string;
}

/** How long before its first signature a key is told. */
export const leadMs = 10 * 60_000;
const toleranceMs = 60_000;

/** The id says the number, so that of two instances that make the next key at once one finds the other's. */
export function keyId(number: number): string {
  return number === 1 ? 'sgk_first' : `sgk_${String(number).padStart(6, '0')}`;
}

/** The very first key signs at once, since nothing can wait for it; the same goes where the one before was revoked. */
export function createSigningKey(
  number: number,
  issuer: string,
  pair: KeyPair,
  now: string,
  signsFrom = now,
): Change<SigningKey> {
  const next: SigningKey = {
    id: keyId(number),
    revision: 1,
    createdAt: now,
    updatedAt: now,
    number,
    issuer,
    signsFrom,
    ...pair,
    state: 'active',
  };
  return { next, events: [told(next)] };
}

/** Another address of the platform: the key signs under it from now on. */
export function renameIssuer(key: SigningKey, issuer: string, now: string): Change<SigningKey> {
  const next = revised(key, now, { issuer });
  return { next, events: [told(next)] };
}

/** Ends a key: nothing that it has signed is believed any more. */
export function revokeSigningKey(key: SigningKey, now: string): Change<SigningKey> {
  if (key.state !== 'active') throw wrongState('signing-key', key.state, ['active'], 'revoke it');
  const next = revised(key, now, { state: 'revoked' as const, sealedPrivateKey: '' });
  const { id, revision } = next;
  return { next, events: [event(AccessRevoked, { id, revision, about: 'signingKey', revokedBefore: now })] };
}

/** The key that signs at an instant: of those that have begun the newest. */
export function signingAt(keys: readonly SigningKey[], now: Date): SigningKey | undefined {
  const begun = keys.filter(({ state, signsFrom }) => state === 'active' && Date.parse(signsFrom) <= now.getTime());
  return begun.reduce<SigningKey | undefined>(
    (best, key) => (best && best.number > key.number ? best : key),
    undefined,
  );
}

/** Keys whose last token has expired by now, since a newer one has signed for longer than a token lives. */
export function overKeys(keys: readonly SigningKey[], lifetimeMs: number, now: Date): readonly SigningKey[] {
  const current = signingAt(keys, now);
  if (!current || now.getTime() < Date.parse(current.signsFrom) + lifetimeMs + toleranceMs) return [];
  return keys.filter(({ state, number }) => state === 'active' && number < current.number);
}

/** Is it time to tell the next key, so that it signs when the present one is of age? */
export function isRotationDue(keys: readonly SigningKey[], afterMs: number, now: Date): boolean {
  const newest = keys.reduce<SigningKey | undefined>(
    (best, key) => (best && best.number > key.number ? best : key),
    undefined,
  );
  return newest !== undefined && now.getTime() >= Date.parse(newest.signsFrom) + afterMs - leadMs;
}

function told({ id, revision, issuer, publicKey }: SigningKey): AccessGranted {
  return event(AccessGranted, { id, revision, about: 'signingKey', issuer, publicKey: { ...publicKey } });
}
