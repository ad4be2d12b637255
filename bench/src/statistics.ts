/** The value below which the given share of the values lies, by nearest rank; NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)));
  return sorted[rank - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** What one pass of one contender took. */
export interface Pass {
  readonly operations: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}

export interface Gate {
  /** How many times as fast as the peer, by CPU time, we are to be. */
  readonly atLeast: number;
  /** In how many of the passes we were. */
  readonly heldIn: number;
  readonly of: number;
  readonly holds: boolean;
}

export function microsecondsPerOperation(pass: Pass): number {
  return (pass.cpuMs * 1000) / pass.operations;
}

/** Pass by pass, how many times the peer's CPU time ours goes into: above 1 we are the faster. */
export function ratiosToPeer(ours: readonly Pass[], peer: readonly Pass[]): number[] {
  return ours.map((pass, index) => {
    const other = peer[index];
    return other ? microsecondsPerOperation(other) / microsecondsPerOperation(pass) : Number.NaN;
  });
}

/** A gate holds when it holds in more than half of the passes: one disturbed pass decides nothing. */
export function judgeGate(ratios: readonly number[], atLeast: number): Gate {
  const heldIn = ratios.filter((ratio) => ratio >= atLeast).length;
  return { atLeast, heldIn, of: ratios.length, holds: heldIn * 2 > ratios.length };
}
