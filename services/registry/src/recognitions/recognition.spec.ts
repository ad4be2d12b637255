import { describe, expect, it } from '@jest/globals';
import { draftRecognition, enterIntoForce, expireRecognition, suspendRecognition } from './recognition.ts';
import type { RecognitionTerms } from './recognition.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const terms: RecognitionTerms = {
  from: { credential: 'KZ-WELDER-4', grade: null, country: 'KZ' },
  to: { credential: 'X-ROBOT-OM', grade: 'intermediate', country: 'CN' },
  extent: 'full',
  confidence: 9000,
  agreement: null,
  validUntil: today,
};
const draft = (overrides: Partial<RecognitionTerms> = {}) =>
  draftRecognition('rec_1', { ...terms, ...overrides }, now).next;

describe('a recognition', () => {
  it('is of a credential that may be foreign to us, as one that must not be', () => {
    expect(draft().state).toBe('drafted');
    expect(() => draft({ to: { ...terms.to, credential: 'NOTHING' } })).toThrow('/to/credential');
    expect(() => draft({ to: { ...terms.to, grade: 'golden' } })).toThrow('/to/grade');
    expect(() => draft({ validUntil: '2026-02-30' })).toThrow('/validUntil');
  });

  it('counts from its entry into force, not while it is suspended, and again after that', () => {
    const inForce = enterIntoForce(draft(), today, now);
    expect(inForce.events.map((each) => each.constructor.name)).toEqual(['RecognitionEnteredIntoForce']);
    expect(() => enterIntoForce(inForce.next, today, now)).toThrow('inForce');
    const suspended = suspendRecognition(inForce.next, now).next;
    expect(() => suspendRecognition(suspended, now)).toThrow('suspended');
    expect(enterIntoForce(suspended, today, now).next).toMatchObject({ state: 'inForce', revision: 4 });
    expect(() => suspendRecognition(draft(), now)).toThrow('drafted');
  });

  it('ends on the day after its last, also while it is suspended, and does not come back', () => {
    const inForce = enterIntoForce(draft(), today, now).next;
    expect(expireRecognition(inForce, today, now)).toBeUndefined();
    const expired = expireRecognition(inForce, '2026-11-23', now)?.next;
    expect(expired?.state).toBe('expired');
    expect(expireRecognition(suspendRecognition(inForce, now).next, '2026-11-23', now)?.next.state).toBe('expired');
    expect(expireRecognition(draft(), '2026-11-23', now)).toBeUndefined();
    expect(() => enterIntoForce(draft(), '2026-11-23', now)).toThrow('/validUntil');
  });
});
