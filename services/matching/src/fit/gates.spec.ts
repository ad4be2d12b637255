import { describe, expect, it } from '@jest/globals';
import { aGraduate, aWorldWith, anOpening } from './examples.ts';
import { eligibilityOf, judgeGates, questionOf } from './gates.ts';
import { reasonOf } from './reasons.ts';
import type { Gate, Graduate, HeldCredential, Opening, Outcome, Recognition, World } from './world.ts';
import { GATES } from './world.ts';

type Case = [
  title: string,
  outcome: Outcome,
  opening: Partial<Opening>,
  graduate: Partial<Graduate>,
  world?: Partial<World>,
];

/** Checks the one gate, and that no other gate minds. */
function gate(name: Gate, cases: readonly Case[]): void {
  describe(`the gate of ${name}`, () => {
    it.each(cases)('%s: %s', (_title, outcome, opening, graduate, world = {}) => {
      const results = judgeGates(anOpening(opening), aGraduate(graduate), aWorldWith(world));
      expect(results.filter((result) => result.outcome !== 'pass').map((result) => result.gate)).toEqual(
        outcome === 'pass' ? [] : [name],
      );
      const result = results.find((each) => each.gate === name);
      expect(result?.outcome).toBe(outcome);
      const reason = result && reasonOf(result);
      expect(reason ? Object.values(reason).every((text) => text.length > 0 && !text.includes('{}')) : true).toBe(true);
      expect(reason === undefined).toBe(outcome === 'pass');
    });
  });
}

const consents = (state: string, purpose = 'matching') => ({ consents: [{ purpose, state }] });

gate('consent', [
  ['consent to matching was granted', 'pass', {}, consents('granted')],
  ['it was withdrawn', 'fail', {}, consents('withdrawn')],
  ['it was only asked for', 'fail', {}, consents('asked')],
  ['consent was given to something else', 'fail', {}, consents('granted', 'study')],
  ['nothing is known of any consent', 'fail', {}, { consents: [] }],
]);

gate('organisation', [
  ['approved and published', 'pass', {}, {}],
  ['the employer is not approved', 'fail', {}, {}, { isApproved: () => false }],
  ['the opening is paused', 'fail', { state: 'paused' }, {}],
]);

gate(
  'status',
  ['held', 'placed', 'confirmed', 'withdrawn', 'erased'].map((state): Case => [state, 'fail', {}, { state }]),
);

// At the start, 2027-07, a person born 2011-07 is 16 × 12 = 192 months old, one born 2011-06 is 193, 2011-08 is 191.
// The cohort of 2024 is then in year 2027 − 2024 = 3; from September on a year more.
gate('kind', [
  ['no kind declared', 'pass', {}, { kinds: [] }],
  ['the kind is accepted', 'pass', {}, { kinds: ['orderClass', 'employment'] }],
  ['the kind is not accepted', 'fail', {}, { kinds: ['orderClass'] }],
  ['an intern of 193 months in year 3', 'pass', { kind: 'internship' }, { birth: '2011-06' }],
  ['an intern of 192 months', 'unknown', { kind: 'internship' }, { birth: '2011-07' }],
  ['an intern of 191 months', 'fail', { kind: 'internship' }, { birth: '2011-08' }],
  ['an intern whose birth is missing', 'unknown', { kind: 'internship' }, { birth: null }],
  ['an intern in year 2027 − 2026 = 1', 'fail', { kind: 'internship' }, { cohort: 2026 }],
  ['the same from September on, in year 2', 'pass', { kind: 'internship', start: '2027-09-01' }, { cohort: 2026 }],
  ['an intern of unknown cohort in year 2', 'pass', { kind: 'internship' }, { cohort: null, year: 2 }],
  ['an intern of unknown cohort in year 1', 'fail', { kind: 'internship' }, { cohort: null, year: 1 }],
  ['the cohort goes before the stored year', 'pass', { kind: 'internship' }, { cohort: 2025, year: 1 }],
  ['an intern of unknown cohort and year', 'unknown', { kind: 'internship' }, { cohort: null, year: null }],
  ['a minor of unknown year fails all the same', 'fail', { kind: 'internship' }, { birth: '2012-01', cohort: null }],
  ['a minor for employment', 'pass', {}, { birth: '2012-01', cohort: 2026 }],
]);

