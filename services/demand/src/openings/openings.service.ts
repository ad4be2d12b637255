import { Injectable } from '@nestjs/common';
import {
  DomainError,
  everything,
  has,
  instant,
  invalid,
  notFound,
  scopeOf,
  staleRevision,
  today,
} from '@duijie/domain';
import type { Caller, Change, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { EmployersStore } from '../employers/employers.store.ts';
import { checkOpening } from '../rules/rule-pack.ts';
import type { Finding } from '../rules/rule-pack.ts';
import { applyMergePatch } from './merge-patch.ts';
import {
  approveOpening,
  cancelOpening,
  closeOpening,
  draftOpening,
  expireOpening,
  pauseOpening,
  publishOpening,
  resumeOpening,
  returnOpening,
  reviseOpening,
} from './opening.ts';
import type { Opening } from './opening.ts';
import { termsOf } from './opening-terms.ts';
import type { GivenTerms } from './opening-terms.ts';
import { OpeningsStore } from './openings.store.ts';
import { termsFrom } from './openings.dto.ts';

/** The acts on openings: load, ask the rule, save. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly openings: OpeningsStore,
    private readonly employers: EmployersStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  create(caller: Caller, given: GivenTerms): Promise<Opening> {
    const employer = caller.organisation ?? '';
    return this.openings.save(draftOpening(this.ids.next('opn'), employer, termsOf(given), instant(this.clock)));
  }

  /** Own openings in any state, and everybody's published ones. */
  async read(caller: Caller, id: string): Promise<Opening> {
    const own = await this.openings.get(scopeOf(caller), id);
    if (own) return own;
    const shared = await this.openings.sharedById(id);
    if (shared && (await this.employers.isApproved(shared.employer)) && mayReadShared(caller)) return shared;
    throw notFound('opening', id);
  }

  async list(caller: Caller, query: Query<Opening>): Promise<Page<Opening>> {
    if (has(caller, 'operator', 'enterprise')) return this.openings.find(scopeOf(caller), query);
    const page = await this.openings.shared(query);
    const approved = await this.employers.approvedAmong(page.items.map((opening) => opening.employer));
    return { ...page, items: page.items.filter((opening) => approved.has(opening.employer)) };
  }

  check(given: GivenTerms): Finding[] {
    return checkOpening(termsOf(given), today(this.clock));
  }

  async replace(caller: Caller, id: string, revision: number, given: GivenTerms): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    const terms = termsOf(given);
    const findings = checkOpening(terms, today(this.clock));
    return this.openings.save(reviseOpening(opening, terms, findings, instant(this.clock)));
  }

  /** A merge patch (RFC 7396) over the terms; the result is checked as a whole. */
  async patch(caller: Caller, id: string, revision: number, patch: Record<string, unknown>): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    return this.replace(caller, id, revision, await termsFrom(applyMergePatch(opening, patch)));
  }

  async publish(caller: Caller, id: string, revision: number, note: string | undefined): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    const approved = await this.employers.isApproved(opening.employer);
    const now = instant(this.clock);
    const day = today(this.clock);
    if (opening.state === 'submitted') {
      if (!has(caller, 'operator')) {
        throw new DomainError(
          'conflict',
          'opening.under-review',
          'An operator looks at this opening; it is published or returned after that.',
        );
      }
      return this.saveShown(approveOpening(opening, approved, reason(note), day, now));
    }
    return this.saveShown(publishOpening(opening, checkOpening(opening, day), approved, day, now));
  }

  async giveBack(caller: Caller, id: string, revision: number, note: string | undefined): Promise<Opening> {
    return this.openings.save(returnOpening(await this.own(caller, id, revision), reason(note), instant(this.clock)));
  }

  async pause(caller: Caller, id: string, revision: number): Promise<Opening> {
    return this.openings.save(pauseOpening(await this.own(caller, id, revision), 'employer', instant(this.clock)));
  }

  async resume(caller: Caller, id: string, revision: number): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    const approved = await this.employers.isApproved(opening.employer);
    return this.saveShown(resumeOpening(opening, 'employer', approved, today(this.clock), instant(this.clock)));
  }

  async close(caller: Caller, id: string, revision: number): Promise<Opening> {
    return this.openings.save(closeOpening(await this.own(caller, id, revision), instant(this.clock)));
  }

  async cancel(caller: Caller, id: string, revision: number, note: string | undefined): Promise<Opening> {
    return this.openings.save(cancelOpening(await this.own(caller, id, revision), reason(note), instant(this.clock)));
  }

  /** Pauses what a suspension hides, and resumes what it alone had paused. Looks at what is, so it may be repeated. */
  async followEmployer(employer: string): Promise<void> {
    const now = instant(this.clock);
    const day = today(this.clock);
    const approved = await this.employers.isApproved(employer);
    const changes: Change<Opening>[] = [];
    for await (const opening of this.openings.ofEmployer(employer, approved ? 'paused' : 'published')) {
      if (!approved) changes.push(pauseOpening(opening, 'suspension', now));
      else if (opening.pausedBy === 'suspension' && opening.validUntil >= day)
        changes.push(resumeOpening(opening, 'suspension', approved, day, now));
    }
    await this.saveAll(changes);
  }

  /** Ends what the calendar has ended; returns how many. */
  async expire(): Promise<number> {
    const changes: Change<Opening>[] = [];
    for await (const opening of this.openings.pastValidity(today(this.clock))) {
      const change = expireOpening(opening, today(this.clock), instant(this.clock));
      if (change) changes.push(change);
    }
    await this.saveAll(changes);
    return changes.length;
  }

  /** Saves what is to be seen. A suspension that was heard since the employer was looked at has missed it, so look again. */
  private async saveShown(change: Change<Opening>): Promise<Opening> {
    const saved = await this.openings.save(change);
    if (saved.state !== 'published' || (await this.employers.isApproved(saved.employer))) return saved;
    await this.followEmployer(saved.employer);
    return (await this.openings.get(everything, saved.id)) ?? saved;
  }

  /** One that somebody changed meanwhile is left: the event of that change leads here again. */
  private async saveAll(changes: readonly Change<Opening>[]): Promise<void> {
    for (let from = 0; from < changes.length; from += 200) {
      const failures = await this.openings.saveMany(changes.slice(from, from + 200));
      const fault = failures.find(({ error }) => !(error instanceof DomainError && error.kind === 'precondition'));
      if (fault) throw fault.error;
    }
  }

  private async own(caller: Caller, id: string, revision: number): Promise<Opening> {
    const opening = await this.openings.get(has(caller, 'operator') ? everything : scopeOf(caller), id);
    if (!opening) throw notFound('opening', id);
    if (opening.revision !== revision) throw staleRevision('opening', revision, opening.revision);
    return opening;
  }
}

function mayReadShared(caller: Caller): boolean {
  return !has(caller, 'enterprise') || has(caller, 'operator', 'college', 'student');
}

function reason(note: string | undefined): string {
  if (note?.trim()) return note.trim();
  throw invalid('opening', [
    { pointer: '/note', code: 'required', message: { zh: '请写明理由', en: 'Give a written reason' } },
  ]);
}
