import { Injectable } from '@nestjs/common';
import { everything, instant, notFound } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { isSharedWith } from '../consents/consent.ts';
import type { Graduate } from '../graduates/graduate.ts';
import { GraduatesStore } from '../graduates/graduates.store.ts';
import { PlacesStore } from '../graduates/places.store.ts';
import { ownReach } from '../graduates/reach.ts';
import { PersonsStore } from '../persons/persons.store.ts';
import { discloseTo, sharedPerson } from './disclosure.ts';
import type { Disclosure, SharedPerson } from './disclosure.ts';
import { DisclosuresStore } from './disclosures.store.ts';

/** Tells an enterprise who somebody is, where they took its place and agreed to that, and keeps that it did. */
@Injectable()
export class DisclosuresService {
  constructor(
    private readonly disclosures: DisclosuresStore,
    private readonly graduates: GraduatesStore,
    private readonly persons: PersonsStore,
    private readonly places: PlacesStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  /** The person, for an enterprise that may be told; the record is durable before anything is told. */
  async disclose(caller: Caller, graduate: Graduate): Promise<SharedPerson | undefined> {
    const enterprise = caller.organisation ?? '';
    if (!isSharedWith(graduate, enterprise)) return undefined;
    if (!(await this.places.employersOf(graduate.id)).includes(enterprise)) return undefined;
    const stored = await this.persons.get(everything, graduate.id);
    if (!stored) return undefined;
    const person = sharedPerson(stored.record.person);
    const looking = { id: this.ids.next('dsc'), graduate: graduate.id, enterprise, account: caller.subject };
    await this.disclosures.record(discloseTo(looking, person, instant(this.clock)));
    return person;
  }

  async list(caller: Caller, id: string, query: Query<Disclosure>): Promise<Page<Disclosure>> {
    if (!(await this.graduates.get(ownReach(caller), id))) throw notFound('graduate', id);
    return this.disclosures.find(id, query);
  }
}
