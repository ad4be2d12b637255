import type { GraduateBody } from '@duijie/contracts';
import type { SharedPerson } from '../disclosures/disclosure.ts';
import type { Person } from '../persons/person.ts';
import { publicState } from './graduate.ts';
import type { Graduate } from './graduate.ts';

/** A graduate as an answer: what all may see who may see it at all, and for the college and the person what is theirs. */
export interface GraduateView extends Omit<GraduateBody, 'consents' | 'medals'> {
  readonly medals: Graduate['medals'] | GraduateBody['medals'];
  readonly consents: Graduate['consents'] | GraduateBody['consents'];
  readonly studentNo?: string;
  readonly payWish?: Graduate['payWish'];
  readonly person?: Omit<Person, 'studentNo'> | SharedPerson;
}

/** For operators and evaluators: nothing that names the person. */
export function pseudonymous(graduate: Graduate): GraduateView {
  return publicState(graduate);
}

/**
 * For an enterprise that is matched with them: what the match is made of. What would lead to the person from outside is
 * left out or made coarse: the month of birth, days and numbers of credentials, the prize and year by which lists of
 * winners name people, and consents that are none of this enterprise's business. Who they are is there only where they
 * have taken its place and agreed to that.
 */
export function forEnterprise(graduate: Graduate, own: string, person?: SharedPerson): GraduateView {
  const { credentials, medals, consents, ...shown } = publicState(graduate);
  return {
    ...shown,
    birth: null,
    credentials: credentials.map((held) => ({ ...held, issuedOn: null, expiresOn: null })),
    medals: medals.map((medal) => ({ ...medal, prize: null, year: null })),
    consents: consents.filter(({ purpose, enterprise }) => purpose === 'matching' || enterprise === own),
    ...(person ? { person } : {}),
  };
}

/** May an enterprise that has them in a shortlist look at them? Their consent counts at once, before any list follows. */
export function isShownToEnterprises({ state, consents }: Graduate): boolean {
  const consented = consents.some((consent) => consent.purpose === 'matching' && consent.state === 'granted');
  return consented && state === 'available';
}

/** For the college and the person. */
export function complete(graduate: Graduate, person: Person | undefined): GraduateView {
  const { consents, medals, payWish } = graduate;
  const own = { ...publicState(graduate), consents, medals, payWish };
  if (!person) return own;
  const { studentNo, ...named } = person;
  return { ...own, studentNo, person: named };
}
