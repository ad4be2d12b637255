import { describe, expect, it } from '@jest/globals';
import { endSession, isOpen, seeSession, startSession } from './session.ts';

const now = '2026-11-22T04:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(now) + ms).toISOString();
const terms = {
  account: 'acc_1',
  organisation: 'org_1',
  client: 'script',
  browser: null,
  expiresAt: later(86_400_000),
};
const session = startSession('ses_1', terms, 0, now).next;

describe('a session', () => {
  it('is open until its time is over', () => {
    expect(isOpen(session, now)).toBe(true);
    expect(isOpen(session, later(86_399_999))).toBe(true);
    expect(isOpen(session, later(86_400_000))).toBe(false);
  });

  it('that nobody uses ends before, unless it may rest as long as it lasts', () => {
    const idle = 7_200_000;
    const resting = startSession('ses_1', terms, idle, now).next;
    expect(isOpen(resting, later(idle - 1))).toBe(true);
    expect(isOpen(resting, later(idle))).toBe(false);
    const seen = seeSession(resting, idle, later(3_600_000))?.next ?? resting;
    expect(isOpen(seen, later(idle))).toBe(true);
    expect(isOpen(seen, later(3_600_000 + idle))).toBe(false);
    expect(isOpen({ ...seen, idleUntil: later(1e12) }, later(86_400_000))).toBe(false);
  });

  it('that ends takes its tokens along, and ends once', () => {
    const { next, events } = endSession(session, 'revoked', later(1));
    expect(next).toMatchObject({ state: 'ended', ending: 'revoked' });
    expect(isOpen(next, later(1))).toBe(false);
    expect(events).toMatchObject([{ id: 'ses_1', about: 'session', revision: 2, revokedBefore: later(1) }]);
    expect(() => endSession(next, 'signedOut', later(2))).toThrow('ended');
  });

  it('is seen to the hour, and no more often', () => {
    expect(seeSession(session, 0, later(3_599_999))).toBeUndefined();
    expect(seeSession(session, 0, later(3_600_000))?.next.lastSeenAt).toBe(later(3_600_000));
  });
});
