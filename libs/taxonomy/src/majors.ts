import type { Text } from '@duijie/domain';
import { canonicalise } from './canonical.ts';
import { categoryTable, classTable } from './data/major-classes.ts';
import { majorTable } from './data/majors.ts';
import type { EducationLevel } from './education.ts';
import { levelOfMajorCode, normalisedCategory, normalisedClass } from './major-codes.ts';
import { nameIndex, type NameIndex } from './names.ts';
import type { Resolution, Suggestion } from './suggestions.ts';
import { cell, listOf, rowsOf } from './table.ts';

export interface Major {
  readonly code: string;
  readonly level: EducationLevel;
  readonly names: Text;
  /** The first two digits of the code. */
  readonly category: string;
  /** The first four digits of the code. */
  readonly class: string;
  readonly normalisedClass: string;
  readonly normalisedCategory: string;
  readonly circles: readonly string[];
  /** V verified, A and B likely, C to be checked before use. */
  readonly confidence: 'V' | 'A' | 'B' | 'C';
}

const categoryNames = new Map(
  rowsOf(categoryTable).map((row) => [cell(row, 0), { zh: cell(row, 1), en: cell(row, 2) }]),
);
const classNames = new Map(rowsOf(classTable).map((row) => [cell(row, 0), { zh: cell(row, 1) }]));

/** The name of a category or class by any code that lies in it, if it is known. */
export function majorGroupName(code: string): Text | undefined {
  const group = normalisedClass(code);
  return group === undefined ? categoryNames.get(normalisedCategory(code) ?? '') : classNames.get(group);
}

/** Completes a major from its code; undefined when that is no code of a whole major. */
function majorOf(row: Pick<Major, 'code' | 'names' | 'circles' | 'confidence'>): Major | undefined {
  const level = levelOfMajorCode(row.code);
  const joinedClass = normalisedClass(row.code);
  const joinedCategory = normalisedCategory(row.code);
  if (!level || !joinedClass || !joinedCategory || row.code.length < 6) return undefined;
  return {
    ...row,
    level,
    category: row.code.slice(0, 2),
    class: row.code.slice(0, 4),
    normalisedClass: joinedClass,
    normalisedCategory: joinedCategory,
  };
}

function isConfidence(mark: string): mark is Major['confidence'] {
  return /^[VABC]$/.test(mark);
}

function shipped(row: readonly string[]): Major {
  const confidence = cell(row, 5);
  if (!isConfidence(confidence)) throw new Error(`There is no confidence ${confidence}.`);
  const names = { zh: cell(row, 1), en: cell(row, 2) };
  const read = majorOf({ code: cell(row, 0), names, circles: listOf(row[3]), confidence });
  if (!read) throw new Error(`${cell(row, 0)} is no code of a major.`);
  return read;
}

/** The majors that are known. */
export const majors: readonly Major[] = rowsOf(majorTable).map(shipped);

const byCode: ReadonlyMap<string, Major> = new Map(majors.map((each) => [each.code, each]));
const names: NameIndex = nameIndex(majors);

export function major(code: string): Major | undefined {
  return byCode.get(code);
}

const brackets = /[([【〔][^)\]】〕]*[)\]】〕]/gu;

function suggestionOf(code: string): Suggestion {
  return { code, name: major(code)?.names ?? {}, similarity: 10_000 };
}

/** Several levels have majors of one name; the level of education decides, else a person does. */
function onlyOne(codes: readonly string[], education: EducationLevel | undefined): Resolution | undefined {
  const fitting = education ? codes.filter((code) => major(code)?.level === education) : codes;
  const left = fitting.length > 0 ? fitting : codes;
  const [code] = left;
  if (code === undefined) return undefined;
  return left.length === 1 && fitting.length > 0 ? { code } : { suggestions: left.map(suggestionOf) };
}

/** The major that a code or a name means. What a bracket adds to the name, such as an order class, is no part of it. */
export function resolveMajor(text: string, context: { readonly education?: EducationLevel } = {}): Resolution {
  const words = canonicalise(text.slice(0, 400));
  const coded = /^(\d{6}[a-z]{0,2})(?![\da-z])\s*[-:_/]?\s*/u.exec(words);
  const code = coded?.[1]?.toUpperCase();
  if (code !== undefined && byCode.has(code)) return { code };
  const name = words.slice(coded?.[0].length ?? 0);
  const bare = name.replace(brackets, ' ').trim() || name;
  const forms = [name, bare, bare.replace(/专业$/u, '')];
  for (const form of forms) {
    const found = onlyOne(names.codesOf(form), context.education);
    if (found) return found;
  }
  return names.resolve(bare || words);
}
