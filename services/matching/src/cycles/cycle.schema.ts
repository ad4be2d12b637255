import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '@duijie/platform';
import type { Cycle } from './cycle.ts';
import type { Place } from './place.ts';
import type { Preference } from './preference.ts';

/** Which openings are bound by which cycle: one document, so that two cycles that open at once cannot both have one. */
export interface Bindings extends Aggregate {
  readonly cycleOf: Readonly<Record<string, string>>;
}

/** The key that signs results; its private half is sealed by the vault. */
export interface ResultKey extends Aggregate {
  readonly publicKey: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
  readonly sealedPrivateKey: string;
  readonly createdAt: string;
}

export const cyclePlan: CollectionPlan<Cycle> = {
  name: 'cycles',
  indexes: [['state'], ['followedUp'], ['createdAt']],
};

export const bindingsPlan: CollectionPlan<Bindings> = { name: 'cycleBindings' };

export const preferencePlan: CollectionPlan<Preference> = {
  name: 'preferences',
  indexes: [['cycle'], ['graduate']],
  sensitive: true,
};

export const placePlan: CollectionPlan<Place> = {
  name: 'places',
  unique: [['seat']],
  indexes: [
    // Alone, so that a scan of a cycle comes in the order of ids without sorting.
    ['cycle'],
    ['cycle', 'state'],
    ['cycle', 'employer'],
    ['cycle', 'college'],
    ['employer', 'state'],
    // Alone, so that what is due is found in the order of its deadlines; nobody who has decided has one.
    ['answerUntil'],
    ['graduate'],
  ],
};

export const resultKeyPlan: CollectionPlan<ResultKey> = { name: 'resultKeys' };
