import { describe, expect, it } from '@jest/globals';
import { judgeMended, mendCells } from './mend.ts';
import type { RowResult } from './row-result.ts';
import type { SheetOptions } from './sheet.ts';
import { readSheet } from './sheet.ts';

async function rowsOf(lines: readonly string[], options?: SheetOptions): Promise<RowResult[]> {
  const rows: RowResult[] = [];
  for await (const message of readSheet(Buffer.from(lines.join('\n')), options))
    if (message.type === 'rows') rows.push(...message.rows);
  return rows;
}

const codes = (row: RowResult | undefined): string[] => (row?.issues ?? []).map(({ code }) => code);

describe('a row of a sheet', () => {
  it('becomes a graduate with every field that a sheet can bring', async () => {
    const [row] = await rowsOf([
      '学号\t姓名\t专业\t性别\t出生年月\t学历层次\t入学年份\t年级\t毕业年月\t技能\t证书\t竞赛\t语言\t实习经历\t意向类型\t意向地区\t意向产业\t期望薪资\t可到岗日期\t监护人\t同意匹配\t生源地\t民族',
      '20240101\t张三\t460103\t男\t2005.7\t高职\t2024\t3\t2027.7\tPLC编程:4；数控车床操作:3、UG\t工业机器人操作与运维（中级）\t国赛三等奖2026\t英语:B1；HSK:4；CET-6:425\tMFG:6；智能制造:2个月\t订单班、就业\t天津、不限\t智能制造\t6-8K\t2027/6/1\t张大\t是\t河北省廊坊市固安县\t汉族',
    ]);
    expect(row).toMatchObject({
      verdict: 'accepted',
      line: 2,
      row: 1,
      consent: true,
      graduation: '2027-07',
      attributes: { sex: 'male' },
      graduate: {
        education: 'higherVocational',
        major: '460103',
        cohort: 2024,
        year: 3,
        birth: '2005-07',
        regions: ['120000'],
        anywhere: true,
        kinds: ['orderClass', 'employment'],
        circles: ['MFG'],
        availableFrom: '2027-06-01',
        skills: [
          { skill: 'PLC', level: 4, evidence: 'claimed' },
          { skill: 'CNC-TURN', level: 3 },
          { skill: 'NX', level: 2 },
        ],
        credentials: [
          { credential: 'X-ROBOT-OM', grade: 'intermediate', country: 'CN', state: 'claimed', expiresOn: null },
        ],
        medals: [{ level: 'national', prize: 'third', year: 2026, team: false }],
        languages: [
          { language: 'en', scheme: 'CEFR', level: 'B1' },
          { language: 'zh', scheme: 'HSK2', level: '4' },
          { language: 'en', scheme: 'CET', level: '6' },
        ],
        practice: { MFG: 8 },
        payWish: { min: '6000.00', max: '8000.00', currency: 'CNY', per: 'month' },
      },
    });
    expect(row?.attributes.origin).toMatch(/^\d{6}$/);
    expect(JSON.stringify(row)).not.toContain('汉族');
  });

  it('is read under English and Russian headers', async () => {
    const english = await rowsOf([
      'Student No,Name,Major,Skills,Consent',
      's1,Zhang San,CNC Technology,"PLC programming (4), Python",yes',
    ]);
    expect(english).toMatchObject([
      {
        verdict: 'accepted',
        consent: true,
        graduate: { major: '460103', skills: [{ skill: 'PLC', level: 4 }, { skill: 'PY' }] },
      },
    ]);
    const russian = await rowsOf([
      'Номер студента;ФИО;Специальность;Навыки;Согласие',
      's1;Иванов Сергей;460301;сварка, ПЛК;нет',
    ]);
    expect(russian).toMatchObject([
      {
        verdict: 'accepted',
        consent: false,
        graduate: { major: '460301', skills: [{ skill: 'WELD' }, { skill: 'PLC' }] },
      },
    ]);
  });

  it('is rejected without student number, name or major, and when its major is nothing', async () => {
    const rows = await rowsOf([
      '学号,姓名,专业',
      ',张三,460103',
      '2,,460103',
      '3,王五,',
      '4,赵六,☃☃☃',
      '5,钱七,999999',
    ]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
    expect(rows.map((row) => codes(row)[0])).toEqual([
      'required',
      'required',
      'required',
      'unknown-major',
      'unknown-major',
    ]);
  });

  it('is accepted when a skill, credential or language is not known, which goes to the curators', async () => {
    const [row] = await rowsOf(['学号,姓名,专业,技能,证书,语言', '1,张三,460103,量子搓麻将,搓麻将大师证,克林贡语']);
    expect(row?.verdict).toBe('accepted');
    expect(codes(row)).toEqual(expect.arrayContaining(['unknown-skill', 'unknown-credential', 'unknown-language']));
    expect(row?.unresolved.map(({ kind, text }) => [kind, text])).toEqual([
      ['skill', '量子搓麻将'],
      ['credential', '搓麻将大师证'],
      ['language', '克林贡语'],
    ]);
  });

  it('takes the major of the level of its college where several bear the name', async () => {
    const lines = ['学号,姓名,专业', '1,张三,软件技术'];
    const [higher] = await rowsOf(lines, { collegeLevel: 'higherVocational' });
    expect(higher).toMatchObject({ verdict: 'accepted', graduate: { major: '510203', education: 'higherVocational' } });
  });

  it('reads numbers of days in date columns only', async () => {
    const [row] = await rowsOf(['学号,姓名,专业代码,毕业年月,备注', '46204,张三,460103.0,46204,46204']);
    expect(row).toMatchObject({
      studentNo: '46204',
      graduation: '2026-07',
      person: { note: '46204' },
      graduate: { availableFrom: '2026-07-01' },
    });
  });

  it('is free from the first of the month of graduation where it names no day', async () => {
    const rows = await rowsOf([
      '学号,姓名,专业,毕业年月,可到岗日期',
      '1,张三,460103,2027.7,随时',
      '2,李四,460103,2027.7,2027-06-15',
      '3,王五,460103,,',
    ]);
    expect(rows.map(({ verdict, graduate }) => [verdict, graduate.availableFrom])).toEqual([
      ['accepted', '2027-07-01'],
      ['accepted', '2027-06-15'],
      ['accepted', null],
    ]);
  });

  it('takes a consent that nobody can read to a person, and an empty one for none', async () => {
    const rows = await rowsOf([
      '学号,姓名,专业,同意匹配',
      '1,张三,460103,看情况',
      '2,李四,460103,',
      '3,王五,460103,否',
    ]);
    expect(rows.map(({ verdict, consent }) => [verdict, consent])).toEqual([
      ['needsReview', undefined],
      ['accepted', undefined],
      ['accepted', false],
    ]);
  });

  it('takes no place among the student numbers when it is rejected, and holds one identity under two numbers for review', async () => {
    const rows = await rowsOf([
      '学号,姓名,专业,身份证号',
      '1,张三,☃☃,',
      '1,张三,460103,110000200307140043',
      '2,张三,460103,110000200307140043',
    ]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted', 'needsReview']);
    expect(codes(rows[2])).toContain('id-repeated');
  });

  it('can be mended cell by cell and is judged again', async () => {
    const columns = [
      { index: 0, header: '学号', field: 'studentNo' as const },
      { index: 1, header: '姓名', field: 'name' as const },
      { index: 2, header: '专业名称', field: 'major' as const },
    ];
    const cells = mendCells(['1', '张三'], columns, { major: '460103' });
    expect(judgeMended({ line: 7, row: 4, cells }, columns)).toMatchObject({
      line: 7,
      row: 4,
      verdict: 'accepted',
      graduate: { major: '460103' },
    });
    expect(mendCells(['1', ''], columns, { 姓名: '李四' })).toEqual(['1', '李四']);
    expect(() => mendCells(['1'], columns, { shoe: '44' })).toThrow(
      expect.objectContaining({ code: 'upload.invalid' }),
    );
  });
});