gate('education', [
  ['no minimum', 'pass', { education: null }, { education: null }],
  ['at the minimum', 'pass', { education: 'higherVocational' }, {}],
  ['below it', 'fail', { education: 'vocationalBachelor' }, {}],
  [
    'a bachelor where a vocational bachelor is asked',
    'pass',
    { education: 'vocationalBachelor' },
    { education: 'bachelor' },
  ],
  [
    'a vocational bachelor where a bachelor is asked',
    'pass',
    { education: 'bachelor' },
    { education: 'vocationalBachelor' },
  ],
  ['missing', 'unknown', { education: 'higherVocational' }, { education: null }],
]);

const majors = (code: string, scope: string) => ({ majors: [{ code, scope }], majorMust: true });

// 460103, 660103 and 260103 all are normalised class 06 01, category 06.
gate('major', [
  ['not set', 'pass', { majors: [{ code: '510201', scope: 'exact' }] }, {}],
  ['the same code', 'pass', majors('460103', 'exact'), {}],
  ['another code of the class, exact', 'fail', majors('460104', 'exact'), {}],
  ['the same number at another level, exact', 'fail', majors('660103', 'exact'), {}],
  ['the same class at another level', 'pass', majors('660104', 'class'), {}],
  ['a class code', 'pass', majors('4601', 'class'), {}],
  ['another class', 'fail', majors('4603', 'class'), {}],
  ['another class of the category', 'pass', majors('4603', 'category'), {}],
  ['a category code of another level', 'pass', majors('26', 'category'), {}],
  ['another category', 'fail', majors('51', 'category'), {}],
  ['an undergraduate major of the same class', 'pass', majors('080202K', 'class'), { major: '080201' }],
  ['an undergraduate major joins no vocational code', 'fail', majors('460103', 'category'), { major: '060103' }],
  ['missing', 'unknown', majors('460103', 'exact'), { major: null }],
]);

const skill = (level: number) => ({ skills: [{ skill: 'PLC', level, must: true }] });
const holds = (held: string, level: number, evidence = 'claimed') => ({ skills: [{ skill: held, level, evidence }] });

gate('skill', [
  ['held at its level, claimed', 'pass', skill(3), holds('PLC', 3)],
  ['held below its level', 'fail', skill(3), holds('PLC', 2, 'attested')],
  ['a narrower skill two steps below', 'pass', skill(3), holds('PLC-SAFE', 4)],
  ['a broader skill', 'fail', skill(3), holds('AUTO', 5)],
  ['a sibling', 'fail', skill(3), holds('HMI', 5)],
  ['absent', 'fail', skill(1), { skills: [] }],
]);

const held = (over: Partial<HeldCredential>): Partial<Graduate> => ({
  credentials: [{ credential: 'X-ROBOT', grade: 'intermediate', country: 'CN', state: 'verified', ...over }],
});
const asks = (grade: string | null, credential = 'X-ROBOT') => ({ credentials: [{ credential, grade, must: true }] });
const recognition = (over: Partial<Recognition> = {}): Partial<World> => ({
  recognitions: [
    {
      id: 'rec_1',
      revision: 1,
      from: { credential: 'F-KZ', grade: null, country: 'KZ' },
      to: { credential: 'X-ROBOT', grade: 'intermediate' },
      extent: 'full',
      confidence: 9000,
      ...over,
    },
  ],
});
const foreign = held({ credential: 'F-KZ', grade: null, country: 'KZ' });

gate('credential', [
  ['verified at its grade', 'pass', asks('intermediate'), held({})],
  ['verified at a higher grade', 'pass', asks('elementary'), held({})],
  ['verified at a lower grade', 'fail', asks('advanced'), held({})],
  ['no grade asked', 'pass', asks(null), held({ grade: null })],
  ['a grade asked but none held', 'unknown', asks('elementary'), held({ grade: null })],
  ['only claimed', 'unknown', asks('intermediate'), held({ state: 'claimed' })],
  ['claimed at a lower grade', 'fail', asks('advanced'), held({ state: 'claimed' })],
  ['refuted', 'fail', asks(null), held({ state: 'refuted' })],
  ['expired on the day before the start', 'fail', asks(null), held({ expiresOn: '2027-06-30' })],
  ['valid until the day of the start', 'pass', asks(null), held({ expiresOn: '2027-07-01' })],
  ['not held', 'fail', asks(null), { credentials: [] }],
  ['a medal in the listed competition', 'pass', asks(null, 'C-N'), { medals: [{ competition: 'C-N' }] }],
  ['by a full recognition', 'pass', asks('intermediate'), foreign, recognition()],
  ['by a full recognition at a lower grade', 'fail', asks('advanced'), foreign, recognition()],
  ['by a partial recognition', 'unknown', asks('intermediate'), foreign, recognition({ extent: 'partial' })],
  ['by one with a supplement', 'unknown', asks(null), foreign, recognition({ extent: 'withSupplement' })],
  [
    'claimed, by a full recognition',
    'unknown',
    asks(null),
    held({ credential: 'F-KZ', country: 'KZ', state: 'claimed' }),
    recognition(),
  ],
  ['of another country than the recognised one', 'fail', asks(null), held({ credential: 'F-KZ' }), recognition()],
  ['with no recognition in force', 'fail', asks(null), foreign],
]);

