import { Injectable } from '@nestjs/common';
import { everything, instant, notFound, scopeOf, staleRevision, today } from '@duijie/domain';
import type { Caller, Clock, Ids, Scope } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { AgreementsStore } from '../agreements/agreements.store.ts';
import {
  draftRecognition,
  endRecognition,
  enterIntoForce,
  expireRecognition,
  suspendRecognition,
} from './recognition.ts';
import type { ItsAgreement, Recognition, RecognitionTerms } from './recognition.ts';
import { RecognitionsStore } from './recognitions.store.ts';

@Injectable()
export class RecognitionsService {
  constructor(
    private readonly recognitions: RecognitionsStore,
    private readonly agreements: AgreementsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  /** An operator may name any agreement, others those that they are parties of. */
  async draft(caller: Caller, terms: RecognitionTerms): Promise<Recognition> {
    const agreement = await this.agreementOf(scopeOf(caller), terms);
    return this.recognitions.save(draftRecognition(this.ids.next('rec'), terms, agreement, instant(this.clock)));
  }

  async read(id: string): Promise<Recognition> {
    const recognition = await this.recognitions.get(id);
    if (!recognition) throw notFound('recognition', id);
    return recognition;
  }

  list(query: Query<Recognition>): Promise<Page<Recognition>> {
    return this.recognitions.find(query);
  }

  async enterIntoForce(id: string, revision: number): Promise<Recognition> {
    const recognition = await this.at(id, revision);
    const agreement = await this.agreementOf(everything, recognition);
    return this.recognitions.save(enterIntoForce(recognition, agreement, today(this.clock), instant(this.clock)));
  }

  async suspend(id: string, revision: number): Promise<Recognition> {
    return this.recognitions.save(suspendRecognition(await this.at(id, revision), instant(this.clock)));
  }

  /** Ends what the calendar has ended; returns how many. */
  async expire(): Promise<number> {
    let ended = 0;
    for await (const recognition of this.recognitions.pastValidity(today(this.clock))) {
      const change = expireRecognition(recognition, today(this.clock), instant(this.clock));
      if (!change) continue;
      await this.recognitions.save(change);
      ended += 1;
    }
    return ended;
  }

  /** Ends what belongs to an agreement that is over. */
  async endWith(agreement: string): Promise<void> {
    for await (const recognition of this.recognitions.under(agreement)) {
      const change = endRecognition(recognition, instant(this.clock));
      if (change) await this.recognitions.save(change);
    }
  }

  private async agreementOf(
    scope: Scope,
    { agreement }: Pick<RecognitionTerms, 'agreement'>,
  ): Promise<ItsAgreement | undefined> {
    return agreement === null ? undefined : this.agreements.get(scope, agreement);
  }

  private async at(id: string, revision: number): Promise<Recognition> {
    const recognition = await this.read(id);
    if (recognition.revision !== revision) throw staleRevision('recognition', revision, recognition.revision);
    return recognition;
  }
}
