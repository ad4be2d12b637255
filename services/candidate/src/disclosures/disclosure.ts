import type { Aggregate } from '@duijie/domain';
import type { Person } from '../persons/person.ts';

/** One look of an enterprise at who a graduate is. */
export interface Disclosure extends Aggregate {
  readonly graduate: string;
  readonly enterprise: string;
  /** The account that looked. */
  readonly account: string;
  readonly at: string;
  /** What was shown, by the names of the fields. */
  readonly fields: readonly string[];
}

/** What an enterprise is told of a person who has agreed to that: the name and how to reach them, and nothing else. */
export type SharedPerson = Pick<Person, 'name' | 'phone' | 'email'>;

export function sharedPerson({ name, phone, email }: Person): SharedPerson {
  return { name, phone, email };
}

/** The record of a look; what is empty was not told. */
export function discloseTo(
  looking: { readonly id: string; readonly graduate: string; readonly enterprise: string; readonly account: string },
  person: SharedPerson,
  now: string,
): Disclosure {
  const fields = Object.entries(person).flatMap(([field, word]) => (word === null ? [] : [field]));
  return { ...looking, revision: 1, at: now, fields };
}
