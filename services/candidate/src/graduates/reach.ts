import { DomainError, has } from '@duijie/domain';
import type { Caller, Duty, Scope } from '@duijie/domain';

/**
 * Whose graduates a query may touch: an organisation's, all, or one person's own. The college is asked of a person too,
 * since it is a college's administrator who says which graduate a student's key stands for.
 */
export type Reach = Scope | { readonly graduate: string; readonly college: string };

/** A student, who is the graduate themselves. */
export function isSelf(caller: Caller): boolean {
  return has(caller, 'student') && !has(caller, 'college');
}

/** Somebody who acts for an enterprise and for nobody who may see more. */
export function isEnterprise(caller: Caller): boolean {
  return has(caller, 'enterprise') && !has(caller, 'operator', 'college', 'student');
}

/** The person themselves, or the college's own; for everybody else nothing at all. */
export function ownReach(caller: Caller): Reach {
  const college: Scope = { organisation: has(caller, 'college') ? (caller.organisation ?? '') : '' };
  return isSelf(caller) ? { graduate: caller.graduate ?? '', college: caller.organisation ?? '' } : college;
}

/** The same, for a change: of a college's members those who have that duty. */
export function writeReach(caller: Caller): Reach {
  if (!isSelf(caller)) mustHaveDuty(caller, 'editor', 'administrator', 'attester');
  return ownReach(caller);
}

export function mustHaveDuty(caller: Caller, ...duties: Duty[]): void {
  if (duties.some((duty) => caller.duties.includes(duty))) return;
  throw new DomainError('forbidden', 'access.wrong-duty', `This needs one of the duties ${duties.join(', ')}.`);
}
