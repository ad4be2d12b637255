import { itemAndMark, listItems } from './cells/list.ts';
import { readLevel } from './cells/words.ts';
import type { Field } from './data/header-names.ts';
import type { Resolver } from './resolver.ts';
import type { RowNotes } from './row-notes.ts';
import { shown } from './row-notes.ts';
import type { SheetGraduate } from './row-result.ts';

export type Abilities = Pick<SheetGraduate, 'skills' | 'credentials' | 'medals' | 'languages' | 'practice'>;

/** Reads what the graduate can do. What cannot be resolved is a warning and goes to the curators; the row stands. */
export function readAbilities(notes: RowNotes, resolve: Resolver): Abilities {
  return {
    skills: readSkills(notes, resolve),
    credentials: readCredentials(notes, resolve),
    medals: readMedals(notes, resolve),
    languages: readLanguages(notes, resolve),
    practice: readPractice(notes, resolve),
  };
}

/** The items of a list cell; a line break inside it is noted, since it often comes from a form that was pasted. */
export function itemsOf(notes: RowNotes, field: Field): string[] {
  if (notes.text(field) === undefined) return [];
  const raw = notes.raw(field);
  if (/[\r\n]/.test(raw.trim())) notes.note('embedded-newlines', field);
  return listItems(raw);
}

const usualLevel = 2;

interface NamedSkill {
  readonly text: string;
  readonly level: number;
}

function readSkills(notes: RowNotes, resolve: Resolver): Abilities['skills'] {
  const named = itemsOf(notes, 'skills').map((item) => namedSkill(notes, item));
  const neighbours = named.map(({ text }) => text);
  const levels = new Map<string, number>();
  for (const { text, level } of named) {
    const readings = resolve.skills(text, neighbours);
    if (readings.length > 1) noteLooseList(notes, text, readings);
    for (const reading of readings) {
      if ('code' in reading) levels.set(reading.code, Math.max(level, levels.get(reading.code) ?? 0));
      else {
        notes.note('unknown-skill', 'skills', { text: reading.text }, shown(reading.suggestions[0]));
        notes.unknown('skill', reading.text, reading.suggestions);
      }
    }
  }
  return [...levels].map(([skill, level]) => ({ skill, level, evidence: 'claimed' as const }));
}

/** `/` and blanks are no separators (`TCP/IP`); that a list was meant all the same is said, so that the next sheet is clearer. */
function noteLooseList(notes: RowNotes, text: string, readings: readonly { text: string }[]): void {
  const code = text.includes('/') ? 'slash-separated-list' : 'space-separated-list';
  notes.note(code, 'skills', {}, readings.map((reading) => reading.text).join('、'));
}

function namedSkill(notes: RowNotes, item: string): NamedSkill {
  const { text, mark } = itemAndMark(item);
  const level = mark === undefined ? undefined : readLevel(mark);
  if (level === undefined) return { text: item, level: usualLevel };
  if (level === 'outOfRange') notes.note('level-range', 'skills', { text: mark ?? '' });
  return { text, level: level === 'outOfRange' ? usualLevel : level };
}

function readCredentials(notes: RowNotes, resolve: Resolver): Abilities['credentials'] {
  const found = new Map<string, Abilities['credentials'][number]>();
  for (const item of itemsOf(notes, 'credentials')) {
    const credential = resolve.credential(item);
    if ('suggestions' in credential) {
      notes.note('unknown-credential', 'credentials', { text: item }, shown(credential.suggestions[0]));
      notes.unknown('credential', item, credential.suggestions);
      continue;
    }
    const { code, grade, expiresOn } = credential;
    if (expiresOn !== null) notes.note('credential-expiry', 'credentials', { date: expiresOn });
    found.set(`${code} ${grade ?? ''}`, {
      credential: code,
      grade,
      country: 'CN',
      state: 'claimed',
      issuedOn: null,
      expiresOn,
    });
  }
  return [...found.values()];
}

function readMedals(notes: RowNotes, resolve: Resolver): Abilities['medals'] {
  return itemsOf(notes, 'medals').map((item) => resolve.medal(item));
}

function readLanguages(notes: RowNotes, resolve: Resolver): Abilities['languages'] {
  const found = new Map<string, Abilities['languages'][number]>();
  for (const item of itemsOf(notes, 'languages')) {
    const language = resolve.language(item);
    if ('suggestions' in language) {
      notes.note('unknown-language', 'languages', { text: item }, shown(language.suggestions[0]));
      notes.unknown('language', item, language.suggestions);
    } else found.set(`${language.language} ${language.scheme}`, language);
  }
  return [...found.values()];
}

/** `MFG:6`, `智能制造：6个月` → months by circle. */
function readPractice(notes: RowNotes, resolve: Resolver): Abilities['practice'] {
  const practice: Record<string, number> = {};
  for (const item of itemsOf(notes, 'practice')) {
    const { text, mark } = itemAndMark(item);
    const months = /^(\d{1,3})(?:\.0)?\s*(?:个月|月|months?|мес\.?|месяц\p{L}*)?$/iu.exec(mark ?? '')?.[1];
    const circle = months === undefined ? undefined : resolve.circle(text);
    if (months !== undefined && circle !== undefined && 'code' in circle && Number(months) <= 600) {
      practice[circle.code] = (practice[circle.code] ?? 0) + Number(months);
    } else notes.note('unknown-practice', 'practice', { text: item });
  }
  return practice;
}
