import { Injectable } from '@nestjs/common';
import { staleRevision } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { preferencePlan } from './preference.schema.ts';
import type { Preference } from './preference.ts';

@Injectable()
export class PreferencesStore {
  constructor(@InjectCollection(preferencePlan) private readonly preferences: Collection<Preference>) {}

  get(recipient: string): Promise<Preference | undefined> {
    return this.preferences.get(recipient);
  }

  async ofMany(recipients: readonly string[]): Promise<ReadonlyMap<string, Preference>> {
    const found = await this.preferences.getMany(recipients);
    return new Map(found.map((preference) => [preference.id, preference]));
  }

  /** The first choice of two that are made at once wins: the other saw a state that is no more. */
  async save(next: Preference): Promise<Preference> {
    const stored = await this.preferences.save({ next, events: [] });
    const same = JSON.stringify([stored.kinds, stored.language]) === JSON.stringify([next.kinds, next.language]);
    if (stored.revision !== next.revision || !same) {
      throw staleRevision('preference', next.revision - 1, stored.revision);
    }
    return stored;
  }
}
