import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, invalid, notFound, scopeOf, staleRevision } from '@duijie/domain';
import type { Caller, Change, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { AgreementsStore } from '../agreements/agreements.store.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { cancelCohort, completeCohort, enrolCohort } from './cohort.ts';
import type { CohortTerms } from './cohort.ts';
import {
  agreeWorkshop,
  buildWorkshop,
  closeWorkshop,
  evaluateWorkshop,
  openWorkshop,
  proposeWorkshop,
  reviseWorkshop,
  suspendWorkshop,
} from './workshop.ts';
import type { Workshop, WorkshopBasis, WorkshopEvaluation, WorkshopTerms } from './workshop.ts';
import { WorkshopsStore } from './workshops.store.ts';

/** The acts on workshops: load, ask the rule, save. */
@Injectable()
export class WorkshopsService {
  constructor(
    private readonly workshops: WorkshopsStore,
    private readonly organisations: OrganisationsStore,
    private readonly agreements: AgreementsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async propose(caller: Caller, terms: WorkshopTerms): Promise<Workshop> {
    if (!has(caller, 'operator') && terms.partner !== caller.organisation) {
      throw unknown('/partner', '只能以本院校的名义提出', 'Propose it in the name of your own college');
    }
    const change = proposeWorkshop(this.ids.next('lwk'), terms, instant(this.clock));
    await this.checkPartner(terms.partner);
    await this.checkHost(terms.host);
    return this.workshops.save(change);
  }

  async read(id: string): Promise<Workshop> {
    const workshop = await this.workshops.get(id);
    if (!workshop) throw notFound('workshop', id);
    return workshop;
  }

  list(query: Query<Workshop>): Promise<Page<Workshop>> {
    return this.workshops.find(query);
  }

  async revise(caller: Caller, id: string, revision: number, terms: WorkshopTerms): Promise<Workshop> {
    const change = reviseWorkshop(await this.own(caller, id, revision), terms, instant(this.clock));
    await this.checkHost(terms.host);
    return this.workshops.save(change);
  }

  async agree(caller: Caller, id: string, revision: number, basis: WorkshopBasis): Promise<Workshop> {
    const workshop = await this.own(caller, id, revision);
    const change = agreeWorkshop(workshop, basis, instant(this.clock));
    if (basis.agreement !== null) await this.checkAgreement(basis.agreement, workshop.partner);
    return this.workshops.save(change);
  }

  build(caller: Caller, id: string, revision: number): Promise<Workshop> {
    return this.act(caller, id, revision, buildWorkshop);
  }

  open(caller: Caller, id: string, revision: number): Promise<Workshop> {
    return this.act(caller, id, revision, openWorkshop);
  }

  evaluate(caller: Caller, id: string, revision: number, evaluation: WorkshopEvaluation): Promise<Workshop> {
    return this.act(caller, id, revision, (workshop, now) => evaluateWorkshop(workshop, evaluation, now));
  }

  suspend(caller: Caller, id: string, revision: number, note: string): Promise<Workshop> {
    return this.act(caller, id, revision, (workshop, now) => suspendWorkshop(workshop, note, now));
  }

  close(caller: Caller, id: string, revision: number, note: string): Promise<Workshop> {
    return this.act(caller, id, revision, (workshop, now) => closeWorkshop(workshop, note, now));
  }

  enrol(caller: Caller, id: string, revision: number, terms: CohortTerms): Promise<Workshop> {
    return this.act(caller, id, revision, (workshop, now) => enrolCohort(workshop, this.ids.next('coh'), terms, now));
  }

  complete(caller: Caller, id: string, revision: number, cohort: string, completed: number): Promise<Workshop> {
    return this.act(caller, id, revision, (workshop, now) => completeCohort(workshop, cohort, completed, now));
  }

  cancel(caller: Caller, id: string, revision: number, cohort: string): Promise<Workshop> {
    return this.act(caller, id, revision, (workshop, now) => cancelCohort(workshop, cohort, now));
  }

  private async act(
    caller: Caller,
    id: string,
    revision: number,
    rule: (workshop: Workshop, now: string) => Change<Workshop>,
  ): Promise<Workshop> {
    return this.workshops.save(rule(await this.own(caller, id, revision), instant(this.clock)));
  }

  private async own(caller: Caller, id: string, revision: number): Promise<Workshop> {
    const workshop = await this.workshops.getToChange(scopeOf(caller), id);
    if (!workshop) throw notFound('workshop', id);
    if (workshop.revision !== revision) throw staleRevision('workshop', revision, workshop.revision);
    return workshop;
  }

  private async checkPartner(id: string): Promise<void> {
    const partner = await this.organisations.get(id);
    if (partner?.kind === 'college' && partner.country === 'CN' && partner.state === 'approved') return;
    throw unknown('/partner', '中方院校须为已准入的院校', 'The partner is an approved college in China');
  }

  private async checkHost({ organisation, country }: Workshop['host']): Promise<void> {
    if (organisation === null) return;
    const host = await this.organisations.get(organisation);
    if (host?.state === 'approved' && host.country === country) return;
    throw unknown(
      '/host/organisation',
      '没有这个国家的这一已准入机构',
      'There is no approved organisation of this id in this country',
    );
  }

  private async checkAgreement(id: string, partner: string): Promise<void> {
    const agreement = await this.agreements.get(everything, id);
    const holds =
      agreement?.type === 'workshop' && agreement.state === 'inForce' && agreement.parties.includes(partner);
    if (holds) return;
    throw unknown(
      '/agreement',
      '没有中方院校参与且已生效的工坊协议',
      'There is no agreement on a workshop in force to which the partner is a party',
    );
  }
}

function unknown(pointer: string, zh: string, en: string): DomainError {
  return invalid('workshop', [{ pointer, code: 'unknown-code', message: { zh, en } }]);
}
