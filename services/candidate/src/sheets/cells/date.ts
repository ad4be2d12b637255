import { isDate } from '@duijie/domain';
import { serialDate } from '../serial-date.ts';
import { plainText, withoutZeroFraction } from './text.ts';

/** A day or month that a cell names. */
export interface ReadDate {
  /** YYYY-MM */
  readonly month: string;
  /** YYYY-MM-DD, if the cell named a day. */
  readonly date: string | undefined;
  /** It was the number by which a spreadsheet counts days. */
  readonly serial?: boolean;
  /** Only the year was given. */
  readonly yearOnly?: boolean;
}

const monthNames = [
  ['jan', 'янв'],
  ['feb', 'фев'],
  ['mar', 'мар'],
  ['apr', 'апр'],
  ['may', 'май', 'мая'],
  ['jun', 'июн'],
  ['jul', 'июл'],
  ['aug', 'авг'],
  ['sep', 'сен'],
  ['oct', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'дек'],
] as const;

const earliestSerial = 14_000;
const latestSerial = 80_000;

/** Reads the dates that colleges write; undefined if the text is none. Only columns of dates may be read with this. */
export function readDate(cell: string): ReadDate | undefined {
  const text = withoutZeroFraction(plainText(cell));
  return readNumber(text) ?? readParts(text) ?? readNamedMonth(text);
}

function readNumber(text: string): ReadDate | undefined {
  if (!/^\d{4,8}$/.test(text)) return undefined;
  if (text.length === 8) return dated(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (text.length === 6) return dated(text.slice(0, 4), text.slice(4));
  if (text.length === 4) return yearAlone(text);
  const serial = Number(text);
  if (text.length !== 5 || serial < earliestSerial || serial > latestSerial) return undefined;
  const date = serialDate(serial);
  return { month: date.slice(0, 7), date, serial: true };
}

function readParts(text: string): ReadDate | undefined {
  const yearFirst =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*(?:[-./]|月)\s*(?:(\d{1,2})\s*日?)?)?(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (yearFirst) return dated(yearFirst[1] ?? '', yearFirst[2] ?? '', yearFirst[3]);
  const dayFirst = /^(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})(?:\s*г\.?)?$/.exec(text);
  if (dayFirst) return dated(dayFirst[3] ?? '', dayFirst[2] ?? '', dayFirst[1]);
  const year = /^(\d{4})\s*(?:年|届|г\.?|год)?$/.exec(text);
  return year ? yearAlone(year[1] ?? '') : undefined;
}

function readNamedMonth(text: string): ReadDate | undefined {
  const found = /^(?:(\d{1,2})\s+)?(\p{L}{3,9})\.?,?\s+(\d{4})(?:\s*г\.?)?$/u.exec(text);
  if (!found) return undefined;
  const name = (found[2] ?? '').toLowerCase();
  const index = monthNames.findIndex((names) => names.some((start) => name.startsWith(start)));
  return index < 0 ? undefined : dated(found[3] ?? '', String(index + 1), found[1]);
}

function dated(year: string, month: string, day?: string): ReadDate | undefined {
  const written = `${year}-${month.padStart(2, '0')}`;
  const date = `${written}-${(day ?? '1').padStart(2, '0')}`;
  if (!isDate(date) || !plausible(year)) return undefined;
  return { month: written, date: day === undefined ? undefined : date };
}

function yearAlone(year: string): ReadDate | undefined {
  return plausible(year) ? { month: `${year}-07`, date: undefined, yearOnly: true } : undefined;
}

function plausible(year: string): boolean {
  return Number(year) >= 1940 && Number(year) <= 2100;
}
