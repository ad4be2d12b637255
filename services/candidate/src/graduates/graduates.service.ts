import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, notFound, staleRevision, today } from '@duijie/domain';
import type { Caller, Change, Clock, Duty, Scope } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { revisePerson } from '../persons/person.ts';
import { PersonsStore } from '../persons/persons.store.ts';
import { AttributesStore } from '../persons/attributes.store.ts';
import { ErasuresService } from '../persons/erasures.service.ts';
import { attestGraduate, verifyCredential } from './attest.ts';
import type { Attestation } from './attest.ts';
import { currentConsentText, decideConsent, expireConsents } from './consent.ts';
import { complete, forEnterprise, isShownToEnterprises, pseudonymous } from './graduate-view.ts';
import type { GraduateView } from './graduate-view.ts';
import { reviseGraduate, withdrawGraduate } from './graduate.ts';
import type { ConsentRecord, Graduate } from './graduate.ts';
import { requestFrom } from './graduates.dto.ts';
import type { ConsentRequest, GraduateRequest, VerifyRequest } from './graduates.dto.ts';
import { GraduatesStore } from './graduates.store.ts';
import type { Reach } from './graduates.store.ts';
import { applyMergePatch, writable } from './merge-patch.ts';
import { profileFrom } from './profile-terms.ts';
import { ShortlistsStore } from '../shortlists/shortlists.store.ts';

/** So many consents that ended are written in one step. */
const sweepSize = 200;

/** The acts on graduates: load, ask the rule, save. */
@Injectable()
export class GraduatesService {
  constructor(
    private readonly graduates: GraduatesStore,
    private readonly persons: PersonsStore,
    private readonly attributes: AttributesStore,
    private readonly erasures: ErasuresService,
    private readonly shortlists: ShortlistsStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: Query<Graduate>): Promise<Page<GraduateView>> {
    if (isEnterprise(caller)) return this.listMatched(caller, query);
    const page = await this.graduates.find(has(caller, 'operator') ? everything : ownReach(caller), query);
    if (has(caller, 'operator')) return { ...page, items: page.items.map(pseudonymous) };
    const persons = await this.persons.getMany(
      everything,
      page.items.map(({ id }) => id),
    );
    const items = page.items.map((graduate) => complete(graduate, persons.get(graduate.id)?.record.person));
    return { ...page, items };
  }

  /**
   * The college and the person see all; operators and evaluators no identifier; an enterprise less, and of those alone
   * who are matched with it. For everybody else there is nothing.
   */
  async read(caller: Caller, id: string): Promise<GraduateView> {
    if (has(caller, 'operator', 'evaluator')) {
      const graduate = await this.graduates.get(everything, id);
      if (graduate) return pseudonymous(graduate);
    }
    if (isEnterprise(caller)) return this.readMatched(caller, id);
    return this.view(await this.own(caller, id));
  }

  async replace(caller: Caller, id: string, revision: number, request: GraduateRequest): Promise<GraduateView> {
    return this.write(await this.stored(writeReach(caller), id, revision), request);
  }

  async patch(caller: Caller, id: string, revision: number, patch: Record<string, unknown>): Promise<GraduateView> {
    const graduate = await this.stored(writeReach(caller), id, revision);
    return this.write(graduate, await requestFrom(applyMergePatch(writable(graduate), patch)));
  }

  async attest(caller: Caller, id: string, revision: number, attestation: Attestation): Promise<GraduateView> {
    const graduate = await this.own(caller, id, revision);
    return this.save(attestGraduate(graduate, attestation, instant(this.clock)));
  }

  async verify(
    caller: Caller,
    id: string,
    revision: number,
    credential: string,
    request: VerifyRequest,
  ): Promise<GraduateView> {
    const evaluates = has(caller, 'evaluator');
    if (!evaluates) mustHaveDuty(caller, 'attester');
    const graduate = await this.stored(evaluates ? everything : ownReach(caller), id, revision);
    const verdict = { credential, grade: request.grade, state: request.state ?? ('verified' as const) };
    const saved = await this.graduates.save(verifyCredential(graduate, verdict, instant(this.clock)));
    return evaluates ? pseudonymous(saved) : this.view(saved);
  }

  async withdraw(caller: Caller, id: string, revision: number): Promise<GraduateView> {
    const graduate = await this.stored(writeReach(caller), id, revision);
    return this.save(withdrawGraduate(graduate, instant(this.clock)));
  }

  async consents(caller: Caller, id: string): Promise<readonly ConsentRecord[]> {
    return (await this.own(caller, id)).consents;
  }

