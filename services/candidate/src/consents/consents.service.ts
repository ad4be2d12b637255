import { Injectable } from '@nestjs/common';
import { DomainError, instant, notFound, today } from '@duijie/domain';
import type { Caller, Change, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { ErasuresService } from '../persons/erasures.service.ts';
import type { GraduateView } from '../graduates/graduate-view.ts';
import type { ConsentRecord, Graduate } from '../graduates/graduate.ts';
import { GraduatesService } from '../graduates/graduates.service.ts';
import { GraduatesStore } from '../graduates/graduates.store.ts';
import { PlacesStore } from '../graduates/places.store.ts';
import { isSelf, ownReach, writeReach } from '../graduates/reach.ts';
import { decideConsent, expireConsents } from './consent.ts';
import type { ConsentDecision } from './consent.ts';
import { isAskedAgain } from './consent-text.ts';
import type { ConsentRequest, ConsentView } from './consents.dto.ts';

/** So many consents that ended are written in one step. */
const sweepSize = 200;

/** What people agree to, purpose by purpose, and what they take back. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly store: GraduatesStore,
    private readonly graduates: GraduatesService,
    private readonly places: PlacesStore,
    private readonly erasures: ErasuresService,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async list(caller: Caller, id: string): Promise<readonly ConsentView[]> {
    const day = today(this.clock);
    const { consents } = await this.own(caller, id);
    return consents.map((consent) =>
      consent.state === 'granted' && isAskedAgain(consent, day) ? { ...consent, askedAgain: true } : consent,
    );
  }

  /** Every decision there ever was, the newest first. */
  async history(caller: Caller, id: string): Promise<readonly ConsentRecord[]> {
    return (await this.own(caller, id)).consentHistory?.toReversed() ?? [];
  }

  /** No revision is asked for: taking a consent back must never fail for somebody else's change. */
  async decide(caller: Caller, id: string, request: ConsentRequest): Promise<GraduateView | undefined> {
    const self = isSelf(caller);
    const source = request.source ?? (self ? 'self' : 'college');
    if ((source === 'self') !== self && source !== 'guardian') {
      throw new DomainError('forbidden', 'consent.wrong-source', 'Only the person can say what comes from themselves.');
    }
    const decision = {
      ...request,
      source,
      textVersion: request.textVersion ?? undefined,
      enterprise: request.enterprise ?? undefined,
    };
    for (let attempt = 1; ; attempt += 1) {
      const graduate = await this.store.get(writeReach(caller), id);
      if (!graduate) {
        if (self && decision.state === 'granted' && (await this.erasures.readmit(ownReach(caller), id)))
          return undefined;
        throw notFound('graduate', id);
      }
      const change = await this.changeOf(graduate, decision);
      try {
        return await this.graduates.view(change ? await this.store.save(change) : graduate);
      } catch (error) {
        if (attempt === 5 || !(error instanceof DomainError && error.kind === 'precondition')) throw error;
      }
    }
  }

  /** Ends the consents that the calendar has ended; returns of how many graduates. */
  async expire(): Promise<number> {
    let ended = 0;
    let due: Change<Graduate>[] = [];
    for await (const graduate of this.store.withConsentPast(today(this.clock))) {
      const change = expireConsents(graduate, today(this.clock), instant(this.clock));
      if (change) due.push(change);
      if (due.length < sweepSize) continue;
      ended += await this.store.saveWhereUnchanged(due);
      due = [];
    }
    return ended + (await this.store.saveWhereUnchanged(due));
  }

  private async changeOf(graduate: Graduate, decision: ConsentDecision): Promise<Change<Graduate> | undefined> {
    const placedWith = await this.places.employersOf(graduate.id);
    return decideConsent(graduate, decision, { today: today(this.clock), now: instant(this.clock), placedWith });
  }

  private async own(caller: Caller, id: string): Promise<Graduate> {
    const graduate = await this.store.get(ownReach(caller), id);
    if (!graduate) throw notFound('graduate', id);
    return graduate;
  }
}
