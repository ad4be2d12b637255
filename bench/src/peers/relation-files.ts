import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Graduate } from '@duijie/matching';
import type { EncodedOpening } from './encoded-openings.ts';
import { insertGraduates, insertOpenings, relationNames } from './relations.ts';
import type { Insert, Relation } from './relations.ts';

/** Writes each table as lines of numbers with commas, nothing where there is none. */
export async function writeRelations(
  folder: string,
  graduates: readonly Graduate[],
  openings: readonly EncodedOpening[],
): Promise<void> {
  const lines = new Map<Relation, string[]>(relationNames.map((name) => [name, []]));
  const insert: Insert = (relation, row) => lines.get(relation)?.push(row.map((cell) => cell ?? '').join(','));
  insertGraduates(graduates, insert);
  insertOpenings(openings, insert);
  for (const [name, rows] of lines) {
    const file = createWriteStream(join(folder, `${name}.csv`));
    for (let from = 0; from < rows.length; from += 50_000)
      if (!file.write(`${rows.slice(from, from + 50_000).join('\n')}\n`)) await once(file, 'drain');
    file.end();
    await once(file, 'close');
  }
}
