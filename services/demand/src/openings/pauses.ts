import { OpeningPaused, OpeningResumed, OpeningSubmitted } from '@duijie/contracts';
import { DomainError, wrongState } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { verdictOf } from '../rules/judge.ts';
import type { Finding } from '../rules/rule.ts';
import { changed, held, mustBeApproved, mustBeOpen, ruled, submitted, written } from './opening.ts';
import type { Act, Opening } from './opening.ts';
import { refuseBlocked, rulingOf, unseen } from './ruling.ts';

/** Takes a published opening out of sight for a while; a suspension has the number of the record that began it. */
export function pauseOpening(
  opening: Opening,
  pausedBy: 'employer' | 'suspension',
  now: string,
  suspension?: number,
): Change<Opening> {
  if (opening.state !== 'published') throw wrongState('opening', opening.state, ['published'], 'pause it');
  return changed(opening, now, { state: 'paused', pausedBy, suspension: suspension ?? null }, OpeningPaused);
}

/**
 * Its employer ends a pause, its own or one by the rules; never one by a suspension. The rules may have changed
 * meanwhile: what they refuse stays paused, and what they newly warn of goes to an operator.
 */
export function resumeOpening(
  opening: Opening,
  findings: readonly Finding[],
  employerApproved: boolean,
  today: string,
  act: Act,
): Change<Opening> {
  if (opening.state !== 'paused') throw wrongState('opening', opening.state, ['paused'], 'resume it');
  if (opening.pausedBy === 'suspension') {
    throw new DomainError(
      'conflict',
      'opening.paused-by-suspension',
      'The employer is suspended; the opening resumes when the suspension ends.',
    );
  }
  mustBeApproved(employerApproved);
  mustBeOpen(opening, today);
  const fresh = unseen(opening, findings);
  refuseBlocked(fresh);
  if (fresh.length > 0) return submitted(written(opening, act), findings, act);
  return changed(opening, act.now, { state: 'published', pausedBy: null, findings }, OpeningResumed);
}

/** Ends the pause of a suspension that has ended, as far as the rules of today let it; undefined when it stays as it is. */
export function endSuspension(
  opening: Opening,
  findings: readonly Finding[],
  today: string,
  now: string,
): Change<Opening> | undefined {
  if (opening.state !== 'paused' || opening.pausedBy !== 'suspension' || opening.validUntil < today) return undefined;
  const fields = { state: 'published', pausedBy: null } as const;
  return stoppedByRules(opening, findings, now) ?? changed(opening, now, fields, OpeningResumed);
}

/**
 * Looks at a shown or paused opening by rules that have changed: what they now refuse is paused, and what they now warn
 * of goes to an operator. What a person let through before stays. A paused opening is looked at again when it resumes.
 * Undefined when nothing is to be done.
 */
export function followRules(opening: Opening, findings: readonly Finding[], now: string): Change<Opening> | undefined {
  const isPaused = opening.state === 'paused';
  if (opening.state !== 'published' && (!isPaused || opening.pausedBy === 'rules')) return undefined;
  if (isPaused && verdictOf(findings) !== 'refused') return undefined;
  return stoppedByRules(opening, findings, now);
}

function stoppedByRules(opening: Opening, findings: readonly Finding[], now: string): Change<Opening> | undefined {
  const fresh = unseen(opening, findings);
  if (fresh.length === 0) return undefined;
  const act = { by: null, now };
  if (verdictOf(fresh) === 'refused') {
    const next = ruled(opening, rulingOf('paused', fresh, act));
    const fields = { state: 'paused', pausedBy: 'rules', findings, suspension: null } as const;
    return changed(next, now, { ...fields, reasonCode: 'rulesChanged' }, OpeningPaused);
  }
  const next = ruled(opening, rulingOf('held', fresh, act));
  return changed(next, now, { ...held(findings), reasonCode: 'rulesChanged' }, OpeningSubmitted);
}
