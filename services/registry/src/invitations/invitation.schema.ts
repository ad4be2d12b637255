import type { CollectionPlan } from '@duijie/platform';
import type { Invitation } from './invitation.ts';

export const invitationPlan: CollectionPlan<Invitation> = {
  name: 'invitations',
  unique: [['hash']],
  indexes: [['organisation'], ['createdAt'], ['expiresAt'], ['graduate'], ['resets']],
  sensitive: true,
};
