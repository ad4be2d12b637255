import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { organisationKinds, vettingScopes } from '@duijie/contracts';
import type { DomainError } from '@duijie/domain';
import { checklistFor } from './checklists.ts';
import { daysAfter } from './days.ts';
import { appealCase, confirmCondition, decideCase } from './decision.ts';
import { announceExpiry, expireCase } from './expiry.ts';
import { assignReviewer, declareInterest, judgeItem, requestEvidence, submitEvidence } from './review.ts';
import { addEvidence, openCase, removeEvidence, supersedeCase, verdicts } from './vetting-case.ts';
import type { DecisionTerms, Subject, VettingCase } from './vetting-case.ts';

const now = '2026-11-29T05:00:00.000Z';
const today = '2026-11-29';
const subject: Subject = {
  id: 'org_1',
  kind: 'enterprise',
  name: { zh: '示例机器人有限公司' },
  country: 'CN',
  state: 'applied',
};
const a = { subject: 'acc_a', organisation: null };
const b = { subject: 'acc_b', organisation: 'org_evaluator' };
const c = { subject: 'acc_c', organisation: null };
const d = { subject: 'acc_d', organisation: null };
const clear = { conflict: false, note: null };
const approve: DecisionTerms = { outcome: 'approved', conditions: [], dueOn: null, validUntil: '2028-11-29' };
const conditional: DecisionTerms = {
  outcome: 'conditional',
  conditions: ['补交安全生产许可', '完善带薪制度'],
  dueOn: '2027-02-28',
  validUntil: '2028-11-29',
};
const refuse: DecisionTerms = { outcome: 'refused', conditions: [], dueOn: null, validUntil: null };

const opened = openCase('vet_1', subject, 'membership', now).next;
const withReviewers = (vettingCase: VettingCase, ...reviewers: (typeof a | typeof b)[]) =>
  reviewers.reduce((each, acting) => {
    const assigned = assignReviewer(each, acting.subject, now).next;
    return declareInterest(assigned, acting, clear, now).next;
  }, vettingCase);
const piece = (item: string, id = `evd_${item}`) => ({
  id,
  item,
  name: `${item}.pdf`,
  uploadedAt: now,
  file: { id: `fil_${id}`, bytes: 10, sha256: '0'.repeat(64), type: 'pdf', key: 'sealed' },
});
const withEvidence = (vettingCase: VettingCase) =>
  vettingCase.items.reduce((each, { id }) => addEvidence(each, piece(id), now).next, vettingCase);
const judged = (vettingCase: VettingCase, verdict: 'met' | 'notMet' = 'met') =>
  vettingCase.items.reduce(
    (each, { id }) => judgeItem(each, a, id, { verdict, note: '已核对' }, now).next,
    vettingCase,
  );
const ready = judged(withReviewers(withEvidence(opened), a, b));
const say = (vettingCase: VettingCase, acting: typeof a | typeof b, terms: DecisionTerms, of = subject) =>
  decideCase(vettingCase, of, acting, { terms, note: '理由' }, today, now).next;
const both = (vettingCase: VettingCase, terms: DecisionTerms) => say(say(vettingCase, a, terms), b, terms);

