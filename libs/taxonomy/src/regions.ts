import type { Text } from '@duijie/domain';
import { subdivisionTable } from './data/areas.ts';
import { countryTable } from './data/countries.ts';
import { divisionsOneToThree } from './data/divisions-1-3.ts';
import { divisionsFourToSix } from './data/divisions-4-6.ts';
import { provinceTable } from './data/provinces.ts';
import { cell, listOf, rowsOf } from './table.ts';

/** A division of China (GB/T 2260), a country (ISO 3166-1) or a part of one (ISO 3166-2). */
export interface Region {
  readonly code: string;
  readonly names: Text;
}

const names = new Map<string, Text>();
const shortNames = new Map<string, readonly string[]>();

function readProvinces(): void {
  for (const row of rowsOf(provinceTable)) {
    names.set(cell(row, 0), { zh: cell(row, 1), en: cell(row, 2), ru: cell(row, 3) });
    shortNames.set(cell(row, 0), listOf(row[4]));
  }
}

function readPrefectures(table: string): void {
  for (const [line] of rowsOf(table)) {
    const [, prefecture, name, counties] = /^(\d{4}) (\S+):(.*)$/u.exec(line ?? '') ?? [];
    if (prefecture === undefined || name === undefined) throw new Error(`This is no prefecture: ${line}`);
    names.set(`${prefecture}00`, name === '-' ? (names.get(`${prefecture.slice(0, 2)}0000`) ?? {}) : { zh: name });
    if (name === '-') unnamed.add(`${prefecture}00`);
    for (const county of (counties ?? '').trim().split(' ')) {
      if (county !== '') names.set(`${prefecture}${county.slice(0, 2)}`, { zh: county.slice(2) });
    }
  }
}

const unnamed = new Set<string>();
readProvinces();
readPrefectures(divisionsOneToThree);
readPrefectures(divisionsFourToSix);
for (const row of rowsOf(countryTable))
  names.set(cell(row, 0), { zh: cell(row, 1), en: cell(row, 2), ru: cell(row, 3) });
for (const row of rowsOf(subdivisionTable)) {
  const known = listOf(cell(row, 1));
  const en = known.find((name) => /^[A-Z]/.test(name));
  const ru = known.find((name) => /^[А-Я]/u.test(name));
  names.set(cell(row, 0), {
    ...(known[0] === undefined ? {} : { zh: known[0] }),
    ...(en === undefined ? {} : { en }),
    ...(ru === undefined ? {} : { ru }),
  });
}

/** All regions that have a name here, without the prefectures that stand for a municipality's own counties. */
export const regions: readonly Region[] = [...names]
  .filter(([code]) => !unnamed.has(code))
  .map(([code, name]) => ({ code, names: name }));

/** What people call a province for short. */
export function shortProvinceNames(code: string): readonly string[] {
  return shortNames.get(code) ?? [];
}

const subdivision = /^([A-Z]{2})-[A-Z0-9]{1,3}$/;

/** Whether there is such a region. Parts of other countries count when their country exists: their list is not kept here. */
export function regionExists(code: string): boolean {
  if (names.has(code)) return true;
  const country = subdivision.exec(code)?.[1];
  return country !== undefined && names.has(country);
}

export function regionName(code: string): Text | undefined {
  return names.get(code);
}

const division = /^\d{6}$/;

/** Whether the outer region holds the inner one; every region holds itself. */
export function regionContains(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (division.test(outer)) {
    const prefix = outer.replace(/(?:00){1,2}$/, '');
    return division.test(inner) && prefix.length < 6 && inner.startsWith(prefix);
  }
  return inner.startsWith(`${outer}-`);
}

/** The first two digits in China; the country elsewhere. */
export function provinceOf(code: string): string {
  return division.test(code) ? code.slice(0, 2) : (code.split('-')[0] ?? code);
}
