import type { GateResult } from './gates.ts';
import { eligibilityOf } from './gates.ts';
import type { Gate } from './world.ts';
import { GATES } from './world.ts';

/** How many graduates there are, and what becomes of them; the counts by gate overlap. */
export interface Counts {
  pool: number;
  eligible: number;
  needsInformation: number;
  notEligible: { total: number } & Record<Gate, number>;
}

export function noCounts(): Counts {
  const gates = Object.fromEntries(GATES.map((gate) => [gate, 0])) as Record<Gate, number>;
  return { pool: 0, eligible: 0, needsInformation: 0, notEligible: { total: 0, ...gates } };
}

/** Adds one graduate, as the gates judged them. */
export function count(counts: Counts, gates: readonly GateResult[]): void {
  const eligibility = eligibilityOf(gates);
  counts.pool += 1;
  if (eligibility === 'notEligible') counts.notEligible.total += 1;
  else counts[eligibility] += 1;
  for (const { gate, outcome } of gates) {
    if (outcome === 'fail') counts.notEligible[gate] += 1;
  }
}
