import type { Aggregate, Text } from '@duijie/domain';
import type { CollectionPlan } from '@duijie/platform';
import type { Agreement } from './agreement.ts';

export const agreementPlan: CollectionPlan<Agreement> = {
  name: 'agreements',
  indexes: [['state', 'validUntil'], ['state', 'validFrom'], ['parties'], ['createdAt']],
};

/** The text of a version, named by its agreement and digest: it never changes. */
export interface AgreementText extends Aggregate {
  readonly text: Text;
}

export const agreementTextPlan: CollectionPlan<AgreementText> = { name: 'agreementTexts' };
