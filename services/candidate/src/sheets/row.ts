import { hasFullWidth, isFormulaError } from './cells/text.ts';
import type { Header } from './header.ts';
import type { RawRow } from './raw-row.ts';
import type { Resolver } from './resolver.ts';
import { readAbilities } from './row-abilities.ts';
import { RowNotes } from './row-notes.ts';
import { readPerson, readSexCell } from './row-person.ts';
import type { RowResult } from './row-result.ts';
import { readStudy } from './row-study.ts';
import { readConsentCell, readWishes } from './row-wishes.ts';
import type { SeenRows } from './seen-rows.ts';
import type { StudentNumbers } from './student-numbers.ts';

/** What a row is judged against. */
export interface RowContext {
  readonly header: Header;
  readonly resolve: Resolver;
  readonly numbers: StudentNumbers;
  readonly seen: SeenRows;
}

/** Judges one row of a college's sheet. No text makes this throw: whatever a cell holds becomes a value or an issue. */
export function judgeRow(raw: RawRow, rowNumber: number, context: RowContext): RowResult {
  const { header, resolve, numbers, seen } = context;
  const notes = new RowNotes(raw, header);
  noteCells(notes, raw, header);
  const { person, birth } = readPerson(notes, numbers);
  const { orderClass, graduation, ...study } = readStudy(notes, resolve, birth);
  const abilities = readAbilities(notes, resolve);
  const { furtherStudy, ...wishes } = readWishes(notes, resolve);
  const consent = readConsentCell(notes);
  const attributes = { sex: readSexCell(notes), origin: readOrigin(notes, resolve) };
  const identity = { studentNo: person.studentNo, name: person.name, idNumber: person.idNumber, consent };
  const duplicateOf = seen.check(notes, identity);
  const verdict = verdictOf(notes);
  if (verdict !== 'rejected') seen.remember(raw.line, identity);
  return {
    line: raw.line,
    row: rowNumber,
    verdict,
    studentNo: person.studentNo,
    graduate: { ...study, ...abilities, ...wishes },
    person,
    attributes,
    consent,
    furtherStudy,
    graduation,
    orderClass,
    duplicateOf,
    issues: notes.issues,
    unresolved: notes.unresolved,
    cells: keptCells(raw, header),
  };
}

function verdictOf(notes: RowNotes): RowResult['verdict'] {
  if (notes.issues.some(({ severity }) => severity === 'error')) return 'rejected';
  return notes.issues.some(({ severity }) => severity === 'review') ? 'needsReview' : 'accepted';
}

/** Notes what concerns any cell: lost characters, failed formulas, a hidden row. */
function noteCells(notes: RowNotes, raw: RawRow, { at }: Header): void {
  if (raw.hidden) notes.note('hidden-row', null);
  for (const [field, { index }] of at) {
    const cell = raw.cells[index] ?? '';
    if (cell.includes('\uFFFD') && field !== 'ethnicity') notes.note('replacement-character', field);
    if (isFormulaError(cell)) notes.note('formula-error', field, { text: cell.trim() });
    if (field === 'majorCode' && hasFullWidth(cell)) notes.note('fullwidth-normalised', field);
  }
}

/** Where the person is from, as a code; what does not resolve is left out, since nobody needs to mend it. */
function readOrigin(notes: RowNotes, resolve: Resolver): string | null {
  const text = notes.text('origin');
  if (text === undefined) return null;
  const found = resolve.region(text);
  return 'codes' in found && found.codes.length === 1 ? (found.codes[0] ?? null) : null;
}

/** 民族 is dropped here: it is in no result, no error file and no store. */
function keptCells(raw: RawRow, header: Header): string[] {
  const dropped = header.at.get('ethnicity')?.index;
  return dropped === undefined ? raw.cells : raw.cells.map((cell, index) => (index === dropped ? '' : cell));
}
