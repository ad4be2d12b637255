import { describe, expect, it } from '@jest/globals';
import {
  draftRecognition,
  endRecognition,
  enterIntoForce,
  expireRecognition,
  suspendRecognition,
} from './recognition.ts';
import type { ItsAgreement, Recognition, RecognitionTerms } from './recognition.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const terms: RecognitionTerms = {
  from: { credential: 'KZ-WELDER-4', grade: null, country: 'KZ' },
  to: { credential: 'X-ROBOT-OM', grade: 'intermediate', country: 'CN' },
  extent: 'full',
  confidence: 9000,
  agreement: null,
  validUntil: today,
  title: null,
};
const draft = (overrides: Partial<RecognitionTerms> = {}, agreement?: ItsAgreement) =>
  draftRecognition('rec_1', { ...terms, ...overrides }, agreement, now).next;
const enter = (recognition: Recognition, day = today) => enterIntoForce(recognition, undefined, day, now);

describe('a recognition', () => {
  it('is of a credential that may be foreign to us, as one that must not be', () => {
    expect(draft().state).toBe('drafted');
    expect(() => draft({ to: { ...terms.to, credential: 'NOTHING' } })).toThrow('/to/credential');
    expect(() => draft({ to: { ...terms.to, grade: 'golden' } })).toThrow('/to/grade');
    expect(() => draft({ validUntil: '2026-02-30' })).toThrow('/validUntil');
  });

  it('counts from its entry into force, not while it is suspended, and again after that', () => {
    const inForce = enter(draft());
    expect(inForce.events.map((each) => each.constructor.name)).toEqual(['RecognitionEnteredIntoForce']);
    expect(() => enter(inForce.next)).toThrow('inForce');
    const suspended = suspendRecognition(inForce.next, now).next;
    expect(() => suspendRecognition(suspended, now)).toThrow('suspended');
    expect(enter(suspended).next).toMatchObject({ state: 'inForce', revision: 4 });
    expect(() => suspendRecognition(draft(), now)).toThrow('drafted');
  });

  it('ends on the day after its last, also while it is suspended, and does not come back', () => {
    const inForce = enter(draft()).next;
    expect(expireRecognition(inForce, today, now)).toBeUndefined();
    const expired = expireRecognition(inForce, '2026-11-23', now)?.next;
    expect(expired?.state).toBe('expired');
    expect(expireRecognition(suspendRecognition(inForce, now).next, '2026-11-23', now)?.next.state).toBe('expired');
    expect(expireRecognition(draft(), '2026-11-23', now)).toBeUndefined();
    expect(() => enter(draft(), '2026-11-23')).toThrow('/validUntil');
  });

  it('belongs to an agreement on recognition that is not over, and ends with it', () => {
    const its = (overrides: Partial<ItsAgreement> = {}): ItsAgreement => ({
      type: 'recognition',
      state: 'proposed',
      ...overrides,
    });
    const named = { agreement: 'agr_1' };
    for (const wrong of [undefined, its({ type: 'framework' }), its({ state: 'terminated' })]) {
      expect(() => draft(named, wrong)).toThrow('/agreement');
    }
    const drafted = draft(named, its());
    expect(enterIntoForce(drafted, its(), today, now).next.state).toBe('inForce');
    expect(() => enterIntoForce(drafted, its({ state: 'expired' }), today, now)).toThrow('over');
    expect(endRecognition(drafted, now)).toBeUndefined();
    const inForce = enterIntoForce(drafted, its(), today, now).next;
    expect(endRecognition(inForce, now)?.next).toMatchObject({ state: 'expired', reasonCode: 'agreementEnded' });
  });

  it('is named after its credentials where nobody names it', () => {
    expect(draft().title).toEqual({
      zh: 'KZ-WELDER-4 (KZ) 互认为 工业机器人操作与运维',
      en: expect.stringContaining('KZ-WELDER-4 (KZ) counts as'),
      ru: expect.stringContaining('признаётся как'),
    });
    expect(draft({ title: { en: 'Of the Qingdao kind' } }).title).toEqual({ en: 'Of the Qingdao kind' });
  });
});
