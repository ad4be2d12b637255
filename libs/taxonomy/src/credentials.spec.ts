import { describe, expect, it } from '@jest/globals';
import { credential, credentials, gradeRank, resolveCredential, resolveGrade } from './credentials.ts';
import { competition, competitions, resolveMedal } from './medals.ts';
import { resolveLanguage } from './languages.ts';
import { skill } from './skills.ts';

describe('Credentials', () => {
  it('name only skills that exist, and each is found by its code, its name and its aliases', () => {
    const wrong: string[] = [];
    for (const { code, names, aliases, skills } of credentials) {
      for (const each of skills) expect(skill(each)).toBeDefined();
      for (const text of [code, names.zh ?? '', ...aliases]) {
        const found = resolveCredential(text);
        if (!('credential' in found) || found.credential !== code) wrong.push(`${text} is not ${code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(credentials).toHaveLength(91);
  });

  it('are read with their grade and their end', () => {
    expect(resolveCredential('数控车铣加工（中级）')).toEqual({ credential: 'X-CNC-MT', grade: 'intermediate' });
    expect(resolveCredential('电工四级')).toEqual({ credential: 'N-ELECTRICIAN', grade: 'level4' });
    expect(resolveCredential('叉车证N1（有效期至2027.3）')).toEqual({
      credential: 'L-FORK',
      grade: null,
      expires: '2027-03',
    });
    expect(resolveCredential('低压电工操作证 有效期至2026年08月31日')).toEqual({
      credential: 'L-ELEC-LV',
      grade: null,
      expires: '2026-08',
    });
    expect(resolveCredential('软考初级 程序员')).toEqual({ credential: 'L-SOFTEX', grade: 'elementary' });
    expect(resolveCredential('1+X工业机器人操作与运维中级')).toEqual({
      credential: 'X-ROBOT-OM',
      grade: 'intermediate',
    });
    expect(resolveCredential('维修电工（高级技师）')).toEqual({ credential: 'N-ELECTRICIAN', grade: 'level1' });
    expect(resolveCredential('高级电工')).toEqual({ credential: 'N-ELECTRICIAN', grade: 'level3' });
    expect(resolveCredential('计算机二级')).toEqual({ credential: 'L-NCRE', grade: 'grade2' });
  });

  it('are asked for when the text may mean two, and suggested when it means none', () => {
    const suggested = (text: string) => {
      const found = resolveCredential(text);
      return 'suggestions' in found ? found.suggestions.map(({ code }) => code) : [found.credential];
    };
    expect(suggested('电工证')).toEqual(expect.arrayContaining(['N-ELECTRICIAN', 'L-ELEC-HV']));
    expect(suggested('钢琴十级')).toEqual([]);
    expect(suggested('无')).toEqual([]);
  });

  it('rank their grades by demand, not by digit', () => {
    expect(['elementary', 'intermediate', 'advanced'].map((grade) => gradeRank('X-ROBOT-OM', grade))).toEqual([
      1, 2, 3,
    ]);
    const levels = ['level5', 'level4', 'level3', 'level2', 'level1'];
    expect(levels.map((grade) => gradeRank('N-ELECTRICIAN', grade))).toEqual([1, 2, 3, 4, 5]);
    expect(gradeRank('X-ROBOT-OM', 'level4')).toBeUndefined();
    expect(gradeRank('NO-SUCH', 'level4')).toBeUndefined();
    expect(resolveGrade('N-ELECTRICIAN', '中级')).toBe('level4');
    expect(resolveGrade('X-LOG', '中级')).toBe('intermediate');
    expect(resolveGrade('X-LOG', '')).toBeNull();
    for (const { code, grades } of credentials) {
      for (const { grade, names } of grades) {
        expect(resolveGrade(code, grade)).toBe(grade);
        expect(resolveGrade(code, (names.zh ?? '').split('/')[0] ?? '')).toBe(grade);
      }
    }
  });

  it('count a competition among them, so that an opening can list it', () => {
    for (const { code } of competitions) expect(credential(code)?.family).toBe('competition');
    expect(competition('C-NATIONAL')?.level).toBe('national');
  });
});

describe('Medals', () => {
  it('are read as people write them', () => {
    expect(resolveMedal('省赛二等奖（团体）')).toMatchObject({ level: 'provincial', prize: 'second', team: true });
    expect(resolveMedal('国赛三等奖')).toMatchObject({
      competition: 'C-NATIONAL',
      level: 'national',
      prize: 'third',
      team: false,
    });
    expect(resolveMedal('数学建模省一')).toMatchObject({
      competition: 'C-MODELLING',
      level: 'provincial',
      prize: 'first',
    });
    expect(resolveMedal('国二')).toMatchObject({ competition: null, level: 'national', prize: 'second' });
    expect(resolveMedal('2025年金砖大赛银牌')).toMatchObject({ competition: 'C-BRICS', prize: 'second', year: 2025 });
    expect(resolveMedal('蓝桥杯省赛一等奖')).toMatchObject({
      competition: 'C-LANQIAO',
      level: 'provincial',
      prize: 'first',
    });
    expect(resolveMedal('天津市职业院校技能大赛一等奖')).toMatchObject({
      competition: 'C-PROVINCIAL',
      level: 'provincial',
    });
    expect(resolveMedal('WorldSkills gold')).toMatchObject({
      competition: 'C-WORLDSKILLS',
      level: 'world',
      prize: 'first',
    });
  });

  it('of an unknown competition keep their words', () => {
    expect(resolveMedal(' 校歌咏比赛 ')).toMatchObject({ competition: null, prize: null, text: '校歌咏比赛' });
  });
});

describe('Languages', () => {
  const cases: [text: string, language: string, scheme: string, level: string | null][] = [
    ['英语:B1', 'en', 'CEFR', 'B1'],
    ['английский язык (В1)', 'en', 'CEFR', 'B1'],
    ['HSK:4', 'zh', 'HSK2', '4'],
    ['HSK 4', 'zh', 'HSK2', '4'],
    ['HSK4', 'zh', 'HSK2', '4'],
    ['HSK四级', 'zh', 'HSK2', '4'],
    ['汉语水平考试四级', 'zh', 'HSK2', '4'],
    ['新HSK4级', 'zh', 'HSK2', '4'],
    ['HSK-4', 'zh', 'HSK2', '4'],
    ['HSK Ⅳ', 'zh', 'HSK2', '4'],
    ['HSK3.0 5级', 'zh', 'HSK3', '5'],
    ['HSK 7', 'zh', 'HSK3', '7'],
    ['HSK', 'zh', 'HSK2', null],
    ['CET-6:425', 'en', 'CET', '6'],
    ['CET4:488', 'en', 'CET', '4'],
    ['CET-4:424', 'en', 'CET', null],
    ['英语四级425', 'en', 'CET', '4'],
    ['英语六级', 'en', 'CET', '6'],
    ['俄语母语', 'ru', 'CEFR', 'native'],
    ['ТРКИ-1', 'ru', 'TRKI', 'B1'],
    ['ТБУ', 'ru', 'TRKI', 'A2'],
    ['俄语专业四级', 'ru', 'CEFR', null],
    ['普通话二级甲等', 'zh', 'PUTONGHUA', '二级甲等'],
    ['IELTS 6.5', 'en', 'CEFR', null],
    ['o‘zbek tili', 'uz', 'CEFR', null],
  ];

  it.each(cases)('reads %s', (text, language, scheme, level) => {
    expect(resolveLanguage(text)).toEqual({ language, scheme, level });
  });

  it('does not take a level without a language for one', () => {
    expect(resolveLanguage('四级')).toEqual({ suggestions: [] });
    expect(resolveLanguage('B2')).toHaveProperty('suggestions');
    expect(resolveLanguage('无')).toEqual({ suggestions: [] });
  });
});
