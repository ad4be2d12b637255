import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  counterAgreement,
  draftAgreement,
  expireAgreement,
  proposeAgreement,
  reviseDraft,
  signAgreement,
  startAgreement,
  terminateAgreement,
} from './agreement.ts';
import type { Agreement } from './agreement.ts';
import type { AgreementTerms } from './agreement-terms.ts';
import { amendAgreement, counterAmendment, mostVersions, signAmendment, withdrawAmendment } from './amendment.ts';
import type { Signing } from './signature.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const reason = { reasonCode: 'mutualConsent', note: null };
const terms: AgreementTerms = {
  type: 'orderClass',
  parties: ['org_college', 'org_enterprise', 'org_park'],
  title: { zh: '订单班合作协议' },
  scope: { majors: ['4603'], regions: ['120000'] },
  validFrom: '2026-09-01',
  validUntil: '2027-08-31',
  obligations: [{ party: 'org_college', what: { en: 'Opens a class of 30' }, due: '2027-03-01' }],
  textDigest: null,
};
const otherTerms = { ...terms, title: { en: 'Agreement on two order classes' } };
const draft = (overrides: Partial<AgreementTerms> = {}) =>
  draftAgreement('agr_1', 'org_college', { ...terms, ...overrides }, now).next;
const proposed = (overrides: Partial<AgreementTerms> = {}) => proposeAgreement(draft(overrides), null, now).next;
const by = (party: string): Signing => ({ party, account: `acc_${party}`, digest: null, key: null });
const sign = (agreement: Agreement, party: string, day = today) => signAgreement(agreement, by(party), day, now).next;
const two = { parties: ['org_college', 'org_enterprise'], obligations: [] };
const inForce = () => sign(sign(proposed(two), 'org_college'), 'org_enterprise');
const namesOf = (events: readonly object[]) => events.map((each) => each.constructor.name);

describe('an agreement', () => {
  it('is in force exactly when every party has signed, in whatever order, and each signs once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...terms.parties], { minLength: 1 }), (signers) => {
        let agreement = proposed();
        for (const [i, party] of signers.entries()) {
          const { next, events } = signAgreement(agreement, by(party), today, now);
          const last = i + 1 === terms.parties.length;
          expect(next.state).toBe(last ? 'inForce' : 'partiallySigned');
          expect(namesOf(events)).toEqual([last ? 'AgreementEnteredIntoForce' : 'AgreementSigned']);
          expect(() => sign(next, party)).toThrow(last ? 'inForce' : 'not yet signed');
          agreement = next;
        }
        expect(agreement.signedBy).toEqual(signers);
      }),
    );
  });

  it('tells in events neither who drafted it nor obligations, accounts and notes', () => {
    const { events } = terminateAgreement(
      sign(proposed(), 'org_park'),
      { reasonCode: 'other', note: 'Mr Li left' },
      now,
    );
    const told = JSON.stringify(events);
    for (const secret of ['proposedBy', 'Opens a class', 'acc_', 'Mr Li']) expect(told).not.toContain(secret);
    expect(events[0]).toMatchObject({ state: 'terminated', reasonCode: 'other', signedBy: ['org_park'], version: 1 });
  });

  it.each<[string, Partial<AgreementTerms>, string]>([
    ['one party', { parties: ['org_college'], obligations: [] }, '/parties'],
    ['a party twice', { parties: ['org_college', 'org_college'] }, '/parties'],
    ['dates reversed', { validFrom: '2027-09-01' }, '/validUntil'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, '/validFrom'],
    ['no title', { title: {} }, '/title'],
    ['a major that nobody knows', { scope: { majors: ['999999'], regions: [] } }, '/scope/majors/0'],
    ['a region that nobody knows', { scope: { majors: [], regions: ['120000', 'XX'] } }, '/scope/regions/1'],
    [
      'an obligation of a stranger',
      { obligations: [{ party: 'org_x', what: { en: 'a' }, due: null }] },
      '/obligations/0/party',
    ],
    ['an empty obligation', { obligations: [{ party: 'org_park', what: {}, due: null }] }, '/obligations/0/what'],
    [
      'an obligation without a real day',
      { obligations: [{ party: 'org_park', what: { en: 'a' }, due: '2027-02-30' }] },
      '/obligations/0/due',
    ],
  ])('of %s is refused', (_, wrong, pointer) => {
    expect(() => draft(wrong)).toThrow(pointer);
  });

  it('is written anew while it is a draft, and has another digest then', () => {
    const next = reviseDraft(draft(), { ...terms, type: 'framework' }, now).next;
    expect(next).toMatchObject({ type: 'framework', revision: 2, state: 'draft' });
    expect(next.digest).not.toBe(draft().digest);
    expect(() => reviseDraft(proposed(), terms, now)).toThrow('proposed');
  });

  it('that was ended or is only a draft is neither signed nor ended again', () => {
    expect(() => sign(draft(), 'org_college')).toThrow('draft');
    expect(() => terminateAgreement(draft(), reason, now)).toThrow('draft');
    const ended = terminateAgreement(proposed(), reason, now).next;
    expect(() => sign(ended, 'org_college')).toThrow('terminated');
    expect(() => terminateAgreement(ended, reason, now)).toThrow('terminated');
  });

  it('is not signed after its last day, and ends on the day after it', () => {
    const short = proposed({ ...two, validUntil: today });
    const held = sign(sign(short, 'org_college'), 'org_enterprise');
    expect(() => sign(short, 'org_college', '2026-11-23')).toThrow('/validUntil');
    expect(expireAgreement(held, today, now)).toBeUndefined();
    expect(expireAgreement(held, '2026-11-23', now)?.next).toMatchObject({
      state: 'expired',
      reasonCode: 'validityEnded',
    });
    expect(expireAgreement({ ...held, validUntil: null }, '2999-01-01', now)).toBeUndefined();
    expect(expireAgreement(short, '2026-11-23', now)).toBeUndefined();
  });

  it('that all have signed waits for its first day', () => {
    const early = proposed({ ...two, validFrom: '2026-12-01' });
    const half = sign(early, 'org_college');
    const waiting = sign(half, 'org_enterprise');
    expect(waiting).toMatchObject({ state: 'partiallySigned', signedBy: ['org_college', 'org_enterprise'] });
    expect(startAgreement(waiting, '2026-11-30', now)).toBeUndefined();
    expect(startAgreement(half, '2026-12-01', now)).toBeUndefined();
    const started = startAgreement(waiting, '2026-12-01', now);
    expect(started?.next).toMatchObject({ state: 'inForce', heldFrom: now, revision: waiting.revision + 1 });
    expect(namesOf(started?.events ?? [])).toEqual(['AgreementEnteredIntoForce']);
    expect(started && startAgreement(started.next, '2026-12-02', now)).toBeUndefined();
  });
});

