import { Injectable } from '@nestjs/common';
import type { VettingScope } from '@duijie/contracts';
import { DomainError, has, instant, notFound, staleRevision, today } from '@duijie/domain';
import type { Caller, Change, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import type { Organisation } from '../organisations/organisation.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { followVetting } from '../organisations/vetting.ts';
import { appealCase, confirmCondition, decideCase } from './decision.ts';
import { assignReviewer, declareInterest, judgeItem, requestEvidence, submitEvidence } from './review.ts';
import type { Acting } from './review.ts';
import { openCase, settleCase, supersedeCase } from './vetting-case.ts';
import type { Opinion, VettingCase, Verdict } from './vetting-case.ts';
import { VettingCasesStore } from './vetting-cases.store.ts';
import type { CaseScope } from './vetting-cases.store.ts';

/** The acts on vetting cases: load, ask the rule, save, and let the organisation follow. */
@Injectable()
export class VettingCasesService {
  constructor(
    private readonly cases: VettingCasesStore,
    private readonly organisations: OrganisationsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async open(caller: Caller, subject: string, scope: VettingScope): Promise<VettingCase> {
    const organisation = await this.organisations.get(subject);
    const own = has(caller, 'operator') || caller.organisation === subject;
    if (!organisation || !own) throw notFound('organisation', subject);
    return this.save(openCase(this.ids.next('vet'), organisation, scope, instant(this.clock)));
  }

  async read(caller: Caller, id: string): Promise<VettingCase> {
    const found = await this.cases.get(scopeFor(caller), id);
    if (!found) throw notFound('vetting-case', id);
    return found;
  }

  list(caller: Caller, query: Query<VettingCase>): Promise<Page<VettingCase>> {
    return this.cases.find(scopeFor(caller), query);
  }

  async assign(caller: Caller, id: string, revision: number, reviewer: string): Promise<VettingCase> {
    return this.save(assignReviewer(await this.at(caller, id, revision), reviewer, instant(this.clock)));
  }

  async declare(
    caller: Caller,
    id: string,
    revision: number,
    declaration: { conflict: boolean; note: string | null },
  ): Promise<VettingCase> {
    const vettingCase = await this.at(caller, id, revision);
    return this.save(declareInterest(vettingCase, actingAs(caller), declaration, instant(this.clock)));
  }

  async judge(
    caller: Caller,
    id: string,
    revision: number,
    item: string,
    judgement: { verdict: Verdict; note: string | null },
  ): Promise<VettingCase> {
    const vettingCase = await this.at(caller, id, revision);
    return this.save(judgeItem(vettingCase, actingAs(caller), item, judgement, instant(this.clock)));
  }

  async requestEvidence(caller: Caller, id: string, revision: number, items: readonly string[]): Promise<VettingCase> {
    const vettingCase = await this.at(caller, id, revision);
    return this.save(requestEvidence(vettingCase, actingAs(caller), items, instant(this.clock)));
  }

  async submit(caller: Caller, id: string, revision: number): Promise<VettingCase> {
    const vettingCase = await this.at(caller, id, revision);
    mustSpeakFor(caller, vettingCase);
    return this.save(submitEvidence(vettingCase, instant(this.clock)));
  }

  async decide(caller: Caller, id: string, revision: number, opinion: Omit<Opinion, 'reviewer'>): Promise<VettingCase> {
    const vettingCase = await this.at(caller, id, revision);
    const subject = await this.subjectOf(vettingCase);
    const [day, now] = [today(this.clock), instant(this.clock)];
    return this.save(decideCase(vettingCase, subject, actingAs(caller), opinion, day, now));
  }

  async confirm(caller: Caller, id: string, revision: number, condition: number): Promise<VettingCase> {
    const vettingCase = await this.at(caller, id, revision);
    return this.save(confirmCondition(vettingCase, actingAs(caller), condition, instant(this.clock)));
  }

  async appeal(caller: Caller, id: string, revision: number, note: string): Promise<VettingCase> {
    const vettingCase = await this.at(caller, id, revision);
    if (caller.organisation !== vettingCase.subject) throw notOwn();
    return this.save(appealCase(vettingCase, note, today(this.clock), instant(this.clock)));
  }

  /**
   * The organisation follows the case, and older cases make way for it. Each step looks at what is there, so that the
   * calendar can do again what a crash broke off.
   */
  async settle(vettingCase: VettingCase): Promise<VettingCase> {
    const now = instant(this.clock);
    if (vettingCase.scope === 'membership' && vettingCase.supersededBy === null) {
      const change = followVetting(await this.subjectOf(vettingCase), vettingCase, now);
      if (change) await this.organisations.save(change);
    }
    if (vettingCase.validUntil !== null && vettingCase.state !== 'expired') {
      for await (const older of this.cases.holdingFor(vettingCase)) {
        if (older.id < vettingCase.id) await this.cases.save(supersedeCase(older, vettingCase.id, now));
      }
    }
    return this.cases.save(settleCase(vettingCase, now));
  }

  private async save(change: Change<VettingCase>): Promise<VettingCase> {
    const saved = await this.cases.save(change);
    if (saved.settled) return saved;
    try {
      return await this.settle(saved);
    } catch (error) {
      // Somebody changed the organisation in the same moment: the case is stored, and the calendar settles it.
      if (error instanceof DomainError && error.kind === 'precondition') return saved;
      throw error;
    }
  }

  private async subjectOf(vettingCase: VettingCase): Promise<Organisation> {
    const subject = await this.organisations.get(vettingCase.subject);
    if (!subject) throw notFound('organisation', vettingCase.subject);
    return subject;
  }

  private async at(caller: Caller, id: string, revision: number): Promise<VettingCase> {
    const found = await this.read(caller, id);
    if (found.revision !== revision) throw staleRevision('vetting-case', revision, found.revision);
    return found;
  }
}

/** Operators see every case, an organisation its own, a reviewer those that they were given. */
function scopeFor(caller: Caller): CaseScope {
  if (has(caller, 'operator')) return 'everything';
  return caller.organisation === undefined ? [caller.subject] : [caller.organisation, caller.subject];
}

function actingAs(caller: Caller): Acting {
  return { subject: caller.subject, organisation: caller.organisation ?? null };
}

/** Evidence is handed in by the organisation, or by an operator for it. */
export function mustSpeakFor(caller: Caller, vettingCase: VettingCase): void {
  if (!has(caller, 'operator') && caller.organisation !== vettingCase.subject) throw notOwn();
}

function notOwn(): DomainError {
  return new DomainError(
    'forbidden',
    'vetting-case.not-own',
    'Only the people of the organisation that is looked at may do this.',
  );
}
