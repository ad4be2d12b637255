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
import { RuleBook } from '../rule-packs/rule-book.service.ts';
import type { Finding } from '../rules/rule.ts';
import { findingsIn } from '../rules/rules-in-force.ts';
import { applyMergePatch } from './merge-patch.ts';
import {
  approveOpening,
  cancelOpening,
  closeOpening,
  draftOpening,
  expireOpening,
  publishOpening,
  returnOpening,
  reviseOpening,
} from './opening.ts';
import type { Act, Opening, OpeningTerms } from './opening.ts';
import { termsOf } from './opening-terms.ts';
import type { GivenTerms } from './opening-terms.ts';
import { OpeningsStore } from './openings.store.ts';
import { endSuspension, followRules, pauseOpening, resumeOpening } from './pauses.ts';
import type { Ruling } from './ruling.ts';
import { termsFrom } from './openings.dto.ts';

const sliceSize = 200;

/** What goes with a decision: a written reason, and the number under which something was filed. */
export interface GivenDecision {
  readonly note?: string | undefined;
  readonly filingNumber?: string | undefined;
}

/** The acts on openings: load, ask the rule, save. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly openings: OpeningsStore,
    private readonly employers: EmployersStore,
    private readonly book: RuleBook,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  create(caller: Caller, given: GivenTerms): Promise<Opening> {
    const employer = caller.organisation ?? '';
    return this.openings.save(draftOpening(this.ids.next('opn'), employer, termsOf(given), this.act(caller)));
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

  async check(caller: Caller, given: GivenTerms): Promise<readonly Finding[]> {
    return (await this.judged(termsOf(given), caller.organisation ?? '')).findings;
  }

  async rulings(id: string): Promise<{ openingId: string; items: Ruling[] }> {
    const opening = await this.openings.get(everything, id);
    if (!opening) throw notFound('opening', id);
    return { openingId: id, items: [...(opening.rulings ?? [])] };
  }

  async replace(caller: Caller, id: string, revision: number, given: GivenTerms): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    const terms = termsOf(given);
    const { findings, stamp } = await this.judged(terms, opening.employer);
    return this.saveShown(reviseOpening(opening, terms, findings, this.act(caller)), stamp);
  }

  /** A merge patch (RFC 7396) over the terms; the result is checked as a whole. */
  async patch(caller: Caller, id: string, revision: number, patch: Record<string, unknown>): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    return this.replace(caller, id, revision, await termsFrom(applyMergePatch(opening, patch)));
  }

  async publish(caller: Caller, id: string, revision: number, given: GivenDecision = {}): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    const approved = await this.employers.isApproved(opening.employer);
    const day = today(this.clock);
    const { findings, stamp } = await this.judged(opening, opening.employer);
    if (opening.state !== 'submitted') {
      return this.saveShown(publishOpening(opening, findings, approved, day, this.act(caller, given)), stamp);
    }
    if (!has(caller, 'operator')) {
      throw new DomainError(
        'conflict',
        'opening.under-review',
        'An operator looks at this opening; it is published or returned after that.',
      );
    }
    const act = { ...this.act(caller, given), note: reason(given.note) };
    return this.saveShown(approveOpening(opening, findings, approved, day, act), stamp);
  }

  async giveBack(caller: Caller, id: string, revision: number, note: string | undefined): Promise<Opening> {
    const act = { ...this.act(caller), note: reason(note) };
    return this.openings.save(returnOpening(await this.own(caller, id, revision), act));
  }

  async pause(caller: Caller, id: string, revision: number): Promise<Opening> {
    return this.openings.save(pauseOpening(await this.own(caller, id, revision), 'employer', instant(this.clock)));
  }

  async resume(caller: Caller, id: string, revision: number): Promise<Opening> {
    const opening = await this.own(caller, id, revision);
    const approved = await this.employers.isApproved(opening.employer);
    const { findings, stamp } = await this.judged(opening, opening.employer);
    return this.saveShown(resumeOpening(opening, findings, approved, today(this.clock), this.act(caller)), stamp);
  }

  async close(caller: Caller, id: string, revision: number): Promise<Opening> {
    return this.openings.save(closeOpening(await this.own(caller, id, revision), instant(this.clock)));
  }

  async cancel(caller: Caller, id: string, revision: number, note: string | undefined): Promise<Opening> {
    return this.openings.save(cancelOpening(await this.own(caller, id, revision), reason(note), instant(this.clock)));
  }

  /**
   * Pauses what a suspension hides, or resumes what it alone had paused, in slices. Looks at what is, so it may be
   * repeated; each slice looks at the employer anew, so that a change on the way is followed at once.
   */
  async followEmployer(employer: string): Promise<void> {
    const approved = await this.employers.isApproved(employer);
    let slice: Opening[] = [];
    for await (const opening of this.openings.ofEmployer(employer, approved ? 'paused' : 'published')) {
      slice.push(opening);
      if (slice.length < sliceSize) continue;
      await this.followSlice(employer, slice);
      slice = [];
    }
    await this.followSlice(employer, slice);
  }

  private async followSlice(employer: string, slice: readonly Opening[]): Promise<void> {
    const [now, day] = [instant(this.clock), today(this.clock)];
    const record = await this.employers.get(employer);
    const rules = await this.book.rules();
    const changes = slice.flatMap((opening): Change<Opening>[] => {
      if (record?.state !== 'approved') {
        return opening.state === 'published' ? [pauseOpening(opening, 'suspension', now, record?.revision)] : [];
      }
      const ended = endSuspension(opening, findingsIn(opening, record, rules, day), day, now);
      return ended ? [ended] : [];
    });
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

  /**
   * Saves what is to be seen. A suspension or a change of the rules that was heard since the opening was judged has
   * missed it, so both are looked at again.
   */
  private async saveShown(change: Change<Opening>, stamp: string): Promise<Opening> {
    const saved = await this.openings.save(change);
    if (saved.state !== 'published') return saved;
    if (!(await this.employers.isApproved(saved.employer))) {
      await this.followSlice(saved.employer, [saved]);
    } else if ((await this.book.rules()).stamp !== stamp) {
      const { findings } = await this.judged(saved, saved.employer);
      const stopped = followRules(saved, findings, instant(this.clock));
      if (stopped) await this.saveAll([stopped]);
    } else return saved;
    return (await this.openings.get(everything, saved.id)) ?? saved;
  }

  private async judged(terms: OpeningTerms, employer: string) {
    const [rules, poster] = [await this.book.rules(), await this.employers.get(employer)];
    return { findings: findingsIn(terms, poster, rules, today(this.clock)), stamp: rules.stamp };
  }

  private act({ subject }: Caller, given: GivenDecision = {}): Act {
    const note = given.note?.trim() ?? '';
    return {
      by: subject,
      now: instant(this.clock),
      note: note === '' ? null : note,
      filingNumber: given.filingNumber?.trim() ?? null,
    };
  }

  /** One that somebody changed meanwhile is left: the event of that change leads here again. */
  private async saveAll(changes: readonly Change<Opening>[]): Promise<void> {
    for (let from = 0; from < changes.length; from += sliceSize) {
      const failures = await this.openings.saveMany(changes.slice(from, from + sliceSize));
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
