import { createHmac, hash } from 'node:crypto';
import { digestOf } from '@duijie/domain';
import type { FrozenInputs } from './problem.ts';

/** Who a graduate is in this cycle: only the graduate and the holder of the cycle's key can tell. */
export function pseudonymOf(cycleKey: Uint8Array | string, graduate: string): string {
  return createHmac('sha256', cycleKey).update(graduate, 'utf8').digest('hex');
}

/** What is published of a secret (32 random bytes in lower-case hex) before anybody can list anything. */
export function commitmentOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** The digest under which inputs are frozen. More members than those of frozen inputs make no difference to it. */
export function inputDigestOf(inputs: FrozenInputs): string {
  const { version, cycle, frozenAt, commitment } = inputs;
  return digestOf({
    version,
    cycle,
    frozenAt,
    commitment,
    openings: inputs.openings.map(({ id, seats, minSeats }) => ({ id, seats, minSeats })),
    participants: inputs.participants.map(({ p, assumed, list }) => ({
      p,
      assumed,
      list: list.map(({ opening, fit }) => ({ opening, fit })),
    })),
  });
}

/** Neither who keeps the secret nor who sends a list can choose the seed: the one was committed before, the other never knew. */
export function seedOf(secret: string, inputDigest: string): string {
  return hash('sha256', secret + inputDigest, 'hex');
}
