import type { OpeningBody, OpeningState } from '@duijie/contracts';
import { has } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { consentsToMatching } from '../fit/gates.ts';
import type { Graduate } from '../fit/world.ts';

/** States of an opening that has been before everybody's eyes; colleges and students may ask why it fits or not. */
const shownStates: readonly OpeningState[] = ['published', 'paused', 'closed', 'filled', 'expired'];

/** Is it the caller's own opening, or any at all to an operator? */
export function ownsOpening(caller: Caller, { employer }: OpeningBody): boolean {
  return has(caller, 'operator') || (has(caller, 'enterprise') && caller.organisation === employer);
}

/** Who may not know of an opening's matches must get the same answer as for one that does not exist. */
export function mayKnowMatches(caller: Caller, opening: OpeningBody): boolean {
  return ownsOpening(caller, opening) || (has(caller, 'college', 'student') && shownStates.includes(opening.state));
}

/** May the caller see everything of this graduate's matches, a failed gate included? */
export function mayKnowGraduate(caller: Caller, { id, college }: Graduate): boolean {
  if (has(caller, 'operator')) return true;
  if (caller.organisation !== college) return false;
  return has(caller, 'college') || (has(caller, 'student') && caller.graduate === id);
}

/** To an enterprise, a graduate who did not consent to matching does not exist. */
export function mayKnowPair(caller: Caller, opening: OpeningBody, graduate: Graduate): boolean {
  if (!mayKnowMatches(caller, opening)) return false;
  return mayKnowGraduate(caller, graduate) || (ownsOpening(caller, opening) && consentsToMatching(graduate));
}
