import type { Text } from '@duijie/domain';
import type { Opening } from '../openings/opening.ts';
import { followRules } from '../openings/pauses.ts';
import { verdictOf } from '../rules/judge.ts';
import type { Finding } from '../rules/rule.ts';

export const changeOutcomes = ['paused', 'submitted', 'eased'] as const;
/** Activation pauses it, or hands it to an operator; or the new rules find less than those in force. */
export type ChangeOutcome = (typeof changeOutcomes)[number];

/** What another pack would mean for an opening. */
export interface OpeningChange {
  readonly openingId: string;
  readonly openingRevision: number;
  readonly employer: string;
  readonly title: Text;
  readonly state: Opening['state'];
  readonly outcome: ChangeOutcome;
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

const strictness = { published: 0, submitted: 1, refused: 2 } as const;

/** Undefined when an opening stays as it is. */
export function changeOf(
  opening: Opening,
  before: readonly Finding[],
  after: readonly Finding[],
): OpeningChange | undefined {
  const outcome = outcomeOf(opening, before, after);
  if (!outcome) return undefined;
  const { id, revision, employer, title, state } = opening;
  return { openingId: id, openingRevision: revision, employer, title, state, outcome, before, after };
}

function outcomeOf(opening: Opening, before: readonly Finding[], after: readonly Finding[]): ChangeOutcome | undefined {
  const next = followRules(opening, after, opening.updatedAt)?.next;
  if (next) return next.state === 'paused' ? 'paused' : 'submitted';
  return strictness[verdictOf(after)] < strictness[verdictOf(before)] ? 'eased' : undefined;
}
