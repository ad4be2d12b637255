import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ambiguousForms } from './data/ambiguous.ts';
import { leaveOneAliasOut } from './leave-one-out.ts';
import { resolveSkill, resolveSkills } from './skill-resolver.ts';
import { skill, skills } from './skills.ts';
import { resolveCircle } from './circles.ts';
import { resolveCredential } from './credentials.ts';
import { resolveEducation } from './education.ts';
import { resolveLanguage } from './languages.ts';
import { resolveMajor } from './majors.ts';
import { resolveMedal } from './medals.ts';
import { resolveOccupation } from './occupations.ts';
import { resolveRegion } from './region-resolver.ts';
import type { Resolution } from './suggestions.ts';

const codeOf = (resolution: Resolution) => ('code' in resolution ? resolution.code : '-');
const testSet = readFileSync(new URL('../test/normaliser.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([text = '', wanted = '']) => ({ text, wanted }));
const formsOf = new Set(ambiguousForms.map(({ form }) => form.toLowerCase()));

describe('Resolving skills', () => {
  it('resolves every name and alias of every skill to that skill', () => {
    const wrong: string[] = [];
    for (const { code, names, aliases } of skills) {
      for (const text of [code, names.zh ?? '', names.en ?? '', names.ru ?? '', ...aliases]) {
        if (!formsOf.has(text.toLowerCase()) && codeOf(resolveSkill(text)) !== code)
          wrong.push(`${text} is not ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gets at least 90 of the 96 of the test set right, and gives no answer where none is wanted', () => {
    const results = testSet.map(({ text, wanted }) => ({ text, wanted, got: codeOf(resolveSkill(text)) }));
    expect(results).toHaveLength(96);
    expect(results.filter(({ wanted, got }) => wanted === got).length).toBeGreaterThanOrEqual(90);
    expect(results.filter(({ wanted, got }) => wanted === '-' && got !== '-')).toEqual([]);
    expect(results.filter(({ wanted, got }) => got !== '-' && wanted !== got)).toEqual([]);
  });

  it('never resolves an ambiguous form alone, and suggests what it may mean', () => {
    for (const { form, senses } of ambiguousForms) {
      const text = skill(form) ? form.toLowerCase() : form;
      const resolution = resolveSkill(text);
      expect({ form, code: codeOf(resolution) }).toEqual({ form, code: '-' });
      const suggested = 'suggestions' in resolution ? resolution.suggestions.map(({ code }) => code) : [];
      expect(suggested).toEqual(senses.map(({ code }) => code));
    }
  });

  it('resolves every alias that is ambiguous beside another alias of its skill or a word that tells', () => {
    for (const { form, senses } of ambiguousForms) {
      for (const { code, cues, inList } of senses) {
        const neighbours = cues?.slice(0, 1) ?? (inList ? [] : undefined);
        if (!neighbours) continue;
        expect({ form, code: codeOf(resolveSkill(form, { neighbours })) }).toEqual({ form, code });
      }
    }
  });

  it('lets the neighbours and the circle decide', () => {
    expect(codeOf(resolveSkill('AI', { neighbours: ['PS', 'CDR'] }))).toBe('AI-DRAW');
    expect(codeOf(resolveSkill('AI', { neighbours: ['机器学习'] }))).toBe('G-DATA');
    expect(codeOf(resolveSkill('ABB', { neighbours: ['变频器'] }))).toBe('DRIVE');
    expect(codeOf(resolveSkill('QA', { circle: 'IT' }))).toBe('TEST');
    expect(codeOf(resolveSkill('QA', { neighbours: [], circle: 'MFG' }))).toBe('QMS');
    expect(codeOf(resolveSkill('焊接', { neighbours: ['PCB设计'] }))).toBe('ELECTRONIC');
    expect(codeOf(resolveSkill('管道焊接', { neighbours: ['钳工'] }))).toBe('WELD');
    expect(codeOf(resolveSkill('西门子', { neighbours: ['会计'] }))).toBe('-');
  });

  it('takes a trade beside a level for a qualification and no skill', () => {
    expect(codeOf(resolveSkill('电工四级', { neighbours: ['PLC'] }))).toBe('-');
    expect(codeOf(resolveSkill('电工', { neighbours: ['PLC'] }))).toBe('ELECN');
  });

  it.each([
    ['变频器巫术', 'DRIVE'],
    ['PLC编成', 'PLC'],
    ['PLC炼丹', 'PLC'],
    ['工业机器人舞蹈', 'ROB-OP'],
    ['会计炒菜', 'ACCT'],
    ['冲压巫术', 'SHEET'],
    ['跨境电商运气', 'EC-XB'],
    ['wizardry of PLC', 'PLC'],
    ['Photoshop magic', 'PS'],
    ['магия ПЛК', 'PLC'],
  ])('leaves “%s” to a curator and suggests %s, since not all of it is known', (text, likely) => {
    const resolution = resolveSkill(text);
    expect(codeOf(resolution)).toBe('-');
    const suggested = 'suggestions' in resolution ? resolution.suggestions.map(({ code }) => code) : [];
    expect(suggested).toContain(likely);
  });

  it.each([
    ['变频器应用技术', 'DRIVE'],
    ['变频器调试与维护', 'DRIVE'],
    ['PLC编程基础', 'PLC'],
    ['PLC programming basics', 'PLC'],
    ['программирование ПЛК', 'PLC'],
    ['Java开发工程师', 'JAVA'],
    ['三菱FX5U-64MR', 'PLC-MIT'],
  ])('takes “%s” for %s: what stands around the term makes no other skill of it', (text, code) => {
    expect(codeOf(resolveSkill(text))).toBe(code);
  });

  it('never answers when something unknown is added to any name', () => {
    const strange = ['巫术', '炼丹', 'zzyzx', 'щхъж'];
    const named = skills.flatMap(({ code, names }) => [names.zh ?? '', names.en ?? ''].map((name) => ({ code, name })));
    const guessed = named.flatMap(({ name }) =>
      strange.flatMap((word) => {
        const text = `${name} ${word}`;
        return codeOf(resolveSkill(text)) === '-' ? [] : [text];
      }),
    );
    expect(guessed).toEqual([]);
  });

  it('does not find Java inside JavaScript, and gives the narrower of two skills', () => {
    expect(codeOf(resolveSkill('JavaScript开发'))).toBe('JS');
    expect(codeOf(resolveSkill('ABB工业机器人编程'))).toBe('ROB-ABB');
  });

  it('parts an item that holds several skills, and leaves names with a slash whole', () => {
    const codes = (text: string) => resolveSkills(text, { neighbours: [] }).map(({ resolution }) => codeOf(resolution));
    expect(codes('PS/PR/AE/3dmax')).toEqual(['PS', 'VIDEO', 'AE', '3DMAX']);
    expect(codes('Siemens S7-1200/HMI组态')).toEqual(['PLC-SIE', 'HMI']);
    expect(codes('python 机器学习 深度学习 PyTorch')).toEqual(['PY', 'ML', 'DL', 'DL']);
    expect(codes('C/C++')).toEqual(['CPP']);
    expect(codes('CI/CD')).toEqual(['DEVOPS']);
    expect(codes('Linux 等')).toEqual(['LINUX']);
    expect(codes('')).toEqual([]);
  });

  it('suggests the nearest skills, the most alike first, and names them', () => {
    const resolution = resolveSkill('机械图纸');
    const suggestions = 'suggestions' in resolution ? resolution.suggestions : [];
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.length).toBeLessThanOrEqual(5);
    for (const { code, name, similarity } of suggestions) {
      expect(skill(code)?.names).toEqual(name);
      expect(Number.isInteger(similarity) && similarity > 0 && similarity <= 10_000).toBe(true);
    }
    const similarities = suggestions.map(({ similarity }) => similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  });

  it('gives the same answer when it is asked again', () => {
    for (const { text } of testSet) expect(resolveSkill(text)).toEqual(resolveSkill(text));
  });

  it('counts what remains of every alias when it is left out', () => {
    const { total, resolved, wrong, unresolved, broader, suggested, byLanguage } = leaveOneAliasOut();
    expect(total).toBeGreaterThan(1300);
    expect(resolved + wrong + unresolved).toBe(total);
    expect(byLanguage.zh.total + byLanguage.en.total + byLanguage.ru.total).toBe(total);
    expect(broader).toBeLessThanOrEqual(wrong);
    expect(suggested).toBeLessThanOrEqual(unresolved);
    expect(wrong * 3).toBeLessThan(resolved);
  });
});

describe('Texts of every kind', () => {
  const resolvers = [resolveSkill, resolveSkills, resolveMajor, resolveCredential, resolveMedal, resolveLanguage, resolveCircle, resolveOccupation, resolveRegion, resolveEducation]; // prettier-ignore
  const pieces = fc.constantFrom(
    '数控',
    'PLC',
    '(',
    '）',
    '/',
    '四级',
    'HSK',
    '3.0',
    '至2027.13',
    ' ',
    '\n',
    '有效期',
    '电工',
    'ё',
    '😀',
    '\ud800',
    '*',
    '\\',
    '市',
    'KZ-',
    '1+X',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  it('are answered, never thrown at', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const resolve of resolvers) resolve(words);
        resolveSkill(words, { neighbours: [words, '焊接'], circle: 'IT' });
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });

  it('are answered soon even when they are long', () => {
    const long = '数控机床操作 programming of welding robots и сварка '.repeat(400);
    // The processor's time of this thread, so that it does not matter what else the machine does.
    const before = process.threadCpuUsage();
    for (const resolve of resolvers) resolve(long);
    expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
