import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, scopeOf } from '@duijie/domain';
import type { Caller, Clock, Scope } from '@duijie/domain';
import { InjectClock, RecordKeys, Vault, networkOf } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { auditEntryView } from './audit-entries.dto.ts';
import type { AuditTrailRecord } from './audit-entries.dto.ts';
import { beginning, nextEntry } from './audit-entry.ts';
import type { AuditEntry, AuditFact } from './audit-entry.ts';
import { AuditEntriesStore } from './audit-entries.store.ts';

/** What is said of an event; the address as it came, since only its hash is kept. */
export type Said = Pick<AuditFact, 'kind'> & Partial<AuditFact>;

const partSize = 1_000;
const nothing = { subject: null, organisation: null, by: null, target: null, address: null, reason: null, count: null };

/** Keeps what happened as a chain: an act is answered only when its entry is stored. */
@Injectable()
export class AuditTrail {
  private last: Promise<AuditEntry | undefined> | undefined;

  constructor(
    private readonly entries: AuditEntriesStore,
    private readonly vault: Vault,
    private readonly records: RecordKeys,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Resolves when the entry is stored. Entries of one instance wait for each other; another's are found and followed. */
  async record(said: Said): Promise<void> {
    const address = said.address ? this.vault.hash(networkOf(said.address), 'audit address') : null;
    const fact = { ...nothing, ...said, address };
    const appended = (this.last ?? this.entries.last())
      .catch(() => this.entries.last())
      .then((last) => this.append(last, fact));
    this.last = appended;
    await appended;
  }

  list(caller: Caller, query: Query<AuditEntry>): Promise<Page<AuditEntry>> {
    return this.entries.find(visibleTo(caller), query);
  }

  /** A part of the trail, signed, with the last entry of all: what was taken away at the end would be missed. */
  async export(caller: Caller, after: number): Promise<AuditTrailRecord> {
    const scope = visibleTo(caller);
    const last = await this.entries.last();
    const head = { number: last?.number ?? 0, digest: last?.digest ?? beginning };
    const entries = (await this.entries.after(scope, after, partSize)).map(auditEntryView);
    return this.records.sign('audit-trail', { head, entries }, instant(this.clock));
  }

  private async append(last: AuditEntry | undefined, fact: AuditFact): Promise<AuditEntry> {
    for (let before = last; ;) {
      const entry = nextEntry(before, fact, instant(this.clock));
      const stored = await this.entries.append(entry);
      if (stored.digest === entry.digest) return stored;
      before = (await this.entries.last()) ?? stored;
    }
  }
}

function visibleTo(caller: Caller): Scope {
  if (has(caller, 'operator')) return everything;
  if (caller.duties.includes('administrator')) return scopeOf(caller);
  throw new DomainError('forbidden', 'access.wrong-duty', 'This needs the duty administrator.');
}
