import { Injectable } from '@nestjs/common';
import { everything } from '@duijie/domain';
import type { Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query } from '@duijie/platform';
import type { AuditEntry } from './audit-entry.ts';
import { auditEntryPlan } from './audit-entry.schema.ts';

/** There is no way here to change or remove an entry. */
@Injectable()
export class AuditEntriesStore {
  constructor(@InjectCollection(auditEntryPlan) private readonly entries: Collection<AuditEntry>) {}

  async last(): Promise<AuditEntry | undefined> {
    return (await this.entries.find({ sort: '-number', limit: 1 })).items[0];
  }

  /** Appends the entry, unless another instance was first; returns the one that stands at its place now. */
  append(entry: AuditEntry): Promise<AuditEntry> {
    return this.entries.save({ next: entry, events: [] });
  }

  find(scope: Scope, query: Query<AuditEntry>): Promise<Page<AuditEntry>> {
    return this.entries.find({ ...query, filter: { ...query.filter, ...within(scope) } });
  }

  /** The next ones in order. */
  async after(scope: Scope, number: number, most: number): Promise<readonly AuditEntry[]> {
    const found: AuditEntry[] = [];
    for (let last = number; found.length < most;) {
      const filter = { ...within(scope), number: { above: last } };
      const { items } = await this.entries.find({ filter, sort: 'number', limit: Math.min(200, most - found.length) });
      found.push(...items);
      const end = items.at(-1);
      if (!end) break;
      last = end.number;
    }
    return found;
  }
}

function within(scope: Scope): Filter<AuditEntry> {
  return scope === everything ? {} : { organisation: (scope as { organisation: string }).organisation };
}
