import { describe, expect, it } from '@jest/globals';
import type { GraduateBody } from '@duijie/contracts';
import { attestGraduate, verifyCredential } from './attest.ts';
import { decideConsent, isUnderGuard } from '../consents/consent.ts';
import { claimsOf } from './claims.ts';
import { erasedEvent, reviseGraduate, withdrawGraduate } from './graduate.ts';
import type { Graduate } from './graduate.ts';
import { importGraduate } from './import.ts';
import type { ImportedRow } from './import.ts';
import { emptyProfile } from './profile.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const decided = { today, now, placedWith: [] };
const context = { id: 'grd_1', college: 'org_1', naturalKey: 'key', attest: false, today, now };
const { payWish: _, ...nothing } = emptyProfile;

function aRow(graduate: object = {}, more: Partial<ImportedRow> = {}): ImportedRow {
  const said = {
    ...emptyProfile,
    major: '460103',
    birth: '2005-07',
    skills: [{ skill: 'PLC', level: 3, evidence: 'claimed' }],
    ...graduate,
  } as unknown as ImportedRow['graduate'];
  return { graduate: said, consent: true, furtherStudy: false, ...more };
}

function imported(row = aRow(), stored?: Graduate, more: object = {}): Graduate {
  const { change } = importGraduate(stored, row, { ...context, ...more });
  if (!change) throw new Error('The row said nothing new.');
  return change.next;
}

const eventOf = (row: ImportedRow, stored?: Graduate, more: object = {}): string | undefined =>
  importGraduate(stored, row, { ...context, ...more }).change?.events[0]?.constructor.name;

describe('a row of an upload', () => {
  it('makes a graduate who is available, with the consent that the college vouches for', () => {
    const graduate = imported();
    expect(graduate).toMatchObject({ revision: 1, state: 'available', major: '460103' });
    expect(graduate.consents).toMatchObject([{ purpose: 'matching', state: 'granted', source: 'college' }]);
    expect(eventOf(aRow())).toBe('GraduateImported');
  });

  it('changes nothing the second time', () => {
    expect(importGraduate(imported(), aRow(), context)).toEqual({ change: undefined, kept: [] });
  });

  it('replaces what an upload claimed, and leaves alone what it does not mention', () => {
    const next = imported(aRow({ major: '460104', birth: null, skills: [] }), imported());
    expect(next).toMatchObject({ revision: 2, major: '460104', birth: '2005-07', skills: [{ skill: 'PLC' }] });
  });

  it('leaves what was attested or written by the person, and says so', () => {
    const first = imported();
    const edited = reviseGraduate(first, { ...first, birth: '2005-08' }, now)?.next ?? first;
    const attested = attestGraduate(edited, { skills: ['PLC'] }, now).next;
    const row = aRow({ birth: '2005-09', skills: [{ skill: 'PLC', level: 1 }] });
    expect(importGraduate(attested, row, context)).toEqual({ change: undefined, kept: ['birth', 'skills/PLC'] });
  });

  it('of which the college vouches is attested at once', () => {
    const stored = imported();
    expect(imported(aRow(), stored, { attest: true }).skills).toEqual([
      { skill: 'PLC', level: 3, evidence: 'attested' },
    ]);
    expect(eventOf(aRow(), stored, { attest: true })).toBe('GraduateAttested');
  });

  it('withdraws a consent but never gives back a withdrawn one', () => {
    const refused = imported(aRow({}, { consent: false }), imported());
    expect(refused.consents).toMatchObject([{ state: 'withdrawn' }]);
    expect(eventOf(aRow({}, { consent: false }), imported())).toBe('ConsentWithdrawn');
    expect(importGraduate(refused, aRow(), context).change).toBeUndefined();
  });

  it('asks only, when the sheet does not say or the graduate is under 14', () => {
    expect(imported(aRow({}, { consent: undefined })).consents).toMatchObject([{ state: 'asked' }]);
    expect(imported(aRow({ birth: '2013-01' })).consents).toMatchObject([{ state: 'asked' }]);
  });

  it('of somebody who studies on takes them out of the search until a sheet says otherwise', () => {
    const student = imported(aRow({}, { furtherStudy: true }), imported());
    expect(student.state).toBe('withdrawn');
    expect(imported(aRow(), student).state).toBe('available');
    const left = withdrawGraduate(imported(), now).next;
    expect(importGraduate(left, aRow(), context).change).toBeUndefined();
  });

  it('keeps the words of an unknown medal out of the events', () => {
    const medal = { competition: null, level: null, prize: null, year: null, team: false, text: '校三好学生张三' };
    const { change } = importGraduate(undefined, aRow({ medals: [medal] }), context);
    expect(change?.next.medals).toMatchObject([{ text: '校三好学生张三' }]);
    expect(JSON.stringify(change?.events)).not.toContain('张三');
    expect(Object.keys(change?.events[0] as GraduateBody)).not.toContain('naturalKey');
  });
});

describe('acts on a graduate', () => {
  it('an edit of an attested item makes it claimed again, of another leaves it', () => {
    const attested = attestGraduate(imported(), {}, now).next;
    const same = reviseGraduate(attested, { ...attested, year: 3 }, now)?.next;
    expect(same?.skills).toMatchObject([{ evidence: 'attested' }]);
    const other = reviseGraduate(attested, { ...attested, skills: [{ skill: 'PLC', level: 4 }] }, now)?.next;
    expect(other?.skills).toEqual([{ skill: 'PLC', level: 4, evidence: 'claimed' }]);
    expect(reviseGraduate(attested, attested, now)).toBeUndefined();
  });

  it('a credential that nobody holds cannot be verified', () => {
    expect(() => verifyCredential(imported(), { credential: 'NONE', state: 'verified' }, now)).toThrow(
      'no credential NONE',
    );
  });

  it('under 14 only a guardian agrees, counted to the end of the month', () => {
    expect(isUnderGuard('2012-11', today)).toBe(true);
    expect(isUnderGuard('2012-10', today)).toBe(false);
    const child = imported(aRow({ birth: '2013-01' }));
    const decision = { purpose: 'matching', state: 'granted', textVersion: '2026-11' } as const;
    expect(() => decideConsent(child, { ...decision, source: 'self' }, decided)).toThrow('guardian');
    expect(decideConsent(child, { ...decision, source: 'guardian' }, decided)?.next.consents).toMatchObject([
      { state: 'granted', source: 'guardian' },
    ]);
  });

  it('what a person withdrew the college cannot grant, and what is so already is no change', () => {
    const decision = { purpose: 'matching', textVersion: '2026-11' } as const;
    const withdrawn = decideConsent(imported(), { ...decision, state: 'withdrawn', source: 'self' }, decided)?.next;
    expect(withdrawn?.consents).toMatchObject([{ state: 'withdrawn' }]);
    if (!withdrawn) return;
    expect(() => decideConsent(withdrawn, { ...decision, state: 'granted', source: 'college' }, decided)).toThrow(
      'withdrawn',
    );
    expect(decideConsent(withdrawn, { ...decision, state: 'withdrawn', source: 'self' }, decided)).toBeUndefined();
  });

  it('the last event of an erased graduate says nothing of what they were', () => {
    const event = erasedEvent(imported(), now);
    expect(event).toMatchObject({ ...nothing, state: 'erased', revision: 2, consents: [] });
    expect(claimsOf({ ...event, payWish: null })).toEqual({});
  });
});
