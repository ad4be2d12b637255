import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Change, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { DisclosuresService } from '../disclosures/disclosures.service.ts';
import { revisePerson } from '../persons/person.ts';
import { PersonsStore } from '../persons/persons.store.ts';
import type { PersonChange } from '../persons/persons.store.ts';
import { attestGraduate, verifyCredential } from './attest.ts';
import type { Attestation } from './attest.ts';
import { complete, forEnterprise, isShownToEnterprises, pseudonymous } from './graduate-view.ts';
import type { GraduateView } from './graduate-view.ts';
import { reviseGraduate, withdrawGraduate } from './graduate.ts';
import type { Graduate } from './graduate.ts';
import { requestFrom } from './graduates.dto.ts';
import type { GraduateRequest, VerifyRequest } from './graduates.dto.ts';
import { GraduatesStore } from './graduates.store.ts';
import { applyMergePatch, writable } from './merge-patch.ts';
import { PlacesStore } from './places.store.ts';
import { profileFrom } from './profile-terms.ts';
import { isEnterprise, mustHaveDuty, ownReach, writeReach } from './reach.ts';
import type { Reach } from './reach.ts';
import { ShortlistsStore } from '../shortlists/shortlists.store.ts';

/** The acts on graduates: load, ask the rule, save. */
@Injectable()
export class GraduatesService {
  constructor(
    private readonly graduates: GraduatesStore,
    private readonly persons: PersonsStore,
    private readonly shortlists: ShortlistsStore,
    private readonly places: PlacesStore,
    private readonly disclosures: DisclosuresService,
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

  /** A name is told by this way alone, never in a list, so that every look at one is a look at somebody. */
  private async readMatched(caller: Caller, id: string): Promise<GraduateView> {
    const { listed, placed } = await this.within(caller);
    const graduate = listed.has(id) || placed.has(id) ? await this.graduates.get(everything, id) : undefined;
    if (!graduate || !(placed.has(id) || isShownToEnterprises(graduate))) throw notFound('graduate', id);
    return forEnterprise(graduate, caller.organisation ?? '', await this.disclosures.disclose(caller, graduate));
  }

  private async listMatched(caller: Caller, query: Query<Graduate>): Promise<Page<GraduateView>> {
    const { listed, placed } = await this.within(caller);
    const page = await this.graduates.findAmong([...new Set([...listed, ...placed])], query);
    const items = page.items
      .filter((graduate) => placed.has(graduate.id) || isShownToEnterprises(graduate))
      .map((graduate) => forEnterprise(graduate, caller.organisation ?? ''));
    return { ...page, items };
  }

  /** Whom an enterprise meets: who stands in its shortlists, and who has taken a place of it. */
  private async within({ organisation = '' }: Caller) {
    const [listed, placed] = await Promise.all([
      this.shortlists.listedFor(organisation),
      this.places.placedWith(organisation),
    ]);
    return { listed, placed };
  }

  private async write(graduate: Graduate, { person, ...given }: GraduateRequest): Promise<GraduateView> {
    const now = instant(this.clock);
    const change = reviseGraduate(graduate, profileFrom(given), now);
    const stored = person && (await this.persons.get(everything, graduate.id));
    const next = stored && revisePerson(stored.record, person);
    if (!stored || !next) return change ? this.save(change) : this.view(graduate);
    const { id, college, revision } = graduate;
    await this.keep({ id, college, revision: stored.revision, next });
    try {
      // The ETag covers the person too.
      return await this.save(change ?? { next: { ...graduate, revision: revision + 1, updatedAt: now }, events: [] });
    } catch (error) {
      // Somebody else was first: of what was refused nothing stays, unless yet another has written since.
      if (error instanceof DomainError && error.kind === 'precondition') {
        await this.persons.saveMany([{ id, college, revision: stored.revision + 1, next: stored.record }]);
      }
      throw error;
    }
  }

  private async keep(change: PersonChange): Promise<void> {
    const [failure] = await this.persons.saveMany([change]);
    if (failure) throw failure.error;
  }

  private async save(change: Change<Graduate>): Promise<GraduateView> {
    return this.view(await this.graduates.save(change));
  }

  /** As the college and the person see it. */
  async view(graduate: Graduate): Promise<GraduateView> {
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
