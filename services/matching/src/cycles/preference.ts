import { DomainError, invalid, wrongState } from '@duijie/domain';
import type { Aggregate, FieldError } from '@duijie/domain';
import type { Cycle } from './cycle.ts';

/** A list is cut here, as the definition says. */
export const longestPreference = 20;

/** What a student wishes in a cycle, the dearest first. An empty list says that they take no part. */
export interface Preference extends Aggregate {
  readonly cycle: string;
  readonly graduate: string;
  readonly college: string;
  readonly openings: readonly string[];
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

export const preferenceId = (cycle: string, graduate: string): string => `${cycle}.${graduate}`;

/** Before a student gave a list: revision 0 is what the first one names in `If-Match`. */
export function noPreference(cycle: string, graduate: string, college: string): Preference {
  return {
    id: preferenceId(cycle, graduate),
    revision: 0,
    cycle,
    graduate,
    college,
    openings: [],
    createdAt: null,
    updatedAt: null,
  };
}

/** Replaces the list, while the window is open. */
export function rankOpenings(present: Preference, cycle: Cycle, openings: readonly string[], now: string): Preference {
  mustBeOpen(cycle, now);
  mustBeListable(cycle, openings);
  return {
    ...present,
    revision: present.revision + 1,
    openings: [...openings],
    createdAt: present.createdAt ?? now,
    updatedAt: now,
  };
}

function mustBeOpen(cycle: Cycle, now: string): void {
  if (cycle.state !== 'open') throw wrongState('cycle', cycle.state, ['open'], 'give preferences');
  const { opensAt, preferencesUntil } = cycle;
  if (now >= opensAt && now < preferencesUntil) return;
  throw new DomainError(
    'conflict',
    'preference.window-closed',
    `Preferences can be given from ${opensAt} until ${preferencesUntil}.`,
    { details: { opensAt, preferencesUntil } },
  );
}

function mustBeListable(cycle: Cycle, openings: readonly string[]): void {
  const errors: FieldError[] = [];
  const known = new Set(cycle.openings);
  const seen = new Set<string>();
  if (openings.length > longestPreference) {
    const message = { zh: `最多填报 ${longestPreference} 个`, en: `At most ${longestPreference} openings` };
    errors.push({ pointer: '/openings', code: 'too-many', message });
  }
  openings.forEach((id, index) => {
    const pointer = `/openings/${index}`;
    if (!known.has(id)) {
      errors.push({
        pointer,
        code: 'not-in-cycle',
        message: { zh: '该岗位不在本轮', en: 'This opening is not in the cycle' },
      });
    } else if (seen.has(id)) {
      errors.push({
        pointer,
        code: 'duplicate',
        message: { zh: '重复填报', en: 'This opening is in the list already' },
      });
    }
    seen.add(id);
  });
  if (errors.length > 0) throw invalid('preference', errors);
}
