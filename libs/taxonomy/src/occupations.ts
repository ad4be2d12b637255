import type { Text } from '@duijie/domain';
import { circleCodes } from './circles.ts';
import { occupationTable } from './data/occupations.ts';
import { nameIndex } from './names.ts';
import type { Resolution } from './suggestions.ts';
import { cell, listOf, rowsOf } from './table.ts';

/** An occupation of the Chinese classification of 2022, with our mapping to ISCO-08. */
export interface Occupation {
  readonly code: string;
  readonly names: Text;
  readonly isco08: { readonly code: string; readonly title: string };
  readonly digital: boolean;
  readonly green: boolean;
  readonly circles: readonly string[];
  readonly skills: readonly string[];
}

function occupationOf(row: readonly string[]): Occupation {
  const marks = listOf(row[4]);
  return {
    code: cell(row, 0),
    names: { zh: cell(row, 1) },
    isco08: { code: cell(row, 2), title: cell(row, 3) },
    digital: marks.includes('digital'),
    green: marks.includes('green'),
    circles: row[5] === '*' ? circleCodes : listOf(row[5]),
    skills: listOf(row[6]),
  };
}

export const occupations: readonly Occupation[] = rowsOf(occupationTable).map(occupationOf);

const byCode = new Map(occupations.map((each) => [each.code, each]));
const index = nameIndex(occupations);

export function occupation(code: string): Occupation | undefined {
  return byCode.get(code);
}

export function resolveOccupation(text: string): Resolution {
  return index.resolve(text);
}
