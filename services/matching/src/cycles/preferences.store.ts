import { Injectable } from '@nestjs/common';
import { staleRevision } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { preferencePlan } from './cycle.schema.ts';
import { preferenceId } from './preference.ts';
import type { Preference } from './preference.ts';

@Injectable()
export class PreferencesStore {
  constructor(@InjectCollection(preferencePlan) private readonly preferences: Collection<Preference>) {}

  /** The list of a graduate, whose college is asked of too: it is the college that says whose a student's key is. */
  async get(cycle: string, graduate: string, college: string): Promise<Preference | undefined> {
    const found = await this.preferences.get(preferenceId(cycle, graduate));
    return found?.college === college ? found : undefined;
  }

  /** All lists of a cycle by graduate, for the freeze. */
  async ofCycle(cycle: string): Promise<ReadonlyMap<string, Preference>> {
    const lists = new Map<string, Preference>();
    for await (const list of this.preferences.scan({ cycle })) lists.set(list.graduate, list);
    return lists;
  }

  /** Forgets every list of a graduate who was erased. */
  async forget(graduate: string): Promise<void> {
    const ids: string[] = [];
    for await (const { id } of this.preferences.scan({ graduate })) ids.push(id);
    await this.preferences.drop(ids);
  }

  /** The first of two lists that are sent at once wins: the other saw a state that is no more. */
  async save(next: Preference): Promise<Preference> {
    const stored = await this.preferences.save({ next, events: [] });
    if (stored.revision !== next.revision || stored.openings.join() !== next.openings.join()) {
      throw staleRevision('preference', next.revision - 1, stored.revision);
    }
    return stored;
  }
}
