import { Injectable } from '@nestjs/common';
import { DomainError, has, instant, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import type { AuditKind } from '../audit/audit-entry.ts';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import {
  applyOrganisation,
  approveOrganisation,
  reinstateOrganisation,
  rejectOrganisation,
  reviseOrganisation,
  suspendOrganisation,
  withdrawOrganisation,
} from './organisation.ts';
import type { Organisation, OrganisationRecord } from './organisation.ts';
import { OrganisationsStore } from './organisations.store.ts';

/** The acts on organisations: load, ask the rule, save. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly organisations: OrganisationsStore,
    private readonly audit: AuditTrail,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  apply(record: OrganisationRecord): Promise<Organisation> {
    return this.organisations.save(applyOrganisation(this.ids.next('org'), record, instant(this.clock)));
  }

  async read(id: string): Promise<Organisation> {
    const found = await this.organisations.get(id);
    if (!found) throw notFound('organisation', id);
    return found;
  }

  list(query: Query<Organisation>): Promise<Page<Organisation>> {
    return this.organisations.find(query);
  }

  async revise(caller: Caller, id: string, revision: number, record: OrganisationRecord): Promise<Organisation> {
    if (!has(caller, 'operator') && caller.organisation !== id) {
      throw new DomainError(
        'forbidden',
        'organisation.not-own',
        'Only its own administrator or an operator may change the record of an organisation.',
      );
    }
    const organisation = await this.at(id, revision);
    return this.organisations.save(reviseOrganisation(organisation, record, instant(this.clock)));
  }

  async approve(id: string, revision: number): Promise<Organisation> {
    return this.organisations.save(approveOrganisation(await this.at(id, revision), instant(this.clock)));
  }

  async reject(id: string, revision: number, note: string): Promise<Organisation> {
    return this.organisations.save(rejectOrganisation(await this.at(id, revision), note, instant(this.clock)));
  }

  async suspend(caller: Caller, id: string, revision: number, note: string): Promise<Organisation> {
    const change = suspendOrganisation(await this.at(id, revision), note, instant(this.clock));
    return this.audited('organisationSuspended', caller, await this.organisations.save(change));
  }

  async reinstate(caller: Caller, id: string, revision: number): Promise<Organisation> {
    const change = reinstateOrganisation(await this.at(id, revision), instant(this.clock));
    return this.audited('organisationReinstated', caller, await this.organisations.save(change));
  }

  async withdraw(id: string, revision: number): Promise<Organisation> {
    return this.organisations.save(withdrawOrganisation(await this.at(id, revision), instant(this.clock)));
  }

  private async audited(kind: AuditKind, caller: Caller, organisation: Organisation): Promise<Organisation> {
    const { id } = organisation;
    await this.audit.record({ kind, organisation: id, target: id, by: caller.subject });
    return organisation;
  }

  private async at(id: string, revision: number): Promise<Organisation> {
    const organisation = await this.read(id);
    if (organisation.revision !== revision) throw staleRevision('organisation', revision, organisation.revision);
    return organisation;
  }
}
