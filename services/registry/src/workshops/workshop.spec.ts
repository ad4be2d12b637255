import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainError } from '@duijie/domain';
import { cancelCohort, completeCohort, enrolCohort } from './cohort.ts';
import type { CohortTerms } from './cohort.ts';
import {
  agreeWorkshop,
  buildWorkshop,
  closeWorkshop,
  evaluateWorkshop,
  openWorkshop,
  proposeWorkshop,
  reviseWorkshop,
  suspendWorkshop,
} from './workshop.ts';
import type { Workshop, WorkshopTerms } from './workshop.ts';

const now = '2026-11-29T05:00:00.000Z';
const terms: WorkshopTerms = {
  name: { zh: '哈萨克斯坦鲁班工坊' },
  host: { country: 'KZ', institution: { en: 'Host college' }, organisation: null },
  partner: 'org_1',
  majors: [{ code: '460305', name: { zh: '工业机器人技术' }, category: 'smartManufacturing' }],
  standards: [],
};
const basis = { agreement: null, reference: 'SCO-2026-01' };
const judged = { grade: 'good', note: '运行良好', evaluatedOn: '2026-11-28' } as const;
const degree: CohortTerms = {
  kind: 'degree',
  title: { zh: '2026级' },
  startsOn: '2026-09-01',
  endsOn: null,
  enrolled: 30,
};
const training: CohortTerms = { ...degree, kind: 'training', enrolled: 12, endsOn: '2026-09-20' };
const proposed = proposeWorkshop('lwk_1', terms, now).next;
const operating = openWorkshop(buildWorkshop(agreeWorkshop(proposed, basis, now).next, now).next, now).next;

describe('a Luban Workshop', () => {
  it('is proposed, agreed, built, opened, judged, opened again, and closed', () => {
    expect(proposed).toMatchObject({ state: 'proposed', counters: { cohorts: 0, degreeStudents: 0, trainees: 0 } });
    const evaluated = evaluateWorkshop(operating, judged, now).next;
    expect(evaluated).toMatchObject({ state: 'evaluated', evaluations: [judged] });
    const again = openWorkshop(evaluated, now).next;
    const suspended = suspendWorkshop(again, '设备检修', now).next;
    expect(suspended).toMatchObject({ state: 'suspended', note: '设备检修' });
    expect(openWorkshop(suspended, now).next).toMatchObject({ state: 'operating', note: null });
    const closed = closeWorkshop(suspended, '协议到期', now).next;
    expect(() => openWorkshop(closed, now)).toThrow('closed');
    expect(() => reviseWorkshop(closed, terms, now)).toThrow('closed');
    expect(() => buildWorkshop(proposed, now)).toThrow('agreed');
  });

  it('rests on an agreement, and opens with a major', () => {
    expect(() => agreeWorkshop(proposed, { agreement: null, reference: ' ' }, now)).toThrow('/agreement');
    const empty = { ...buildWorkshop(agreeWorkshop(proposed, basis, now).next, now).next, majors: [] };
    expect(() => openWorkshop(empty, now)).toThrow('/majors');
    expect(() => evaluateWorkshop(operating, { ...judged, evaluatedOn: '2026-11-30' }, now)).toThrow('/evaluatedOn');
  });

  it('keeps judgements and notes out of its events', () => {
    const [told] = evaluateWorkshop(operating, judged, now).events;
    for (const field of ['evaluations', 'note', 'country']) expect(told).not.toHaveProperty(field);
  });

  it('counts its people by its cohorts', () => {
    const two = enrolCohort(enrolCohort(operating, 'coh_1', degree, now).next, 'coh_2', training, now).next;
    expect(two.counters).toEqual({ cohorts: 2, degreeStudents: 30, trainees: 12, completed: 0 });
    const one = cancelCohort(two, 'coh_2', now).next;
    expect(completeCohort(one, 'coh_1', 28, now).next.counters).toEqual({
      cohorts: 1,
      degreeStudents: 30,
      trainees: 0,
      completed: 28,
    });
    expect(() => completeCohort(two, 'coh_1', 31, now)).toThrow('/completed');
    expect(() => completeCohort(one, 'coh_2', 1, now)).toThrow('cancelled');
    expect(() => completeCohort(one, 'coh_9', 1, now)).toThrow('coh_9');
    expect(() => enrolCohort(proposed, 'coh_1', degree, now)).toThrow('operating');
  });

  it('whatever its cohorts do, the counters are their sums and refusals change nothing', () => {
    const ids = ['coh_1', 'coh_2', 'coh_3'];
    const anAct = fc.oneof(
      fc
        .record({
          kind: fc.constantFrom('degree' as const, 'training' as const),
          enrolled: fc.integer({ min: 1, max: 99 }),
        })
        .map((given) => (w: Workshop) => enrolCohort(w, ids[w.cohorts.length % 3] ?? '', { ...degree, ...given }, now)),
      fc.tuple(fc.constantFrom(...ids), fc.nat(99)).map(
        ([id, n]) =>
          (w: Workshop) =>
            completeCohort(w, id, n, now),
      ),
      fc.constantFrom(...ids).map((id) => (w: Workshop) => cancelCohort(w, id, now)),
    );
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 6 }), (acts) => {
        let workshop = operating;
        for (const act of acts) {
          const before = structuredClone(workshop);
          try {
            const { next } = act(workshop);
            expect(workshop).toEqual(before);
            workshop = next;
          } catch (error) {
            expect(['invalid', 'conflict', 'not-found']).toContain((error as DomainError).kind);
          }
          const counted = workshop.cohorts.filter(({ state }) => state !== 'cancelled');
          const { degreeStudents, trainees, completed } = workshop.counters;
          expect(degreeStudents + trainees).toBe(counted.reduce((sum, { enrolled }) => sum + enrolled, 0));
          expect(completed).toBeLessThanOrEqual(degreeStudents + trainees);
        }
      }),
    );
  });

  it.each<[string, Partial<WorkshopTerms>, string]>([
    ['in China', { host: { ...terms.host, country: 'CN' } }, '/host/country'],
    ['without a name', { name: {} }, '/name'],
    ['at a nameless host', { host: { ...terms.host, institution: {} } }, '/host/institution'],
    ['with a major that does not exist', { majors: [{ ...terms.majors[0]!, code: '999999' }] }, '/majors/0/code'],
    ['with a major twice', { majors: [terms.majors[0]!, terms.majors[0]!] }, '/majors/1'],
  ])('is none %s', (_, wrong, pointer) => {
    expect(() => proposeWorkshop('lwk_2', { ...terms, ...wrong }, now)).toThrow(pointer);
  });

  it('stays with the partner and in the country for which it was proposed', () => {
    expect(reviseWorkshop(operating, { ...terms, name: { en: 'Workshop' } }, now).next.name).toEqual({
      en: 'Workshop',
    });
    expect(() => reviseWorkshop(operating, { ...terms, partner: 'org_2' }, now)).toThrow('/partner');
    const moved = { ...terms, host: { ...terms.host, country: 'UZ' } };
    expect(() => reviseWorkshop(operating, moved, now)).toThrow('/host/country');
  });
});
