import { parse } from 'csv-parse/sync';
import { readSheet } from '@duijie/candidate';
import { beside } from './measure.ts';
import type { Contender } from './measure.ts';
import type { Run } from './run.ts';
import { mustAgree } from './run.ts';
import { sheetOf } from './sheets.ts';
import type { Line } from './table.ts';
import { generatedGraduate } from './world.ts';

/** A sheet read and judged row by row, without a store behind it, beside a parser that only cuts it into cells. */
export async function upload({ size, year }: Run): Promise<Line[]> {
  const sheet = sheetOf(size.rows, year);
  const first = await read(sheet);
  mustAgree('the number of accepted rows', first.accepted, size.rows);
  mustAgree('the skills of the first row', first.skills, codesOf(generatedGraduate(0, year).graduate.skills ?? []));
  return [
    await beside(
      { bench: 'upload', what: `read and judge a row of a sheet (${size.rows} rows)`, note: 'every term resolved' },
      async () => (await read(sheet)).accepted,
      bareParsing(sheet, size.rows),
    ),
  ];
}

/** Bare parsing of the same file: cells as texts, and nothing known of what they mean. */
export function bareParsing(sheet: Buffer, rows: number): Contender {
  return {
    name: 'csv-parse',
    run: () => {
      const found = parse(sheet, { columns: true }) as unknown[];
      mustAgree('the number of rows of csv-parse', found.length, rows);
      return rows;
    },
  };
}

async function read(sheet: Buffer): Promise<{ accepted: number; skills: readonly string[] }> {
  let accepted = 0;
  let skills: readonly string[] = [];
  for await (const message of readSheet(new Uint8Array(sheet), { collegeLevel: 'higherVocational' })) {
    if (message.type !== 'rows') continue;
    accepted += message.rows.filter(({ verdict }) => verdict === 'accepted').length;
    if (skills.length === 0) skills = codesOf(message.rows[0]?.graduate.skills ?? []);
  }
  return { accepted, skills };
}

const codesOf = (skills: readonly { skill: string }[]) => skills.map(({ skill }) => skill);
