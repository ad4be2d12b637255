import type { GraduateBody } from '@duijie/contracts';
import type { Person } from '../persons/person.ts';
import { publicState } from './graduate.ts';
import type { Graduate } from './graduate.ts';

/** A graduate as an answer: what all may see who may see it at all, and for the college and the person what is theirs. */
export interface GraduateView extends Omit<GraduateBody, 'consents' | 'medals'> {
  readonly medals: Graduate['medals'] | GraduateBody['medals'];
  readonly consents: Graduate['consents'] | GraduateBody['consents'];
  readonly studentNo?: string;
  readonly payWish?: Graduate['payWish'];
  readonly person?: Omit<Person, 'studentNo'>;
}

/** For operators and evaluators: nothing that names the person. */
export function pseudonymous(graduate: Graduate): GraduateView {
  return publicState(graduate);
}

/** For the college and the person. */
export function complete(graduate: Graduate, person: Person | undefined): GraduateView {
  const { consents, medals, payWish } = graduate;
  const own = { ...publicState(graduate), consents, medals, payWish };
  if (!person) return own;
  const { studentNo, ...named } = person;
  return { ...own, studentNo, person: named };
}
