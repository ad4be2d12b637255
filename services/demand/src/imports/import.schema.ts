import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan, StoredFile } from '@duijie/platform';
import type { OpeningImport, RowNote } from './import.ts';

export type StoredImport = OpeningImport<StoredFile>;

export const importPlan: CollectionPlan<StoredImport> = {
  name: 'imports',
  unique: [['employer', 'key']],
  indexes: [['employer', 'createdAt'], ['state'], ['createdAt']],
};

/** What was found in one row, apart from its import since there may be thousands. */
export interface ImportedRow extends Aggregate {
  readonly import: string;
  readonly notes: readonly RowNote[];
}

export const importedRowPlan: CollectionPlan<ImportedRow> = { name: 'importedRows', indexes: [['import']] };
