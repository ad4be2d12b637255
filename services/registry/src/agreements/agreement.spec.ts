import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftAgreement, expireAgreement, proposeAgreement, signAgreement, terminateAgreement } from './agreement.ts';
import type { Agreement, AgreementTerms } from './agreement.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const terms: AgreementTerms = {
  type: 'orderClass',
  parties: ['org_college', 'org_enterprise', 'org_park'],
  title: { zh: '订单班合作协议' },
  validFrom: '2026-09-01',
  validUntil: '2027-08-31',
};
const draft = (overrides: Partial<AgreementTerms> = {}) =>
  draftAgreement('agr_1', 'org_college', { ...terms, ...overrides }, now).next;
const namesOf = (events: readonly object[]) => events.map((each) => each.constructor.name);

describe('an agreement', () => {
  it('is in force exactly when every party has signed, in whatever order, and each signs once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...terms.parties], { minLength: 1 }), (signers) => {
        let agreement: Agreement = proposeAgreement(draft(), now).next;
        for (const [i, party] of signers.entries()) {
          const { next, events } = signAgreement(agreement, party, today, now);
          const last = i + 1 === terms.parties.length;
          expect(next.state).toBe(last ? 'inForce' : 'partiallySigned');
          expect(namesOf(events)).toEqual([last ? 'AgreementEnteredIntoForce' : 'AgreementSigned']);
          expect(() => signAgreement(next, party, today, now)).toThrow();
          agreement = next;
        }
        expect(agreement.signedBy).toEqual(signers);
      }),
    );
  });

  it('does not tell who drafted it', () => {
    const { events } = proposeAgreement(draft(), now);
    expect(events[0]).not.toHaveProperty('proposedBy');
  });

  it.each<[string, Partial<AgreementTerms>, string]>([
    ['one party', { parties: ['org_college'] }, '/parties'],
    ['a party twice', { parties: ['org_college', 'org_college'] }, '/parties'],
    ['dates reversed', { validFrom: '2027-09-01' }, '/validUntil'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, '/validFrom'],
  ])('of %s is refused', (_, wrong, pointer) => {
    expect(() => draft(wrong)).toThrow(pointer);
  });

  it('that was ended or is only a draft is neither signed nor ended again', () => {
    expect(() => signAgreement(draft(), 'org_college', today, now)).toThrow('draft');
    expect(() => terminateAgreement(draft(), now)).toThrow('draft');
    const ended = terminateAgreement(proposeAgreement(draft(), now).next, now).next;
    expect(() => signAgreement(ended, 'org_college', today, now)).toThrow('terminated');
    expect(() => terminateAgreement(ended, now)).toThrow('terminated');
  });

  it('is not signed after its last day, and ends on the day after it', () => {
    const proposed = proposeAgreement(draft({ parties: ['a', 'b'], validUntil: today }), now).next;
    const inForce = signAgreement(signAgreement(proposed, 'a', today, now).next, 'b', today, now).next;
    expect(() => signAgreement(proposed, 'a', '2026-11-23', now)).toThrow('/validUntil');
    expect(expireAgreement(inForce, today, now)).toBeUndefined();
    expect(expireAgreement(inForce, '2026-11-23', now)?.next.state).toBe('expired');
    expect(expireAgreement({ ...inForce, validUntil: null }, '2999-01-01', now)).toBeUndefined();
    expect(expireAgreement(proposed, '2026-11-23', now)).toBeUndefined();
  });
});
