import { Injectable } from '@nestjs/common';
import { AttributesRecorded, attributesIdOf, event } from '@duijie/contracts';
import { InjectCollection, Vault } from '@duijie/platform';
import type { Collection, SaveFailure } from '@duijie/platform';
import { attributesPlan } from './attributes.schema.ts';
import type { Attributes } from './attributes.schema.ts';

/** Sex and origin, apart from everything else: the pseudonym leads nowhere without the master key. */
@Injectable()
export class AttributesStore {
  constructor(
    @InjectCollection(attributesPlan) private readonly attributes: Collection<Attributes>,
    private readonly vault: Vault,
  ) {}

  async get(graduate: string): Promise<Pick<Attributes, 'sex' | 'origin'> | undefined> {
    const found = await this.attributes.get(this.pseudonym(graduate));
    return found && { sex: found.sex, origin: found.origin };
  }

  /** Writes what is new; absent values change nothing. */
  async record(
    said: readonly { readonly graduate: string; readonly sex: Attributes['sex']; readonly origin: string | null }[],
  ): Promise<readonly SaveFailure[]> {
    const wanted = said.filter(({ sex, origin }) => sex !== null || origin !== null);
    if (wanted.length === 0) return [];
    const ids = wanted.map(({ graduate }) => this.pseudonym(graduate));
    const known = new Map((await this.attributes.getMany(ids)).map((stored) => [stored.id, stored]));
    const changes = wanted.flatMap((one, index) => {
      const id = ids[index] ?? '';
      const before = known.get(id);
      const sex = one.sex ?? before?.sex ?? null;
      const origin = one.origin ?? before?.origin ?? null;
      if (before?.sex === sex && before.origin === origin) return [];
      const next = { id, revision: (before?.revision ?? 0) + 1, sex, origin };
      return [{ next, events: [event(AttributesRecorded, next)] }];
    });
    return changes.length === 0 ? [] : this.attributes.saveMany(changes);
  }

  async erase(graduate: string): Promise<void> {
    const id = this.pseudonym(graduate);
    const stored = await this.attributes.get(id);
    if (!stored) return;
    const emptied = { id, revision: stored.revision + 1, sex: null, origin: null };
    await this.attributes.remove(id, [event(AttributesRecorded, emptied)]);
  }

  private pseudonym(graduate: string): string {
    return attributesIdOf(graduate, (text, purpose) => this.vault.hash(text, purpose));
  }
}