  /** No revision is asked for: taking a consent back must never fail for somebody else's change. */
  async consent(caller: Caller, id: string, request: ConsentRequest): Promise<GraduateView | undefined> {
    const self = isSelf(caller);
    const source = request.source ?? (self ? 'self' : 'college');
    if ((source === 'self') !== self && source !== 'guardian') {
      throw new DomainError('forbidden', 'consent.wrong-source', 'Only the person can say what comes from themselves.');
    }
    const decision = { ...request, source, textVersion: request.textVersion ?? currentConsentText };
    for (let attempt = 1; ; attempt += 1) {
      const graduate = await this.graduates.get(writeReach(caller), id);
      if (!graduate) {
        if (self && decision.state === 'granted' && (await this.erasures.readmit(ownReach(caller), id)))
          return undefined;
        throw notFound('graduate', id);
      }
      const change = decideConsent(graduate, decision, today(this.clock), instant(this.clock));
      try {
        return await this.view(change ? await this.graduates.save(change) : graduate);
      } catch (error) {
        if (attempt === 5 || !(error instanceof DomainError && error.kind === 'precondition')) throw error;
      }
    }
  }

  /** Ends the consents that the calendar has ended; returns of how many graduates. */
  async expireConsents(): Promise<number> {
    let ended = 0;
    let due: Change<Graduate>[] = [];
    for await (const graduate of this.graduates.withConsentPast(today(this.clock))) {
      const change = expireConsents(graduate, today(this.clock), instant(this.clock));
      if (change) due.push(change);
      if (due.length < sweepSize) continue;
      ended += await this.graduates.saveWhereUnchanged(due);
      due = [];
    }
    return ended + (await this.graduates.saveWhereUnchanged(due));
  }

  /** Everything that is held on a person. */
  async export(caller: Caller, id: string): Promise<object> {
    const graduate = await this.own(caller, id);
    const { naturalKey: _, consentEndsOn: _end, claims, ...held } = graduate;
    const person = await this.persons.get(everything, id);
    return {
      exportedAt: instant(this.clock),
      graduate: held,
      person: person?.record.person ?? null,
      saidByUploads: { graduate: claims, person: person?.record.claims ?? {} },
      attributes: (await this.attributes.get(id)) ?? null,
    };
  }

  private async readMatched(caller: Caller, id: string): Promise<GraduateView> {
    const listed = await this.shortlists.listedFor(caller.organisation ?? '');
    const graduate = listed.has(id) ? await this.graduates.get(everything, id) : undefined;
    if (!graduate || !isShownToEnterprises(graduate)) throw notFound('graduate', id);
    return forEnterprise(graduate);
  }

  private async listMatched(caller: Caller, query: Query<Graduate>): Promise<Page<GraduateView>> {
    const listed = await this.shortlists.listedFor(caller.organisation ?? '');
    const page = await this.graduates.findAmong([...listed], query);
    return { ...page, items: page.items.filter(isShownToEnterprises).map(forEnterprise) };
  }

  private async write(graduate: Graduate, { person, ...given }: GraduateRequest): Promise<GraduateView> {
    const now = instant(this.clock);
    const change = reviseGraduate(graduate, profileFrom(given), now);
    const stored = person && (await this.persons.get(everything, graduate.id));
    const next = stored && revisePerson(stored.record, person);
    if (stored && next) {
      const { id, college } = graduate;
      const [failure] = await this.persons.saveMany([{ id, college, revision: stored.revision, next }]);
      if (failure) throw failure.error;
    }
    if (change) return this.save(change);
    if (!next) return this.view(graduate);
    // The ETag covers the person too.
    return this.save({ next: { ...graduate, revision: graduate.revision + 1, updatedAt: now }, events: [] });
  }

  private async save(change: Change<Graduate>): Promise<GraduateView> {
    return this.view(await this.graduates.save(change));
  }

  private async view(graduate: Graduate): Promise<GraduateView> {
    return complete(graduate, (await this.persons.get(everything, graduate.id))?.record.person);
  }

  private own(caller: Caller, id: string, revision?: number): Promise<Graduate> {
    return this.stored(ownReach(caller), id, revision);
  }

  private async stored(reach: Reach, id: string, revision?: number): Promise<Graduate> {
    const graduate = await this.graduates.get(reach, id);
    if (!graduate) throw notFound('graduate', id);
    if (revision !== undefined && graduate.revision !== revision) {
      throw staleRevision('graduate', revision, graduate.revision);
    }
    return graduate;
  }
}

function isSelf(caller: Caller): boolean {
  return has(caller, 'student') && !has(caller, 'college');
}

/** Somebody who acts for an enterprise and for nobody who may see more. */
function isEnterprise(caller: Caller): boolean {
  return has(caller, 'enterprise') && !has(caller, 'operator', 'college', 'student');
}

/** The person themselves, or the college's own; for everybody else nothing at all. */
export function ownReach(caller: Caller): Reach {
  const college: Scope = { organisation: has(caller, 'college') ? (caller.organisation ?? '') : '' };
  return isSelf(caller) ? { graduate: caller.graduate ?? '', college: caller.organisation ?? '' } : college;
}

/** The same, for a change: of a college's members those who have that duty. */
export function writeReach(caller: Caller): Reach {
  if (!isSelf(caller)) mustHaveDuty(caller, 'editor', 'administrator', 'attester');
  return ownReach(caller);
}

function mustHaveDuty(caller: Caller, ...duties: Duty[]): void {
  if (duties.some((duty) => caller.duties.includes(duty))) return;
  throw new DomainError('forbidden', 'access.wrong-duty', `This needs one of the duties ${duties.join(', ')}.`);
}
