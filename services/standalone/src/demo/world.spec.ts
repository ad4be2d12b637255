import { describe, expect, it } from '@jest/globals';
import { isUnifiedCode } from '@duijie/domain';
import { gradeRank, major, resolveCredential, resolveLanguage, resolveSkill } from '@duijie/taxonomy';
import { learnersOf } from './agreements.ts';
import { GraduateMaker, demoGraduates } from './graduates.ts';
import { demoMember, demoMembers } from './members.ts';
import { demoOpenings } from './openings.ts';
import { randomStream } from './random-stream.ts';
import { sheetText } from './sheet.ts';
import { gb18030Of, utf16Of } from './sheet-encoding.ts';
import { credentialWord, skillWord } from './words.ts';
import { demoWorld, keyOf, yearOfStart } from './world.ts';

const day = '2026-11-22';
const world = demoWorld(day, 1_000);
const people = (count: number) =>
  demoGraduates(new GraduateMaker(2027, demoOpenings(2027), randomStream('a spec')), 1, count);

describe('the demo world', () => {
  it('is the same for the same day', () => {
    expect(demoWorld(day, 1_000)).toEqual(world);
  });

  it.each([
    ['2026-01-01', 2026],
    ['2026-05-31', 2026],
    ['2026-06-01', 2027],
    ['2026-11-22', 2027],
    ['2031-12-31', 2032],
  ])('has openings on %s that can still be answered and start in %i', (today, year) => {
    expect(yearOfStart(today)).toBe(year);
    for (const { post } of demoOpenings(year)) {
      expect(post.validUntil >= today).toBe(true);
      expect(post.start > post.validUntil).toBe(true);
    }
  });

  it('says of every order class how many make a class', () => {
    const classes = world.openings.filter(({ post }) => post.kind === 'orderClass');
    expect(classes.length).toBeGreaterThan(15);
    expect(classes.every(({ post }) => (post.minSeats ?? 0) >= 1 && (post.minSeats ?? 0) <= post.seats)).toBe(true);
  });

  it('has an agreement with a college for the order classes of every enterprise that may publish', () => {
    const agreed = new Set(learnersOf(world.agreements).map(({ enterprise }) => enterprise));
    const needed = world.openings.filter(({ post, state }) => post.kind === 'orderClass' && state === 'published');
    expect(needed.every(({ enterprise }) => agreed.has(enterprise))).toBe(true);
  });

  it('gives keys and openings only to members who are admitted', () => {
    const acting = [...world.keys.map(({ member }) => member ?? ''), ...world.openings.map((each) => each.enterprise)];
    expect([...new Set(acting)].filter((ref) => demoMember(ref).state !== 'approved')).toEqual([]);
  });

  it('has members of its own names and codes', () => {
    const codes = demoMembers.map(({ uscc }) => uscc).filter((code) => code !== null);
    expect(codes.every(isUnifiedCode)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(demoMembers.map(({ ref }) => keyOf(ref))).size).toBe(demoMembers.length);
  });

  it('has alliances and workshops that a load finds again by their names', () => {
    const names = [...world.alliances, ...world.workshops].map(({ name }) => name.zh);
    expect(new Set(names).size).toBe(names.length);
    for (const { cohorts, partner } of world.workshops) {
      expect(new Set(cohorts.map(({ title }) => title.zh)).size).toBe(cohorts.length);
      expect(demoMember(partner)).toMatchObject({ state: 'approved', country: 'CN' });
    }
  });

  it('has parents before their parts, each with one secretariat, and looks on for who is not admitted', () => {
    const known: string[] = [];
    for (const { ref, parent, members } of world.alliances) {
      if (parent !== null) expect(known).toContain(parent);
      known.push(ref);
      expect(members.filter(({ role }) => role === 'secretariat')).toHaveLength(1);
      expect(new Set(members.map(({ member }) => member)).size).toBe(members.length);
      for (const { member, role } of members) {
        if (demoMember(member).state !== 'approved') expect(role).toBe('observer');
      }
    }
  });

  it('has a key for every party that signs', () => {
    const keys = new Set(world.keys.map(({ member }) => member));
    expect(world.agreements.flatMap(({ parties }) => parties).filter((party) => !keys.has(party))).toEqual([]);
  });

  it('has a row for each graduate and six that are there for their flaws', () => {
    expect(world.sheets.reduce((sum, { rows }) => sum + rows, 0)).toBe(1_000 + 6);
  });
});

describe('the graduates of the demo world', () => {
  const graduates = people(1_500);

  it('are the first of a greater number', () => {
    expect(graduates.slice(0, 800)).toEqual(people(800));
  });

  it('have student numbers, identity numbers and telephone numbers of their own', () => {
    const own = (texts: string[]): boolean => new Set(texts).size === texts.length;
    expect(own(graduates.map(({ college, studentNo }) => `${college} ${studentNo}`))).toBe(true);
    expect(own(graduates.map(({ idNumber }) => idNumber))).toBe(true);
    expect(own(graduates.map(({ phone }) => phone).filter((phone) => phone !== ''))).toBe(true);
  });

  it('have identity numbers that are issued to nobody, with the right check character', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const residents = graduates.map(({ idNumber }) => idNumber).filter((number) => !number.startsWith('ZZ'));
    for (const number of residents) {
      const sum = weights.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0);
      expect(number).toMatch(/^110000\d{11}[\dX]$/);
      expect(number.charAt(17)).toBe('10X98765432'.charAt(sum % 11));
    }
  });

  it('are written in words that the taxonomy knows', () => {
    for (const { skills, credentials, languages, major: code, college } of graduates) {
      expect(major(code)?.code).toBe(code);
      const language = demoMember(college).country === 'CN' ? 'zh' : 'ru';
      for (const { code: held, level } of skills) {
        const [name = ''] = skillWord(held, level, language).split(':');
        expect(resolveSkill(name, { neighbours: [] })).toMatchObject({ code: held });
      }
      for (const each of credentials) expect(resolveCredential(each)).toHaveProperty('credential');
      for (const each of languages) expect(resolveLanguage(each)).toHaveProperty('language');
    }
  });
});

describe('the words of a sheet', () => {
  it.each([
    'X-LOG/intermediate',
    'N-ELECTRICIAN/level4',
    'L-NCRE/grade2',
    'G-CET/6',
    'N-ELECTRICIAN',
    'L-NCRE',
    'G-CET',
    'X-FIN/elementary',
  ])('name %s so that it is found again', (codeAndGrade) => {
    const [credential = '', grade] = codeAndGrade.split('/');
    expect(resolveCredential(credentialWord(codeAndGrade))).toMatchObject({ credential, grade: grade ?? null });
    if (grade !== undefined) expect(gradeRank(credential, grade)).toBeDefined();
  });

  it('are the same in GB18030 and in UTF-16', () => {
    const text = sheetText(people(500).slice(0, 40), 'zh');
    expect(new TextDecoder('gb18030').decode(gb18030Of(text))).toBe(text);
    expect(new TextDecoder('utf-16le').decode(utf16Of(text))).toBe(text);
  });
});
