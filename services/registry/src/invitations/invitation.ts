import { DomainError, created, revised, wrongState } from '@duijie/domain';
import type { Change, Resource } from '@duijie/domain';
import type { Account } from '../accounts/account.ts';

/**
 * A link with which somebody makes their own account, or chooses another password for it, once. Of the link's secret only
 * the hash is kept.
 */
export interface Invitation extends Resource, Pick<Account, 'organisation' | 'roles' | 'duties' | 'graduate'> {
  /** The login that the account will have; null: whoever accepts chooses. */
  readonly login: string | null;
  /** The account whose password was forgotten; null where one is to be made. */
  readonly resets?: string | null;
  readonly hash: string;
  readonly expiresAt: string;
  readonly invitedBy: string;
  readonly state: 'open' | 'accepted' | 'revoked';
  /** The account that it became. */
  readonly account: string | null;
}

export type InvitationTerms = Pick<
  Invitation,
  'organisation' | 'roles' | 'duties' | 'graduate' | 'login' | 'resets' | 'hash' | 'expiresAt' | 'invitedBy'
>;

export function createInvitation(id: string, terms: InvitationTerms, now: string): Change<Invitation> {
  return { next: created(id, now, { ...terms, state: 'open' as const, account: null }), events: [] };
}

export function isOpen(invitation: Invitation, now: string): boolean {
  return invitation.state === 'open' && Date.parse(invitation.expiresAt) > Date.parse(now);
}

/** Uses the invitation up for an account. Whoever comes too late is told no more than that it is over. */
export function acceptInvitation(invitation: Invitation, account: string, now: string): Change<Invitation> {
  if (!isOpen(invitation, now)) throw overInvitation();
  return { next: revised<Invitation>(invitation, now, { state: 'accepted', account }), events: [] };
}

export function revokeInvitation(invitation: Invitation, now: string): Change<Invitation> {
  if (invitation.state !== 'open') throw wrongState('invitation', invitation.state, ['open'], 'revoke it');
  return { next: revised<Invitation>(invitation, now, { state: 'revoked' }), events: [] };
}

export function overInvitation(): DomainError {
  return new DomainError(
    'not-found',
    'invitation.over',
    'This invitation was used, revoked or has expired, or never was. Ask the administrator for a new one.',
  );
}
