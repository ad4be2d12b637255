import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query } from '@duijie/platform';
import type { Organisation } from './organisation.ts';
import { organisationPlan } from './organisation.schema.ts';

/** Every query of organisations. Their public record may be read by every signed-in account, so none takes a scope. */
@Injectable()
export class OrganisationsStore {
  constructor(@InjectCollection(organisationPlan) private readonly organisations: Collection<Organisation>) {}

  get(id: string): Promise<Organisation | undefined> {
    return this.organisations.get(id);
  }

  find(query: Query<Organisation>): Promise<Page<Organisation>> {
    return this.organisations.find(query);
  }

  count(filter?: Filter<Organisation>): Promise<number> {
    return this.organisations.count(filter);
  }

  save(change: Change<Organisation>): Promise<Organisation> {
    return this.organisations.save(change);
  }
}
