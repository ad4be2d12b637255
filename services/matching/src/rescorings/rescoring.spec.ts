import { describe, expect, it } from '@jest/globals';
import type { RecognitionBody } from '@duijie/contracts';
import { aGraduate, anOpening } from '@duijie/testing';
import { shippedTaxonomy } from '../fit/shipped-taxonomy.ts';
import type { World } from '../fit/world.ts';
import { asCounted } from '../world/known-world.ts';
import { recounted, rescored, rescoring, sameCounted, turnsOf, worldsBetween } from './rescoring.ts';
import type { Turn } from './rescoring.ts';

const now = '2026-11-29T04:00:00.000Z';
const aRecognition = (overrides: Partial<RecognitionBody> = {}): RecognitionBody => ({
  id: 'rec_1',
  revision: 2,
  createdAt: now,
  updatedAt: now,
  state: 'inForce',
  from: { credential: 'N-ELECTRICIAN', grade: null, country: 'KZ' },
  to: { credential: 'L-ELEC-LV', grade: null, country: 'CN' },
  extent: 'full',
  confidence: 9000,
  agreement: null,
  validUntil: null,
  title: { en: 'Electricians of Kazakhstan' },
  ...overrides,
});
const recognition = asCounted(aRecognition());
const worldWith = (...recognitions: World['recognitions'][number][]): World => ({
  taxonomy: shippedTaxonomy,
  recognitions,
  hasOrderClassAgreement: () => false,
  isApproved: () => true,
});
const asking = (must = true) =>
  anOpening({ credentials: [{ credential: 'L-ELEC-LV', grade: null, weight: 10, must }] });
const electrician = aGraduate({
  credentials: [
    { credential: 'N-ELECTRICIAN', grade: 'level4', country: 'KZ', state: 'verified', issuedOn: null, expiresOn: null },
  ],
});
const began: Turn = { recognition, revision: 2, change: 'counts' };
const change = (graduate = electrician, opening = asking()) =>
  rescored(opening, graduate, began, worldWith(), worldWith(recognition));

describe('what turned for an opening', () => {
  const known = (id: string) => (id === recognition.id ? recognition : undefined);
  const empty = recounted(undefined, asking(), worldWith());

  it('is nothing when it is looked at first, whatever counts then', () => {
    const first = recounted(undefined, asking(), worldWith(recognition));
    expect(first).toMatchObject({ revision: 1, asked: ['L-ELEC-LV'], counted: [{ id: 'rec_1', revision: 2 }] });
    expect(turnsOf(undefined, first, known)).toEqual([]);
  });

  it('is a recognition that begins and one that ceases to count, each by the revision at which it began', () => {
    const counted = recounted(empty, asking(), worldWith(recognition));
    expect(turnsOf(empty, counted, known)).toEqual([began]);
    const ceased = recounted(counted, asking(), worldWith());
    const later = () => ({ ...recognition, revision: 3 });
    expect(turnsOf(counted, ceased, later)).toMatchObject([{ revision: 2, change: 'ceased' }]);
  });

  it('is nothing of what the opening asks anew, or asks no more', () => {
    const silent = recounted(undefined, anOpening(), worldWith(recognition));
    const counted = recounted(silent, asking(), worldWith(recognition));
    expect(turnsOf(silent, counted, known)).toEqual([]);
    expect(turnsOf(counted, recounted(counted, anOpening(), worldWith(recognition)), known)).toEqual([]);
  });

  it('is the same again when nothing has turned', () => {
    expect(sameCounted(empty, recounted(empty, asking(), worldWith()))).toBe(true);
    expect(sameCounted(undefined, empty)).toBe(false);
    expect(sameCounted(empty, recounted(empty, asking(), worldWith(recognition)))).toBe(false);
  });

  it('is attributed to one recognition after the other', () => {
    const other = asCounted(aRecognition({ id: 'rec_2', extent: 'partial' }));
    const turns: Turn[] = [
      { recognition: other, revision: 5, change: 'ceased' },
      { recognition, revision: 2, change: 'counts' },
    ];
    const worlds = [...worldsBetween(turns, worldWith(recognition))].map(({ before, after }) => [
      before.recognitions.map(({ id }) => id),
      after.recognitions.map(({ id }) => id),
    ]);
    expect(worlds).toEqual([
      [['rec_2'], []],
      [[], ['rec_1']],
    ]);
  });
});

describe('whom it concerns', () => {
  it('is who passes a gate by it that failed before', () => {
    expect(change()).toMatchObject({
      graduateId: electrician.id,
      before: { outcome: 'notEligible' },
      after: { outcome: 'eligible' },
    });
  });

  it('is whose fit is another by it, where the credential is no must', () => {
    const changed = change(electrician, asking(false));
    expect(changed).toMatchObject({ before: { outcome: 'eligible' }, after: { outcome: 'eligible' } });
    expect(changed?.after.fit).toBeGreaterThan(changed?.before.fit ?? Infinity);
  });

  it.each([
    ['nobody who does not hold the credential', aGraduate()],
    [
      'nobody from another country',
      { ...electrician, credentials: electrician.credentials.map((each) => ({ ...each, country: 'RU' })) },
    ],
    ['nobody whom another gate keeps out anyway', { ...electrician, skills: [] }],
    ['nobody who did not consent to be matched', { ...electrician, consents: [] }],
  ])('is %s', (_, graduate) => {
    expect(change(graduate)).toBeUndefined();
  });

  it('is told in parts where they are very many, and not at all where nobody is', () => {
    const next = recounted(undefined, asking(), worldWith(recognition));
    const changed = change();
    const graduates = Array.from({ length: 1_001 }, () => changed).flatMap((each) => each ?? []);
    const { events } = rescoring(next, asking(), [{ turn: began, graduates }], now);
    expect(events).toMatchObject([1, 2, 3].map((part) => ({ part, total: 1_001, recognitionRevision: 2 })));
    expect(new Set(events.map((each) => (each as { id: string }).id)).size).toBe(3);
    expect(rescoring(next, asking(), [{ turn: began, graduates: [] }], now).events).toEqual([]);
  });
});