describe('the right to edit', () => {
  it('sits with one party at a time, and is handed over by each counter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...terms.parties), { maxLength: 8 }), (hands) => {
        let agreement = proposed();
        expect(agreement.editor).toBe('org_enterprise');
        for (const to of hands) {
          const editor = agreement.editor ?? '';
          for (const other of terms.parties.filter((party) => party !== editor)) {
            expect(() => counterAgreement(agreement, other, otherTerms, null, now)).toThrow('right to edit');
          }
          if (to === editor) expect(() => counterAgreement(agreement, editor, terms, to, now)).toThrow('/to');
          else {
            const { next, events } = counterAgreement(agreement, editor, otherTerms, to, now);
            expect(next).toMatchObject({ state: 'countered', laidBy: editor, editor: to, version: 1 });
            expect(namesOf(events)).toEqual(['AgreementCountered']);
            agreement = next;
          }
        }
      }),
    );
  });

  it('ends with the first signature: the text is fixed', () => {
    const signed = sign(proposed(), 'org_college');
    expect(signed.editor).toBeNull();
    expect(() => counterAgreement(signed, 'org_enterprise', otherTerms, null, now)).toThrow('partiallySigned');
  });

  it('is not handed to a stranger', () => {
    expect(() => proposeAgreement(draft(), 'org_x', now)).toThrow('/to');
  });

  it('changes neither the parties nor the kind', () => {
    const countered = counterAgreement(proposed(), 'org_enterprise', { ...otherTerms }, null, now).next;
    expect(countered).toMatchObject({ parties: terms.parties, type: 'orderClass', title: otherTerms.title });
    expect(countered.digest).not.toBe(proposed().digest);
  });
});

describe('an amendment', () => {
  const amended = (agreement: Agreement) => amendAgreement(agreement, 'org_college', otherTermsOfTwo, null, now).next;
  const otherTermsOfTwo = { ...otherTerms, ...two, validUntil: '2029-08-31' };
  const signIt = (agreement: Agreement, party: string) => signAmendment(agreement, by(party), today, now);

  it('leaves the old version in force until all have signed, and then takes its place', () => {
    const old = inForce();
    const onTheTable = amended(old);
    expect(onTheTable).toMatchObject({ state: 'inForce', version: 1, digest: old.digest, validUntil: '2027-08-31' });
    expect(onTheTable.amendment).toMatchObject({ version: 2, state: 'proposed', editor: 'org_enterprise' });
    const half = signIt(onTheTable, 'org_college');
    expect(namesOf(half.events)).toEqual(['AmendmentSigned']);
    expect(half.next).toMatchObject({ title: old.title, signedBy: old.signedBy });
    const whole = signIt(half.next, 'org_enterprise');
    expect(namesOf(whole.events)).toEqual(['AgreementAmended']);
    expect(whole.next).toMatchObject({ state: 'inForce', version: 2, validUntil: '2029-08-31', amendment: null });
    expect(whole.next.earlier).toMatchObject([{ version: 1, digest: old.digest, signatures: old.signatures }]);
    expect(whole.next.signatures).toHaveLength(2);
  });

  it('is countered by turns, and withdrawn without a trace', () => {
    const onTheTable = amended(inForce());
    expect(() => counterAmendment(onTheTable, 'org_college', otherTermsOfTwo, null, now)).toThrow('right to edit');
    const countered = counterAmendment(onTheTable, 'org_enterprise', { ...terms, ...two }, null, now).next;
    expect(countered.amendment).toMatchObject({ version: 2, state: 'countered', editor: 'org_college' });
    const half = signIt(countered, 'org_college').next;
    expect(() => counterAmendment(half, 'org_enterprise', otherTermsOfTwo, null, now)).toThrow('partiallySigned');
    expect(withdrawAmendment(half, now).next).toMatchObject({
      amendment: null,
      version: 1,
      signedBy: inForce().signedBy,
    });
    expect(() => withdrawAmendment(inForce(), now)).toThrow('new version');
  });

  it('is one at a time, of an agreement in force, and leaves its first day', () => {
    expect(() => amended(proposed(two))).toThrow('proposed');
    expect(() => amended(amended(inForce()))).toThrow('already');
    const other = { ...otherTermsOfTwo, validFrom: '2026-10-01' };
    expect(() => amendAgreement(inForce(), 'org_college', other, null, now)).toThrow('/validFrom');
    expect(() => amended({ ...inForce(), version: mostVersions })).toThrow('at most');
    expect(terminateAgreement(amended(inForce()), reason, now).next.amendment).toBeNull();
  });
});
