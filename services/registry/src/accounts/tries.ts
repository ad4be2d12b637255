import type { Aggregate } from '@duijie/domain';

/** Wrong passwords and codes in a row. */
export interface Tries {
  readonly failures: number;
  /** Until when no further one is looked at. */
  readonly lockedUntil: string | null;
  /** When the last one came. */
  readonly failedAt?: string;
}

/** Tries with a login that nobody has, by the keyed hash of it: they count like others, else they would tell that. */
export interface UnknownLogin extends Aggregate, Tries {
  readonly failedAt: string;
}

const freeTries = 5;
const longestLockMs = 15 * 60_000;
/** After so long a new row begins. */
export const rememberedMs = 24 * 3_600_000;

/** One more: after five in a row each further try waits twice as long as the one before. */
export function afterFailure({ failures: before, failedAt }: Tries, now: Date): Required<Tries> {
  const isOver = failedAt !== undefined && now.getTime() - Date.parse(failedAt) >= rememberedMs;
  const failures = (isOver ? 0 : before) + 1;
  const lock = failures < freeTries ? 0 : Math.min(1_000 * 2 ** (failures - freeTries), longestLockMs);
  const lockedUntil = lock === 0 ? null : new Date(now.getTime() + lock).toISOString();
  return { failures, lockedUntil, failedAt: now.toISOString() };
}

export function isLocked({ lockedUntil }: Tries, now: Date): boolean {
  return lockedUntil !== null && Date.parse(lockedUntil) > now.getTime();
}
