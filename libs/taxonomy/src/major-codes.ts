import type { EducationLevel } from './education.ts';

const vocational = /^([2-7]\d)(\d\d)?(\d\d)?$/;
const undergraduate = /^(?:UG)?(0[1-9]|1[0-4])(\d\d)?(\d\d[A-Z]{0,2})?$/;

interface MajorCode {
  readonly prefix: '' | 'UG';
  /** The category after the offset of its level is taken away. */
  readonly category: string;
  readonly class: string | undefined;
  readonly whole: boolean;
  readonly level: EducationLevel;
}

function vocationalLevel(category: number): EducationLevel | undefined {
  if (category >= 21 && category <= 39) return 'vocationalBachelor';
  if (category >= 41 && category <= 59) return 'higherVocational';
  if (category >= 61 && category <= 79) return 'secondaryVocational';
  return undefined;
}

/** More than all catalogues have: what was read is kept for so many codes, whatever is asked. */
const mostKept = 10_000;
const kept = new Map<string, MajorCode | undefined>();

/**
 * Reads a code of a category (2 digits), a class (4) or a major (6) in any of the four catalogues. The mark UG of a
 * normalised undergraduate code may stand before it, so that a normalised code means itself.
 */
export function readMajorCode(code: string): MajorCode | undefined {
  if (kept.has(code)) return kept.get(code);
  const read = parsed(code);
  if (kept.size < mostKept && code.length <= 10) kept.set(code, read);
  return read;
}

function parsed(code: string): MajorCode | undefined {
  const ug = undergraduate.exec(code);
  if (ug?.[1]) return { prefix: 'UG', category: ug[1], class: ug[2], whole: ug[3] !== undefined, level: 'bachelor' };
  const match = vocational.exec(code);
  const number = Number(match?.[1]);
  const level = match ? vocationalLevel(number) : undefined;
  if (!match || !level) return undefined;
  const category = String(number % 20).padStart(2, '0');
  return { prefix: '', category, class: match[2], whole: match[3] !== undefined, level };
}

/** The class under which the three vocational levels join; undefined for a category and for what is no code. */
export function normalisedClass(code: string): string | undefined {
  const read = readMajorCode(code);
  return read?.class === undefined ? undefined : `${read.prefix}${read.category}${read.class}`;
}

/** The category under which the three vocational levels join. */
export function normalisedCategory(code: string): string | undefined {
  const read = readMajorCode(code);
  return read && `${read.prefix}${read.category}`;
}

/** The level of education to which the catalogue of this code leads. */
export function levelOfMajorCode(code: string): EducationLevel | undefined {
  return readMajorCode(code)?.level;
}

/** Whether this is the code of a whole major, as opposed to a class or a category. */
export function isWholeMajorCode(code: string): boolean {
  return readMajorCode(code)?.whole === true;
}
