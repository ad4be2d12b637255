import { judge } from './judge.ts';
import type { PreparedPack } from './judge.ts';
import type { Finding } from './rule.ts';

/** What a rule may know of whoever posts. */
export interface Poster {
  readonly kind: string;
  readonly intermediary?: boolean;
}

/** The active packs at one moment. */
export interface RulesInForce {
  readonly packs: readonly PreparedPack[];
  /** Another one when other packs are active. */
  readonly stamp: string;
}

/** What the rules find in an opening of an employer. */
export function findingsIn(
  terms: { readonly kind: string },
  poster: Poster | undefined,
  { packs }: Pick<RulesInForce, 'packs'>,
  today: string,
): readonly Finding[] {
  const opening = { ...terms, employer: poster ?? {} };
  return judge(opening, packs, today);
}
