import { Injectable } from '@nestjs/common';
import { covers, staleRevision } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection, SubjectKeys } from '@duijie/platform';
import type { Collection, SaveFailure } from '@duijie/platform';
import type { PersonRecord } from './person.ts';
import { personPlan } from './person.schema.ts';
import type { SealedPerson } from './person.schema.ts';

/** A person to be written: what is stored of them now, and what is to be. */
export interface PersonChange {
  readonly id: string;
  readonly college: string;
  /** The stored revision; 0 for somebody new. */
  readonly revision: number;
  readonly next: PersonRecord;
}

export interface StoredPerson {
  readonly revision: number;
  readonly record: PersonRecord;
}

/** Persons, sealed and opened on the way: nothing outside this file sees a key. */
@Injectable()
export class PersonsStore {
  constructor(
    @InjectCollection(personPlan) private readonly persons: Collection<SealedPerson>,
    private readonly keys: SubjectKeys,
  ) {}

  async get(scope: Scope, id: string): Promise<StoredPerson | undefined> {
    const stored = await this.persons.get(id);
    if (!stored || !covers(scope, stored.college)) return undefined;
    return (await this.opened([stored])).get(id);
  }

  /** Many at once; those who do not exist, or whose key is destroyed, are left out. */
  async getMany(scope: Scope, ids: readonly string[]): Promise<Map<string, StoredPerson>> {
    const stored = await this.persons.getMany(ids);
    return this.opened(stored.filter(({ college }) => covers(scope, college)));
  }

  /** Writes persons under their keys; makes keys for those who are new, never for somebody who was erased meanwhile. */
  async saveMany(changes: readonly PersonChange[]): Promise<readonly SaveFailure[]> {
    if (changes.length === 0) return [];
    const idsOf = (isNew: boolean) => changes.filter(({ revision }) => (revision === 0) === isNew).map(({ id }) => id);
    const ciphers = new Map([...(await this.keys.getMany(idsOf(false))), ...(await this.keys.createMany(idsOf(true)))]);
    const failures: SaveFailure[] = [];
    const sealed: Change<SealedPerson>[] = [];
    for (const [index, { id, college, revision, next }] of changes.entries()) {
      const cipher = ciphers.get(id);
      if (cipher) sealed.push({ next: { id, college, revision: revision + 1, sealed: cipher.seal(next) }, events: [] });
      else failures.push({ index, error: staleRevision('person', revision, 0) });
    }
    return failures.length > 0 ? failures : this.persons.saveMany(sealed);
  }

  /** Is anything kept under this id, be it a key alone? */
  async holds(id: string): Promise<boolean> {
    return (await this.persons.get(id)) !== undefined || (await this.keys.get(id)) !== undefined;
  }

  /** Destroys the key first: from then on nothing that is left anywhere can be read. */
  async erase(id: string): Promise<void> {
    await this.keys.destroy(id);
    await this.persons.drop([id]);
  }

  private async opened(stored: readonly SealedPerson[]): Promise<Map<string, StoredPerson>> {
    if (stored.length === 0) return new Map();
    const ciphers = await this.keys.getMany(stored.map(({ id }) => id));
    const found = new Map<string, StoredPerson>();
    for (const { id, revision, sealed } of stored) {
      const record = ciphers.get(id)?.open<PersonRecord>(sealed);
      if (record) found.set(id, { revision, record });
    }
    return found;
  }
}
