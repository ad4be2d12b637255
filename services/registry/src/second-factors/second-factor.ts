import { hash } from 'node:crypto';
import { created, revised, wrongState } from '@duijie/domain';
import type { Change, Resource } from '@duijie/domain';
import { stepOf } from './totp.ts';

/** The authenticator of an account. Its secret is sealed by the vault; of recovery codes only hashes are kept. */
export interface SecondFactor extends Resource {
  readonly account: string;
  readonly organisation: string | null;
  readonly state: 'pending' | 'active';
  readonly sealedSecret: string;
  /** The time step of the last code: it and those before count no more. */
  readonly lastStep: number;
  readonly recoveryHashes: readonly string[];
  readonly confirmedAt: string | null;
}

/** One for each account, so that a second one takes the place of the first. */
export function factorId(account: string): string {
  return account.replace(/^acc_/, 'fac_');
}

/** A new secret. One that is in use already is not overwritten: it must be removed first, with a code. */
export function startFactor(
  known: SecondFactor | undefined,
  { account, organisation, sealedSecret }: Pick<SecondFactor, 'account' | 'organisation' | 'sealedSecret'>,
  now: string,
): Change<SecondFactor> {
  if (!known) {
    const state = { account, organisation, sealedSecret, state: 'pending' as const, lastStep: 0, recoveryHashes: [] };
    return { next: created(factorId(account), now, { ...state, confirmedAt: null }), events: [] };
  }
  if (known.state === 'active') throw wrongState('second-factor', known.state, ['pending'], 'begin anew');
  return { next: revised<SecondFactor>(known, now, { sealedSecret }), events: [] };
}

/** A first right code shows that the authenticator has the secret; undefined when it is wrong. */
export function confirmFactor(
  factor: SecondFactor,
  secret: Uint8Array,
  code: string,
  recoveryCodes: readonly string[],
  now: Date,
): Change<SecondFactor> | undefined {
  if (factor.state !== 'pending') throw wrongState('second-factor', factor.state, ['pending'], 'confirm it');
  const lastStep = stepOf(secret, code, now, factor.lastStep);
  if (lastStep === undefined) return undefined;
  const at = now.toISOString();
  const recoveryHashes = recoveryCodes.map(hashOfRecoveryCode);
  return {
    next: revised<SecondFactor>(factor, at, { state: 'active', lastStep, recoveryHashes, confirmedAt: at }),
    events: [],
  };
}

/** Uses a code up: one of the authenticator, or a recovery code. Undefined when it is wrong or was used before. */
export function useCode(
  factor: SecondFactor,
  secret: Uint8Array,
  code: string,
  now: Date,
): { change: Change<SecondFactor>; recovery: boolean } | undefined {
  const at = now.toISOString();
  const lastStep = stepOf(secret, code.replaceAll(' ', ''), now, factor.lastStep);
  if (lastStep !== undefined)
    return { change: { next: revised(factor, at, { lastStep }), events: [] }, recovery: false };
  const used = hashOfRecoveryCode(code);
  if (!factor.recoveryHashes.includes(used)) return undefined;
  const recoveryHashes = factor.recoveryHashes.filter((each) => each !== used);
  return { change: { next: revised(factor, at, { recoveryHashes }), events: [] }, recovery: true };
}

/** However it is typed: 128 bits of chance need no salt. */
export function hashOfRecoveryCode(code: string): string {
  return hash('sha256', code.replaceAll(/[^0-9a-z]/gi, '').toUpperCase(), 'hex');
}
