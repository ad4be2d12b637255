import { major } from '@duijie/taxonomy';
import type { DemoGraduate } from './graduate.ts';
import { gb18030Of, utf16Of, utf8Of } from './sheet-encoding.ts';
import { kindWord, provinceWord, skillWord } from './words.ts';

export type SheetEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16';

/** The sheet of one college, as its office would send it. */
export interface DemoSheet {
  readonly college: string;
  readonly encoding: SheetEncoding;
  /** Whether the college vouches for what stands in it. */
  readonly attest: boolean;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

type Columns = readonly (readonly [header: string, cell: (graduate: DemoGraduate) => string])[];

const list = (items: readonly string[]): string => items.join('、');

const chinese: Columns = [
  ['学号', (each) => each.studentNo],
  ['姓名', (each) => each.name],
  ['性别', (each) => (each.sex === 'M' ? '男' : '女')],
  ['身份证号', (each) => each.idNumber],
  ['专业名称', (each) => major(each.major)?.names.zh ?? each.major],
  ['专业代码', (each) => (major(each.major) ? each.major : '')],
  ['学历层次', (each) => each.education],
  ['入学年份', (each) => each.cohort],
  ['毕业年月', (each) => each.graduation.replace('-0', '.')],
  ['生源地', (each) => (each.origin === '' ? '' : provinceWord(each.origin))],
  ['联系电话', (each) => each.phone],
  ['邮箱', (each) => `s${each.studentNo}@example.org`],
  [
    '技能特长',
    (each) => list([...each.skills.map(({ code, level }) => skillWord(code, level, 'zh')), ...oddSkill(each)]),
  ],
  ['职业技能证书', (each) => list(each.credentials)],
  ['外语水平', (each) => list(each.languages)],
  ['获奖情况', (each) => list(each.medals)],
  ['实习经历', (each) => list(each.practice)],
  ['就业意向', (each) => list(each.kinds.map((kind) => kindWord(kind, 'zh')))],
  ['意向地区', (each) => list(each.regions)],
  ['意向产业', (each) => list(each.circles)],
  ['期望薪资', (each) => `${each.leastPay}以上`],
  ['监护人', (each) => each.guardian],
  ['是否同意推荐', (each) => each.consent],
  ['备注', (each) => each.note],
];

const russian: Columns = [
  ['Номер студента', (each) => each.studentNo],
  ['ФИО', (each) => each.name],
  ['Пол', (each) => (each.sex === 'M' ? 'М' : 'Ж')],
  ['Номер паспорта', (each) => each.idNumber],
  ['Код специальности', (each) => each.major],
  ['Год поступления', (each) => each.cohort],
  ['Дата выпуска', (each) => each.graduation],
  ['Электронная почта', (each) => `s${each.studentNo}@example.org`],
  ['Навыки', (each) => each.skills.map(({ code, level }) => skillWord(code, level, 'ru')).join('; ')],
  ['Иностранные языки', (each) => each.languages.join('; ')],
  ['Практика', (each) => each.practice.join('; ')],
  ['Вид занятости', (each) => each.kinds.map((kind) => kindWord(kind, 'ru')).join('; ')],
  ['Регионы', (each) => each.regions.join('; ')],
  ['Отрасли', (each) => each.circles.join('; ')],
  ['Согласие', (each) => (each.consent === '是' ? 'да' : 'нет')],
];

/** A remark that names a skill which no list knows goes into the skills, where it will be asked about. */
function oddSkill(graduate: DemoGraduate): string[] {
  return graduate.note.endsWith('修复') ? [graduate.note] : [];
}

/** The text of a sheet: a header and a line for each graduate. */
export function sheetText(graduates: readonly DemoGraduate[], language: 'zh' | 'ru'): string {
  const columns = language === 'zh' ? chinese : russian;
  const lines = [
    columns.map(([header]) => header),
    ...graduates.map((graduate) => columns.map(([, cell]) => cell(graduate))),
  ];
  return lines.map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The sheet of a college in one of the encodings that offices use. */
export function demoSheet(
  college: { readonly ref: string; readonly country: string },
  graduates: readonly DemoGraduate[],
  encoding: SheetEncoding,
  attest: boolean,
): DemoSheet {
  const text = sheetText(graduates, college.country === 'CN' ? 'zh' : 'ru');
  const bytes =
    encoding === 'gb18030'
      ? gb18030Of(text)
      : encoding === 'utf-16'
        ? utf16Of(text)
        : utf8Of(text, encoding === 'utf-8-bom');
  return { college: college.ref, encoding, attest, rows: graduates.length, bytes };
}