describe('a vetting case', () => {
  it('asks what fits the kind and scope, and is for none that cannot be asked', () => {
    expect(opened.items.map(({ id }) => id)).not.toContain('intermediary-licence');
    const intermediary = openCase('vet_2', { ...subject, intermediary: true }, 'membership', now).next;
    expect(intermediary.items.map(({ id }) => id)).toContain('intermediary-licence');
    const approved = { ...subject, state: 'approved' } as const;
    expect(() => openCase('vet_3', approved, 'workshop', now)).toThrow('/scope');
    expect(() => openCase('vet_3', subject, 'internships', now)).toThrow('approved');
    expect(() => openCase('vet_3', { ...subject, state: 'rejected' }, 'membership', now)).toThrow('rejected');
  });

  it('has a checklist in three languages for the membership of every kind, each item once', () => {
    for (const kind of organisationKinds) {
      for (const scope of vettingScopes) {
        for (const country of ['CN', 'KZ']) {
          const items = checklistFor(scope, { kind, country });
          if (scope === 'membership') expect(items?.length).toBeGreaterThan(0);
          expect(new Set(items?.map(({ id }) => id)).size).toBe(items?.length ?? 0);
          for (const { title } of items ?? []) expect(Object.keys(title)).toEqual(['zh', 'en', 'ru']);
        }
      }
    }
  });

  it('is in review when two reviewers have declared no conflict of interest', () => {
    const one = withReviewers(opened, a);
    expect(one.state).toBe('opened');
    const assigned = assignReviewer(one, b.subject, now).next;
    expect(() => declareInterest(assigned, b, { conflict: true, note: null }, now)).toThrow('/note');
    const conflicted = declareInterest(assigned, b, { conflict: true, note: '持股' }, now).next;
    expect([conflicted.state, conflicted.readers]).toEqual(['opened', ['org_1', 'acc_a']]);
    expect(withReviewers(conflicted, c).state).toBe('inReview');
  });

  it('is reviewed by nobody who was not assigned, has a conflict, or is of the organisation itself', () => {
    const met = { verdict: 'met', note: null } as const;
    const codeOf = (act: () => unknown) => {
      try {
        act();
      } catch (error) {
        return (error as DomainError).code;
      }
      return undefined;
    };
    expect(codeOf(() => judgeItem(ready, c, 'credit', met, now))).toBe('reviewer.not-found');
    const own = { subject: 'acc_own', organisation: 'org_1' };
    const assigned = assignReviewer(ready, own.subject, now).next;
    expect(codeOf(() => declareInterest(assigned, own, clear, now))).toBe('vetting-case.own-organisation');
    expect(codeOf(() => judgeItem(assigned, own, 'credit', met, now))).toBe('vetting-case.own-organisation');
    const undeclared = assignReviewer(ready, c.subject, now).next;
    expect(codeOf(() => judgeItem(undeclared, c, 'credit', met, now))).toBe('vetting-case.conflict');
    const conflicted = declareInterest(undeclared, c, { conflict: true, note: '亲属任职' }, now).next;
    expect(codeOf(() => say(conflicted, c, approve))).toBe('vetting-case.conflict');
  });

  it('an item that needs evidence is met by evidence alone, and open again when that is taken back', () => {
    const review = withReviewers(opened, a, b);
    expect(() => judgeItem(review, a, 'credit', { verdict: 'met', note: null }, now)).toThrow('/verdict');
    expect(() => judgeItem(review, a, 'credit', { verdict: 'notMet', note: ' ' }, now)).toThrow('/note');
    const removed = removeEvidence(ready, 'evd_credit', now).next;
    expect(removed.items.find(({ id }) => id === 'credit')?.verdict).toBeNull();
    expect(removed.files).not.toContain('fil_evd_credit');
    expect(() => say(removed, a, approve)).toThrow('/items/credit');
  });

  it('waits for the evidence that was asked for', () => {
    const asked = requestEvidence(ready, a, ['credit'], now).next;
    expect(asked.state).toBe('evidenceRequested');
    expect(() => submitEvidence(asked, now)).toThrow('/items/credit');
    const sent = addEvidence(asked, piece('credit', 'evd_2'), now).next;
    expect(submitEvidence(sent, now).next.state).toBe('inReview');
    expect(() => requestEvidence(ready, a, ['nothing'], now)).toThrow('nothing');
  });

  it('is decided when two say the same, and not when they differ or one says it twice', () => {
    expect(say(say(ready, a, approve), a, approve).state).toBe('inReview');
    const split = say(say(ready, a, approve), b, { ...approve, validUntil: '2027-11-29' });
    expect(split.state).toBe('inReview');
    const approved = say(split, b, approve);
    expect(approved).toMatchObject({ state: 'approved', validUntil: '2028-11-29', openFor: null, settled: false });
    expect(approved.decisions[0]?.decidedBy).toEqual(['acc_a', 'acc_b']);
    expect(() => say(approved, a, approve)).toThrow('inReview');
  });

  it('what was thought before evidence or a verdict came counts no more', () => {
    const thought = say(ready, a, approve);
    expect(addEvidence(thought, piece('credit', 'evd_3'), now).next.opinions).toEqual([]);
    expect(judgeItem(thought, b, 'credit', { verdict: 'met', note: null }, now).next.opinions).toEqual([]);
    const declared = declareInterest(thought, a, { conflict: true, note: '入股' }, now).next;
    expect(say(declared, b, approve).state).toBe('inReview');
  });

  it.each<[string, DecisionTerms, string]>([
    ['an approval without an end', { ...approve, validUntil: null }, '/validUntil'],
    ['an approval into the past', { ...approve, validUntil: today }, '/validUntil'],
    ['an approval for ever', { ...approve, validUntil: '2036-01-01' }, '/validUntil'],
    ['an approval with conditions', { ...approve, conditions: ['x'] }, '/conditions'],
    ['a conditional one without conditions', { ...conditional, conditions: [] }, '/conditions'],
    ['conditions without a day', { ...conditional, dueOn: null }, '/dueOn'],
    ['conditions due after the end', { ...conditional, dueOn: '2029-01-01' }, '/dueOn'],
    ['a refusal of what is all met', refuse, '/items'],
    ['a refusal until a day', { ...refuse, validUntil: '2028-11-29' }, '/validUntil'],
  ])('%s is refused', (_, terms, pointer) => {
    const attempt = () => say(ready, a, terms);
    expect(attempt).toThrow(
      expect.objectContaining({ errors: expect.arrayContaining([expect.objectContaining({ pointer })]) }),
    );
  });

  it('an intermediary is admitted with a licence in force, and no longer than that', () => {
    const licence = { number: 'HR-1', issuer: '示例市人社局', validUntil: '2028-06-30' };
    const broker = { ...subject, intermediary: true };
    expect(() => say(ready, a, approve, broker)).toThrow('/licence');
    expect(() => say(ready, a, approve, { ...broker, licence: { ...licence, validUntil: '2026-11-28' } })).toThrow(
      '/licence',
    );
    expect(() => say(ready, a, approve, { ...broker, licence })).toThrow('/validUntil');
    expect(say(ready, a, { ...approve, validUntil: '2028-06-30' }, { ...broker, licence }).opinions).toHaveLength(1);
  });

  it('conditions are confirmed one by one; with the last the approval is a plain one', () => {
    const decided = both(ready, conditional);
    expect(decided).toMatchObject({ state: 'conditional', openConditions: 2, endsOn: '2027-02-28' });
    const one = confirmCondition(decided, a, 0, now).next;
    expect([one.state, one.openConditions]).toEqual(['conditional', 1]);
    const all = confirmCondition(one, b, 1, now).next;
    expect(all).toMatchObject({ state: 'approved', dueOn: null, endsOn: '2028-11-29', openConditions: 0 });
    expect(() => confirmCondition(decided, a, 2, now)).toThrow('condition');
  });

  it('a refusal is appealed within thirty days, and others than those who refused decide on it', () => {
    const refused = both(judged(ready, 'notMet'), refuse);
    expect(() => appealCase(refused, '不服', daysAfter(today, 31), now)).toThrow('30 days');
    const appealed = appealCase(refused, '材料已齐', daysAfter(today, 30), now).next;
    const upheld: DecisionTerms = { ...refuse, outcome: 'upheld' };
    expect(() => say(appealed, a, upheld)).toThrow('does not decide on the appeal');
    const fresh = withReviewers(appealed, c, d);
    expect(fresh.state).toBe('appealed');
    expect(say(say(fresh, c, upheld), d, upheld)).toMatchObject({ state: 'upheld', validUntil: null });
    const overturned: DecisionTerms = { ...approve, outcome: 'overturned' };
    expect(say(say(fresh, c, overturned), d, overturned)).toMatchObject({ state: 'overturned', endsOn: '2028-11-29' });
    expect(() => say(ready, a, overturned)).toThrow('appealed');
  });

  it('is announced to end at 60, 30 and 7 days, each once, and ends on the day after its last', () => {
    let approved = both(ready, approve);
    const told: number[] = [];
    for (let left = 70; left >= 0; left -= 1) {
      const change = announceExpiry(approved, daysAfter('2028-11-29', -left), now);
      if (!change) continue;
      approved = change.next;
      told.push(left);
    }
    expect(told).toEqual([60, 30, 7]);
    expect(expireCase(approved, '2028-11-29', now)).toBeUndefined();
    expect(expireCase(approved, '2028-11-30', now)?.next).toMatchObject({ state: 'expired', endsOn: null });
    // A calendar that stood still says the nearest alone.
    const late = announceExpiry(both(ready, approve), daysAfter('2028-11-29', -5), now);
    expect(late?.next.remindedDays).toBe(7);
  });

  it('ends nothing and announces nothing when a newer one has taken its place', () => {
    const superseded = supersedeCase(both(ready, approve), 'vet_2', now).next;
    expect(expireCase(superseded, '2030-01-01', now)).toBeUndefined();
    expect(announceExpiry(superseded, '2028-11-20', now)).toBeUndefined();
  });

  it('tells the world what came of it, and neither evidence, notes nor who looked at it', () => {
    const { events } = decideCase(say(ready, a, approve), subject, b, { terms: approve, note: '内部意见' }, today, now);
    expect(Object.keys(events[0] ?? {}).sort()).toEqual(
      [
        'createdAt',
        'dueOn',
        'id',
        'openConditions',
        'revision',
        'scope',
        'state',
        'subject',
        'subjectName',
        'updatedAt',
        'validUntil',
      ].sort(),
    );
  });

  it('whatever is done with it, nobody with a conflict has decided and two have', () => {
    const people = [a, b, c, { subject: 'acc_own', organisation: 'org_1' }];
    const person = fc.constantFrom(...people);
    const item = fc.constantFrom(...opened.items.map(({ id }) => id));
    const terms = fc.constantFrom(approve, conditional, refuse);
    const anAct = fc.oneof(
      person.map((who) => (v: VettingCase) => assignReviewer(v, who.subject, now)),
      fc.tuple(person, fc.boolean()).map(
        ([who, conflict]) =>
          (v: VettingCase) =>
            declareInterest(v, who, { conflict, note: 'x' }, now),
      ),
      fc.tuple(person, item, fc.constantFrom(...verdicts)).map(
        ([who, id, verdict]) =>
          (v: VettingCase) =>
            judgeItem(v, who, id, { verdict, note: 'x' }, now),
      ),
      fc.tuple(person, terms).map(
        ([who, wish]) =>
          (v: VettingCase) =>
            decideCase(v, subject, who, { terms: wish, note: 'x' }, today, now),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(opened, ready), fc.array(anAct, { maxLength: 25 }), (start, acts) => {
        let vettingCase = start;
        for (const act of acts) {
          const before = structuredClone(vettingCase);
          try {
            const { next } = act(vettingCase);
            expect(next.revision).toBe(vettingCase.revision + 1);
            expect(vettingCase).toEqual(before);
            vettingCase = next;
          } catch (error) {
            expect(['invalid', 'conflict', 'forbidden', 'not-found']).toContain((error as DomainError).kind);
          }
        }
        for (const { decidedBy } of vettingCase.decisions) {
          expect(new Set(decidedBy).size).toBeGreaterThanOrEqual(2);
          expect(decidedBy).not.toContain('acc_own');
          for (const each of decidedBy) {
            expect(vettingCase.reviewers.find((reviewer) => reviewer.subject === each)?.conflict).toBe(false);
          }
        }
      }),
    );
  });
});
