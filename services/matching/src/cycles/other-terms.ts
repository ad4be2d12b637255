import type { FitComponent } from '@duijie/contracts';
import { invalid } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';
import { DEFAULT_WEIGHTS } from '../fit/world.ts';
import { frozenOf } from './cycle.ts';
import type { Cycle } from './cycle.ts';

/** What somebody wants to try for one opening. */
export interface GivenTerms {
  readonly opening: string;
  readonly seats?: number | undefined;
  readonly minSeats?: number | undefined;
  readonly weights?: Partial<Record<FitComponent, number>> | undefined;
}

/** Other terms of openings in the form that a what-if takes. */
export interface OtherTerms {
  readonly openings: Readonly<Record<string, { readonly seats?: number; readonly minSeats?: number }>>;
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Refuses terms that no cycle could have: an opening that is not in it, a minimum above the seats, a weight out of bounds. */
export function otherTerms(cycle: Cycle, given: readonly GivenTerms[]): OtherTerms {
  const frozen = new Map(frozenOf(cycle).openings.map((opening) => [opening.id, opening]));
  const errors: FieldError[] = [];
  given.forEach(({ opening, seats, minSeats, weights }, index) => {
    const pointer = `/openings/${index}`;
    const before = frozen.get(opening);
    if (!before) {
      const message = { zh: '该岗位不在本轮', en: 'This opening is not in the cycle' };
      errors.push({ pointer: `${pointer}/opening`, code: 'not-in-cycle', message });
    } else if ((minSeats ?? before.minSeats) > (seats ?? before.seats)) {
      const message = { zh: '最低开班人数多于计划人数', en: 'minSeats is above seats' };
      errors.push({ pointer: `${pointer}/minSeats`, code: 'range', message });
    }
    errors.push(...weightMistakes(weights ?? {}, `${pointer}/weights`));
  });
  if (errors.length > 0) throw invalid('cycle', errors);
  return {
    openings: Object.fromEntries(
      given.map(({ opening, seats, minSeats }) => [
        opening,
        { ...(seats === undefined ? {} : { seats }), ...(minSeats === undefined ? {} : { minSeats }) },
      ]),
    ),
    weights: Object.fromEntries(
      given.flatMap(({ opening, weights }) => (weights ? [[opening, weights as Record<string, number>]] : [])),
    ),
  };
}

/** Each weight lies between half and double of the default, as in an opening. */
function weightMistakes(weights: Readonly<Record<string, unknown>>, at: string): FieldError[] {
  return Object.entries(weights).flatMap(([component, weight]): FieldError[] => {
    const pointer = `${at}/${component}`;
    const usual = (DEFAULT_WEIGHTS as Readonly<Record<string, number>>)[component];
    if (usual === undefined) {
      return [{ pointer, code: 'unknown-field', message: { zh: '没有这个评分项', en: 'There is no such component' } }];
    }
    if (Number.isInteger(weight) && Number(weight) * 2 >= usual && Number(weight) <= usual * 2) return [];
    const bounds = `${usual / 2}–${usual * 2}`;
    return [
      { pointer, code: 'range', message: { zh: `权重须在 ${bounds} 之间`, en: `The weight must lie in ${bounds}` } },
    ];
  });
}
