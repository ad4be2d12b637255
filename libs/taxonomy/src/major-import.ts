import { educationLevels, type EducationLevel } from './education.ts';
import { isWholeMajorCode } from './major-codes.ts';
import { major, majorOf, type Major } from './majors.ts';

/** How many majors each vocational catalogue has; the undergraduate one changes every year and is not counted. */
export const catalogueCounts = { secondaryVocational: 358, higherVocational: 744, vocationalBachelor: 247 } as const;

export interface ImportProblem {
  readonly line: number;
  readonly code: 'header' | 'columns' | 'major-code' | 'name' | 'duplicate' | 'name-differs' | 'count';
  readonly message: string;
}

export interface MajorImport {
  /** True when every line was read and all three counts are right. Warnings alone do not make it false. */
  readonly complete: boolean;
  readonly majors: readonly Major[];
  readonly counts: Readonly<Record<EducationLevel, number>>;
  readonly expected: typeof catalogueCounts;
  readonly errors: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
}

const headers = {
  code: ['code', 'major code', '专业代码', '代码'],
  zh: ['name_zh', 'name', 'zh', '专业名称', '名称'],
  en: ['name_en', 'en', '英文名称'],
  circles: ['circles', '产业圈'],
} as const;

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Reads comma-separated values with quotes; a quoted cell may hold commas, quotes and line breaks. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let cells: string[] = [];
  let number = 1;
  let start = 1;
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)) {
    cells.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
    number += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (cells.some((each) => each !== '')) lines.push({ number: start, cells });
    cells = [];
    start = number;
  }
  return lines;
}

type Columns = Record<keyof typeof headers, number>;

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.toLowerCase());
  const place = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  return { code: place(headers.code), zh: place(headers.zh), en: place(headers.en), circles: place(headers.circles) };
}

type Verdict = { readonly major: Major } | { readonly problem: ImportProblem };

function readLine({ number, cells }: Line, columns: Columns): Verdict {
  const problem = (code: ImportProblem['code'], message: string) => ({ problem: { line: number, code, message } });
  const code = (cells[columns.code] ?? '').toUpperCase();
  const zh = cells[columns.zh] ?? '';
  const en = columns.en < 0 ? '' : (cells[columns.en] ?? '');
  if (!isWholeMajorCode(code)) return problem('major-code', `"${code}" is no six-digit code of a major.`);
  if (zh === '') return problem('name', `${code} has no name.`);
  const circles = (cells[columns.circles] ?? '').split(/[|;；、]/u).filter((each) => each !== '');
  const read = majorOf({ code, names: en === '' ? { zh } : { zh, en }, circles, confidence: 'V' });
  return read ? { major: read } : problem('major-code', `"${code}" lies in no catalogue.`);
}

function countOf(majors: readonly Major[]): Record<EducationLevel, number> {
  const count = (level: EducationLevel) => majors.filter((each) => each.level === level).length;
  return {
    secondaryVocational: count('secondaryVocational'),
    higherVocational: count('higherVocational'),
    vocationalBachelor: count('vocationalBachelor'),
    bachelor: count('bachelor'),
    master: count('master'),
  };
}

function countProblems(counts: Readonly<Record<EducationLevel, number>>): ImportProblem[] {
  const counted = educationLevels.filter((level) => level in catalogueCounts) as (keyof typeof catalogueCounts)[];
  return counted
    .filter((level) => counts[level] !== catalogueCounts[level])
    .map((level) => ({
      line: 0,
      code: 'count',
      message: `${level} has ${counts[level]} majors, the catalogue ${catalogueCounts[level]}.`,
    }));
}

/**
 * Reads an operator's own copy of the catalogues of majors from CSV (columns code and name_zh or 专业代码 and 专业名称,
 * optionally name_en and circles) and says all that is wrong with it. Nothing changes until `adoptMajors` is given the
 * result.
 */
export function importMajors(csvText: string): MajorImport {
  const [header, ...lines] = linesOf(csvText.replace(/^\uFEFF/, ''));
  const columns = columnsOf(header?.cells ?? []);
  const errors: ImportProblem[] = [];
  const warnings: ImportProblem[] = [];
  const found = new Map<string, Major>();
  const headed = columns.code >= 0 && columns.zh >= 0;
  if (!headed)
    errors.push({ line: 1, code: 'header', message: 'The first line must name the columns code and name_zh.' });
  for (const line of headed ? lines : []) {
    const verdict = readLine(line, columns);
    if ('problem' in verdict) {
      errors.push(verdict.problem);
      continue;
    }
    const { code, names } = verdict.major;
    if (found.has(code)) errors.push({ line: line.number, code: 'duplicate', message: `${code} stands here twice.` });
    else found.set(code, verdict.major);
    const known = major(code);
    if (known && known.names.zh !== names.zh) {
      const message = `${code} is ${names.zh ?? ''} here and ${known.names.zh ?? ''} in the shipped table.`;
      warnings.push({ line: line.number, code: 'name-differs', message });
    }
  }
  const majors = [...found.values()];
  const counts = countOf(majors);
  errors.push(...countProblems(counts));
  return { complete: errors.length === 0, majors, counts, expected: catalogueCounts, errors, warnings };
}
