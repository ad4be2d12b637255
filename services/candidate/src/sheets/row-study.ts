import type { EducationLevel } from '@duijie/contracts';
import type { ReadDate } from './cells/date.ts';
import { readDate } from './cells/date.ts';
import { plainText, withoutZeroFraction } from './cells/text.ts';
import { readYear } from './cells/words.ts';
import type { Field } from './data/header-names.ts';
import type { Resolver } from './resolver.ts';
import type { RowNotes } from './row-notes.ts';
import { shown } from './row-notes.ts';
import type { Suggestion } from './row-result.ts';

export interface Study {
  major: string | null;
  orderClass: string | null;
  education: EducationLevel | null;
  cohort: number | null;
  year: number | null;
  birth: string | null;
  graduation: string | null;
  availableFrom: string | null;
}

/** How near, in basis points, a major of the catalogue must be for the row to wait for a person rather than be rejected. */
const nearEnough = 5_000;

/** Reads what and when the graduate studied. `birth` is the month in their identity number. */
export function readStudy(notes: RowNotes, resolve: Resolver, birth: string | null): Study {
  const { major, orderClass } = readMajor(notes, resolve);
  const graduation = readDateCell(notes, 'graduation');
  const available = readDateCell(notes, 'availableFrom');
  return {
    major,
    orderClass,
    education: readEducation(notes, resolve, major),
    ...readYears(notes),
    birth: readBirth(notes, birth),
    graduation: graduation?.month ?? null,
    availableFrom: firstDay(available) ?? firstDay(graduation && { month: graduation.month, date: undefined }),
  };
}

function firstDay(date: ReadDate | undefined): string | null {
  return date ? (date.date ?? `${date.month}-01`) : null;
}

function readDateCell(notes: RowNotes, field: Field): ReadDate | undefined {
  const text = notes.text(field);
  if (text === undefined) return undefined;
  // "At any time" names no day; the month of graduation then says it.
  if (field === 'availableFrom' && /随时|立即|即时|马上|any\s*time|immediately|сразу|в любое/i.test(text))
    return undefined;
  const date = readDate(text);
  if (!date) notes.note('date-invalid', field, { text });
  else if (date.serial) notes.note('excel-serial-date', field, { text, date: date.date ?? date.month }, date.date);
  else if (date.yearOnly) notes.note('month-assumed', field, {}, date.month);
  return date;
}

function readBirth(notes: RowNotes, fromId: string | null): string | null {
  const written = readDateCell(notes, 'birth');
  const month = written && !written.yearOnly ? written.month : null;
  if (fromId !== null && month !== null && month !== fromId) notes.note('birth-differs', 'birth', {}, fromId);
  return fromId ?? month;
}

function readYears(notes: RowNotes): Pick<Study, 'cohort' | 'year'> {
  const years: Pick<Study, 'cohort' | 'year'> = { cohort: null, year: null };
  const grade = notes.text('year');
  const read = grade === undefined ? undefined : readYear(grade);
  if (read && 'year' in read) years.year = read.year;
  if (read && 'cohort' in read) years.cohort = read.cohort;
  if (grade !== undefined && !read) notes.note('year-invalid', 'year', { text: grade });
  const entry = notes.text('cohort');
  if (entry === undefined) return years;
  const entered = readYear(entry);
  const year =
    entered && 'cohort' in entered ? entered.cohort : Number(readDate(entry)?.month.slice(0, 4) ?? Number.NaN);
  if (Number.isInteger(year)) years.cohort = year;
  else notes.note('year-invalid', 'cohort', { text: entry });
  return years;
}

function readEducation(notes: RowNotes, resolve: Resolver, major: string | null): EducationLevel | null {
  const text = notes.text('education');
  const ofMajor = major === null ? null : resolve.educationOfMajor(major);
  if (text === undefined) return ofMajor;
  const education = resolve.education(text);
  if (education === undefined) notes.note('unknown-education', 'education', { text });
  return education ?? ofMajor;
}

function readMajor(notes: RowNotes, resolve: Resolver): Pick<Study, 'major' | 'orderClass'> {
  const code = readMajorCode(notes);
  const { name, orderClass } = readMajorName(notes);
  if (code === undefined && name === undefined) {
    notes.note('required', notes.has('major') ? 'major' : 'majorCode', { field: '专业 (major)' });
    return { major: null, orderClass };
  }
  const education = notes.text('education');
  const level = education === undefined ? undefined : resolve.education(education);
  const byCode = code === undefined ? undefined : resolve.major(code, level);
  if (byCode && 'code' in byCode) {
    checkName(notes, resolve, name, byCode.code);
    return { major: byCode.code, orderClass };
  }
  const byName = name === undefined ? undefined : resolve.major(name, level);
  const field = name === undefined ? 'majorCode' : 'major';
  if (byName && 'code' in byName) {
    if (code !== undefined)
      notes.note('major-conflict', 'majorCode', { text: code, nearest: byName.code }, byName.code);
    else if (notes.has('majorCode')) notes.note('major-code-missing', 'majorCode', {}, byName.code);
    return { major: byName.code, orderClass };
  }
  if (code === undefined && notes.has('majorCode')) notes.note('major-code-missing', 'majorCode');
  noteUnknown(notes, field, name ?? code ?? '', [...(byName?.suggestions ?? []), ...(byCode?.suggestions ?? [])]);
  return { major: null, orderClass };
}

function noteUnknown(notes: RowNotes, field: Field, text: string, suggestions: readonly Suggestion[]): void {
  const nearest = suggestions.find((suggestion) => suggestion.similarity >= nearEnough);
  const suggestion = shown(nearest ?? suggestions[0]);
  if (nearest) notes.note('major-uncertain', field, { text, nearest: suggestion ?? '' }, suggestion);
  else notes.note('unknown-major', field, { text }, suggestion);
  notes.unknown('major', text, suggestions);
}

/** A name that clearly is another major than the code must be looked at: one of the two is a slip. */
function checkName(notes: RowNotes, resolve: Resolver, name: string | undefined, code: string): void {
  if (name === undefined) return;
  const named = resolve.major(name, resolve.educationOfMajor(code) ?? undefined);
  if (!('code' in named) || named.code === code) return;
  notes.note('major-conflict', 'major', { text: name, nearest: named.code }, named.code);
}

function readMajorCode(notes: RowNotes): string | undefined {
  const text = notes.text('majorCode');
  if (text === undefined) return undefined;
  const code = withoutZeroFraction(text).replace(/\s/g, '');
  if (code !== text.replace(/\s/g, '')) notes.note('major-float-repaired', 'majorCode', { text }, code);
  return code;
}

/** Parts `机电一体化技术(西门子订单班)` into the major and what was added. */
function readMajorName(notes: RowNotes): { name: string | undefined; orderClass: string | null } {
  const text = notes.text('major');
  if (text === undefined) return { name: undefined, orderClass: null };
  const repaired = withoutZeroFraction(text);
  if (repaired !== text) notes.note('major-float-repaired', 'major', { text }, repaired);
  const found = /^(.+?)\s*[([【](.+?)[)\]】]$/.exec(plainText(repaired));
  const [, name, addition] = found ?? [];
  if (name === undefined || addition === undefined) return { name: repaired, orderClass: null };
  if (!/订单|班|方向|校企|联合|学徒|合作/.test(addition)) return { name: repaired, orderClass: null };
  notes.note('suffix-split', 'major', { text: addition }, name);
  return { name, orderClass: /订单/.test(addition) ? addition.slice(0, 100) : null };
}
