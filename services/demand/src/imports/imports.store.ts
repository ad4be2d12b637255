import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { importPlan, importedRowPlan } from './import.schema.ts';
import type { ImportedRow, StoredImport } from './import.schema.ts';
import type { RowNote } from './import.ts';

@Injectable()
export class ImportsStore {
  constructor(
    @InjectCollection(importPlan) private readonly imports: Collection<StoredImport>,
    @InjectCollection(importedRowPlan) private readonly rows: Collection<ImportedRow>,
  ) {}

  async get(scope: Scope, id: string): Promise<StoredImport | undefined> {
    const found = await this.imports.get(id);
    return found && covers(scope, found.employer) ? found : undefined;
  }

  find(scope: Scope, query: Query<StoredImport>): Promise<Page<StoredImport>> {
    const own = scope === everything ? {} : { employer: (scope as { organisation: string }).organisation };
    return this.imports.find({ ...query, filter: { ...query.filter, ...own } });
  }

  findByKey(employer: string, key: string): Promise<StoredImport | undefined> {
    return this.imports.findOne({ employer, key });
  }

  /** Those still to be worked off, in the order of their arrival. */
  async unfinished(): Promise<readonly StoredImport[]> {
    const page = await this.imports.find({ filter: { state: { in: ['received', 'applying'] } }, limit: 200 });
    return page.items;
  }

  async save(next: StoredImport): Promise<StoredImport> {
    return this.imports.save({ next, events: [] });
  }

  /** The same row told again changes nothing. */
  async tell(id: string, notes: readonly RowNote[]): Promise<void> {
    const byLine = new Map<number, RowNote[]>();
    for (const note of notes) byLine.set(note.line, [...(byLine.get(note.line) ?? []), note]);
    await this.rows.mirror(
      [...byLine].map(([line, found]) => ({
        id: `${id}.${String(line).padStart(8, '0')}`,
        revision: 1,
        import: id,
        notes: found,
      })),
    );
  }

  /** By line, at most so many. */
  async notesOf(id: string, most: number): Promise<readonly RowNote[]> {
    const notes: RowNote[] = [];
    for await (const row of this.rows.scan({ import: id })) {
      notes.push(...row.notes);
      if (notes.length >= most) break;
    }
    return notes.slice(0, most);
  }
}
