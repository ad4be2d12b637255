import type { Aggregate } from '@duijie/domain';
import type { Collection } from './engine.ts';

/** The collections of a service, for work that goes through everything that it stores. */
export class StoredCollections {
  private readonly collections: Collection<Aggregate>[] = [];

  add<Doc extends Aggregate>(collection: Collection<Doc>): Collection<Doc> {
    this.collections.push(collection as unknown as Collection<Aggregate>);
    return collection;
  }

  all(): readonly Collection<Aggregate>[] {
    return this.collections;
  }
}
