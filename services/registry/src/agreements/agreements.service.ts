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
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { draftAgreement, expireAgreement, proposeAgreement, signAgreement, terminateAgreement } from './agreement.ts';
import type { Agreement, AgreementTerms } from './agreement.ts';
import { AgreementsStore } from './agreements.store.ts';

@Injectable()
export class AgreementsService {
  constructor(
    private readonly agreements: AgreementsStore,
    private readonly organisations: OrganisationsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async draft(caller: Caller, terms: AgreementTerms): Promise<Agreement> {
    const author = caller.organisation ?? '';
    if (!terms.parties.includes(author)) {
      throw invalid('agreement', [
        {
          pointer: '/parties',
          code: 'required',
          message: { zh: '本单位须为当事方之一', en: 'Your own organisation must be one of the parties' },
        },
      ]);
    }
    for (const [i, party] of terms.parties.entries()) {
      const organisation = await this.organisations.get(party);
      if (organisation?.state === 'approved') continue;
      throw invalid('agreement', [
        {
          pointer: `/parties/${i}`,
          code: 'unknown-code',
          message: { zh: '没有这个已准入的机构', en: 'There is no approved organisation of this id' },
        },
      ]);
    }
    return this.agreements.save(draftAgreement(this.ids.next('agr'), author, terms, instant(this.clock)));
  }

  async read(caller: Caller, id: string): Promise<Agreement> {
    const agreement = await this.agreements.get(scopeOf(caller), id);
    if (!agreement) throw notFound('agreement', id);
    return agreement;
  }

  list(caller: Caller, query: Query<Agreement>): Promise<Page<Agreement>> {
    return this.agreements.find(scopeOf(caller), query);
  }

  async propose(caller: Caller, id: string, revision: number): Promise<Agreement> {
    return this.agreements.save(proposeAgreement(await this.at(caller, id, revision), instant(this.clock)));
  }

  /** Signs for the caller's own organisation; an operator signs for nobody. */
  async sign(caller: Caller, id: string, revision: number): Promise<Agreement> {
    const agreement = await this.at(caller, id, revision);
    const party = caller.organisation;
    if (!party || !agreement.parties.includes(party)) {
      throw new DomainError('forbidden', 'agreement.not-a-party', 'Only a party can sign.');
    }
    return this.agreements.save(signAgreement(agreement, party, today(this.clock), instant(this.clock)));
  }

  async terminate(caller: Caller, id: string, revision: number): Promise<Agreement> {
    return this.agreements.save(terminateAgreement(await this.at(caller, id, revision), instant(this.clock)));
  }

  /** Ends what the calendar has ended; returns how many. */
  async expire(): Promise<number> {
    let ended = 0;
    for await (const agreement of this.agreements.pastValidity(today(this.clock))) {
      const change = expireAgreement(agreement, today(this.clock), instant(this.clock));
      if (!change) continue;
      await this.agreements.save(change);
      ended += 1;
    }
    return ended;
  }

  private async at(caller: Caller, id: string, revision: number): Promise<Agreement> {
    const agreement = await this.agreements.get(has(caller, 'operator') ? everything : scopeOf(caller), id);
    if (!agreement) throw notFound('agreement', id);
    if (agreement.revision !== revision) throw staleRevision('agreement', revision, agreement.revision);
    return agreement;
  }
}
