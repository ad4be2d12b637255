import { invalid } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';
import { regionExists, resolveRegion } from '@duijie/taxonomy';

type Reader = (cell: string) => unknown;

const text: Reader = (cell) => cell;
/** What is no number stays text, so that validation names the field. */
const number: Reader = (cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
const yes = new Set(['true', '1', 'yes', 'y', '是']);
const no = new Set(['false', '0', 'no', 'n', '否']);
const truth: Reader = (cell) => (yes.has(cell.toLowerCase()) ? true : no.has(cell.toLowerCase()) ? false : cell);
const list =
  (entry: Reader): Reader =>
  (cell) =>
    parts(cell, /[;；]/u).map(entry);

/** The columns of a CSV; a dot leads into an object. */
const readers: Readonly<Record<string, Reader>> = {
  kind: text,
  externalRef: text,
  'title.zh': text,
  'title.en': text,
  'title.ru': text,
  'duties.zh': text,
  'duties.en': text,
  'duties.ru': text,
  occupation: text,
  circle: text,
  seats: number,
  minSeats: number,
  workplaces: list(place),
  placeMust: truth,
  'pay.min': text,
  'pay.max': text,
  'pay.currency': text,
  'pay.per': text,
  start: text,
  end: text,
  validUntil: text,
  answerDays: number,
  education: text,
  majors: list(wantedMajor),
  majorMust: truth,
  skills: list(wantedSkill),
  credentials: list(wantedCredential),
  languages: list(wantedLanguage),
  'weights.skills': number,
  'weights.major': number,
  'weights.credentials': number,
  'weights.practice': number,
  'weights.language': number,
  'weights.place': number,
  shortlist: number,
  'conditions.staff': number,
  'conditions.postStaff': number,
  'conditions.interns': number,
  'conditions.postInterns': number,
  'conditions.postWage': text,
  'conditions.insurance': truth,
  'conditions.agreement': truth,
  'conditions.consent': truth,
  'conditions.overtime': truth,
  'conditions.nightShift': truth,
  'conditions.holidayWork': truth,
};

const names = new Map(Object.keys(readers).map((name) => [name.toLowerCase(), name]));

/** The columns by the header's names; an unknown or repeated name, or no externalRef, refuses the file. */
export function columnsOf(header: readonly string[]): readonly string[] {
  const errors: FieldError[] = [];
  const found = header.map((cell) => {
    const given = cell.trim();
    const name = names.get(given.toLowerCase());
    if (name === undefined && given !== '')
      errors.push(headerError(given, 'unknown-field', '没有这一列', 'There is no such column'));
    return name ?? '';
  });
  for (const name of new Set(found)) {
    if (name !== '' && found.indexOf(name) !== found.lastIndexOf(name))
      errors.push(headerError(name, 'duplicate', '列名重复', 'This column stands there twice'));
  }
  if (!found.includes('externalRef'))
    errors.push(headerError('externalRef', 'required', '缺少此列', 'This column is missing'));
  if (errors.length > 0) throw invalid('import', errors);
  return found;
}

/** A row as the body of a request would say it; an empty cell says nothing. */
export function requestOf(columns: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const request: Record<string, unknown> = { title: {}, duties: {}, pay: { currency: 'CNY', per: 'month' } };
  cells.forEach((raw, i) => {
    const cell = raw.normalize('NFC').trim();
    if (cell === '') return;
    const name = columns[i] ?? '';
    const read = readers[name];
    // A cell without a header is kept as a field that validation refuses: dropping it would lose it unseen.
    if (!read) return void (request[`column ${i + 1}`] = cell);
    const [outer = '', inner] = name.split('.');
    if (inner === undefined) request[outer] = read(cell);
    else request[outer] = { ...(request[outer] as object | undefined), [inner]: read(cell) };
  });
  return request;
}

function parts(cell: string, separator: RegExp): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A region's name where it means exactly one region; else the words themselves, which validation refuses. */
function place(words: string): string {
  if (regionExists(words)) return words;
  const found = resolveRegion(words);
  return 'codes' in found && found.codes.length === 1 ? (found.codes[0] ?? words) : words;
}

/** `code` or `code:scope`. */
function wantedMajor(entry: string) {
  const [code, scope] = parts(entry, /[:：]/u);
  return { code, ...(scope === undefined ? {} : { scope }) };
}

/** `skill:level`, then in any order `must` and a number as weight. */
function wantedSkill(entry: string) {
  const [skill, level, ...marks] = parts(entry, /[:：]/u);
  return { skill, ...(level === undefined ? {} : { level: number(level) }), ...marksOf(marks) };
}

/** `credential`, then in any order its grade, `must` and a number as weight. */
function wantedCredential(entry: string) {
  const [credential, ...marks] = parts(entry, /[:：]/u);
  const grade = marks.find((mark) => !isMark(mark));
  return { credential, ...(grade === undefined ? {} : { grade }), ...marksOf(marks.filter(isMark)) };
}

/** `language:scheme:level`, then perhaps `must`. */
function wantedLanguage(entry: string) {
  const [language, scheme, level, ...marks] = parts(entry, /[:：]/u);
  return { language, scheme, level, ...marksOf(marks) };
}

function isMark(mark: string): boolean {
  return mark.toLowerCase() === 'must' || /^\d+$/.test(mark);
}

/** A mark that means nothing is kept as a field that validation refuses. */
function marksOf(marks: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    marks.map((mark) =>
      mark.toLowerCase() === 'must' ? ['must', true] : /^\d+$/.test(mark) ? ['weight', Number(mark)] : [mark, true],
    ),
  );
}

function headerError(name: string, code: string, zh: string, en: string): FieldError {
  const shown = name.slice(0, 60);
  return { pointer: `/${shown}`, code, message: { zh: `${shown}：${zh}`, en: `${shown}: ${en}` } };
}
