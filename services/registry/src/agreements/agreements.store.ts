import { Injectable } from '@nestjs/common';
import { everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { Agreement } from './agreement.ts';
import { agreementPlan } from './agreement.schema.ts';

/** Every query of agreements; a party sees its own, a draft only its author. */
@Injectable()
export class AgreementsStore {
  constructor(@InjectCollection(agreementPlan) private readonly agreements: Collection<Agreement>) {}

  async get(scope: Scope, id: string): Promise<Agreement | undefined> {
    const found = await this.agreements.get(id);
    return found && maySee(scope, found) ? found : undefined;
  }

  async find(scope: Scope, query: Query<Agreement>): Promise<Page<Agreement>> {
    const own = scope === everything ? {} : { parties: (scope as { organisation: string }).organisation };
    const page = await this.agreements.find({ ...query, filter: { ...query.filter, ...own } });
    return { ...page, items: page.items.filter((agreement) => maySee(scope, agreement)) };
  }

  pastValidity(today: string): AsyncIterable<Agreement> {
    return this.agreements.scan({ state: 'inForce', validUntil: { below: today } });
  }

  /** Those whose first day has come before all had signed, or just now. */
  pastFirstDay(today: string): AsyncIterable<Agreement> {
    return this.agreements.scan({ state: 'partiallySigned', validFrom: { to: today } });
  }

  save(change: Change<Agreement>): Promise<Agreement> {
    return this.agreements.save(change);
  }
}

function maySee(scope: Scope, agreement: Agreement): boolean {
  if (scope === everything) return true;
  const { organisation } = scope as { organisation: string };
  return (
    agreement.parties.includes(organisation) && (agreement.state !== 'draft' || agreement.proposedBy === organisation)
  );
}
