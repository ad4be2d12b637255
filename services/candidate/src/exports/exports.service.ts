import { Injectable } from '@nestjs/common';
import { everything, instant, notFound } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { DisclosuresStore } from '../disclosures/disclosures.store.ts';
import { GraduatesStore } from '../graduates/graduates.store.ts';
import { PlacesStore } from '../graduates/places.store.ts';
import { ownReach } from '../graduates/reach.ts';
import { AttributesStore } from '../persons/attributes.store.ts';
import { PersonsStore } from '../persons/persons.store.ts';
import { ShortlistsStore } from '../shortlists/shortlists.store.ts';
import { exportOf } from './export.ts';
import type { Receiver } from './export.ts';

/** Gathers what is held on a person, for themselves and for their college. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly graduates: GraduatesStore,
    private readonly persons: PersonsStore,
    private readonly attributes: AttributesStore,
    private readonly shortlists: ShortlistsStore,
    private readonly places: PlacesStore,
    private readonly disclosures: DisclosuresStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async export(caller: Caller, id: string): Promise<object> {
    const graduate = await this.graduates.get(ownReach(caller), id);
    if (!graduate) throw notFound('graduate', id);
    const [person, attributes, receivers, disclosures] = await Promise.all([
      this.persons.get(everything, id),
      this.attributes.get(id),
      this.receivers(id),
      this.disclosures.of(id),
    ]);
    return exportOf({ graduate, person: person?.record, attributes, receivers, disclosures }, instant(this.clock));
  }

  private async receivers(graduate: string): Promise<readonly Receiver[]> {
    const [lists, places] = await Promise.all([this.shortlists.naming(graduate), this.places.of(graduate)]);
    return [
      ...lists.map(({ id, employer }) => ({ enterprise: employer, opening: id, by: 'shortlist' as const })),
      ...places.flatMap(({ employer, opening, state }) =>
        employer === null ? [] : [{ enterprise: employer, opening, by: 'place' as const, state }],
      ),
    ];
  }
}