const speaks = (scheme: string, level: string | null) => ({ languages: [{ language: 'en', scheme, level }] });
const needs = (scheme: string, level: string) => ({ languages: [{ language: 'en', scheme, level, must: true }] });

gate('language', [
  ['at its level', 'pass', needs('CEFR', 'B1'), speaks('CEFR', 'B1')],
  ['native', 'pass', needs('CEFR', 'C2'), speaks('CEFR', 'native')],
  ['lower', 'fail', needs('CEFR', 'B2'), speaks('CEFR', 'B1')],
  ['TRKI compares with CEFR', 'pass', needs('CEFR', 'B1'), speaks('TRKI', 'B1')],
  ['HSK without a version is version 2', 'pass', needs('HSK2', '4'), speaks('HSK', '5')],
  ['the versions of HSK do not compare', 'unknown', needs('HSK3', '1'), speaks('HSK2', '6')],
  ['CET does not compare with CEFR', 'unknown', needs('CEFR', 'A1'), speaks('CET', '6')],
  ['CET-4 where CET-6 is asked', 'fail', needs('CET', '6'), speaks('CET', '4')],
  ['listed without a level', 'unknown', needs('CET', '4'), speaks('CET', null)],
  ['not listed', 'fail', needs('CET', '4'), { languages: [{ language: 'ru', scheme: 'CEFR', level: 'C2' }] }],
]);

gate('availability', [
  ['on the day of the start', 'pass', {}, { availableFrom: '2027-07-01' }],
  ['a day later', 'fail', {}, { availableFrom: '2027-07-02' }],
  ['missing', 'unknown', {}, { availableFrom: null }],
]);

const at = (...workplaces: string[]) => ({ workplaces, placeMust: true });

gate('place', [
  ['not set', 'pass', { workplaces: ['440100'] }, {}],
  ['one workplace lies within a declared region', 'pass', at('440100', '120113'), {}],
  ['none does', 'fail', at('130600'), {}],
  ['the declared region is narrower than the workplace', 'fail', at('120000'), { regions: ['120113'] }],
  ['goes anywhere', 'pass', at('KZ-ALA'), { anywhere: true }],
  ['abroad, within the country', 'pass', at('KZ-ALA'), { regions: ['KZ'] }],
  ['abroad, in another place of the country', 'fail', at('KZ-ALA'), { regions: ['KZ-AST'] }],
  ['nothing declared', 'unknown', at('120113'), { regions: [] }],
]);

const noAgreement = { hasOrderClassAgreement: () => false };

gate('agreement', [
  ['no order class', 'pass', {}, {}, noAgreement],
  ['an order class with an agreement', 'pass', { kind: 'orderClass' }, {}],
  ['an order class without one', 'fail', { kind: 'orderClass' }, {}, noAgreement],
]);

describe('the gates together', () => {
  it('are judged in their order', () => {
    expect(judgeGates(anOpening(), aGraduate(), aWorldWith()).map((result) => result.gate)).toEqual(GATES);
  });

  it('make eligible only whom all let pass, and ask one question where nothing fails', () => {
    const opening = anOpening({ education: 'bachelor', placeMust: true });
    const judge = (over: Partial<Graduate>) =>
      judgeGates(opening, aGraduate({ education: 'master', ...over }), aWorldWith());
    expect(eligibilityOf(judge({}))).toBe('eligible');
    const open = judge({ education: null, regions: [], availableFrom: null });
    expect(eligibilityOf(open)).toBe('needsInformation');
    expect(questionOf(open)).toBe('education');
    const failed = judge({ availableFrom: null, state: 'held' });
    expect(eligibilityOf(failed)).toBe('notEligible');
    expect(questionOf(failed)).toBeNull();
  });
});
