import { describe, expect, it } from '@jest/globals';
import { acceptInvitation, createInvitation, isOpen, revokeInvitation } from './invitation.ts';

const now = '2026-11-22T04:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(now) + ms).toISOString();
const invitation = createInvitation(
  'inv_1',
  {
    organisation: 'org_1',
    roles: ['enterprise'],
    duties: ['editor'],
    graduate: null,
    login: null,
    hash: 'hash',
    expiresAt: later(1_000),
    invitedBy: 'acc_1',
  },
  now,
).next;

describe('an invitation', () => {
  it('is open until it expires', () => {
    expect(isOpen(invitation, later(999))).toBe(true);
    expect(isOpen(invitation, later(1_000))).toBe(false);
    expect(() => acceptInvitation(invitation, 'acc_2', later(1_000))).toThrow('expired');
  });

  it('is accepted once', () => {
    const accepted = acceptInvitation(invitation, 'acc_2', now).next;
    expect(accepted).toMatchObject({ state: 'accepted', account: 'acc_2', revision: 2 });
    expect(() => acceptInvitation(accepted, 'acc_3', now)).toThrow('used');
    expect(() => revokeInvitation(accepted, now)).toThrow('accepted');
  });

  it('that was revoked is accepted by nobody', () => {
    expect(() => acceptInvitation(revokeInvitation(invitation, now).next, 'acc_2', now)).toThrow('revoked');
  });
});
