import type { Text } from '@duijie/domain';
import { circleTable } from './data/circles.ts';
import { nameIndex } from './names.ts';
import type { Resolution } from './suggestions.ts';
import { cell, listOf, rowsOf } from './table.ts';

export interface Circle {
  readonly code: string;
  readonly names: Text;
  readonly aliases: readonly string[];
}

/** The industrial circles. */
export const circles: readonly Circle[] = rowsOf(circleTable).map((row) => ({
  code: cell(row, 0),
  names: { zh: cell(row, 1), en: cell(row, 2), ru: cell(row, 3) },
  aliases: listOf(row[4]),
}));

export const circleCodes: readonly string[] = circles.map(({ code }) => code);

const byCode = new Map(circles.map((each) => [each.code, each]));
const index = nameIndex(circles);

export function circle(code: string): Circle | undefined {
  return byCode.get(code);
}

export function resolveCircle(text: string): Resolution {
  return index.resolve(text);
}
