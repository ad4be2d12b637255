// The decorators of the contracts write down types, for which this must be there first.
import 'reflect-metadata';
import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Collection, StoreEngine } from '@duijie/platform';
import { itPublishes } from './store-outbox.suite.ts';
import { itFinds } from './store-reads.suite.ts';
import { itAnswersLikeTheModel } from './store-model.suite.ts';
import { things } from './store.things.ts';
import type { StoreUnderTest, Thing } from './store.things.ts';
import { itStores } from './store-writes.suite.ts';

/** What the parts of the suite work on: opened afresh for every test. */
export interface Bench {
  readonly store: StoreEngine;
  readonly collection: Collection<Thing>;
  reopen(): Promise<{ store: StoreEngine; collection: Collection<Thing> }>;
}

/** Everything that a store promises; each engine must pass it. `instances`: may several processes share its data? */
export function describeStore(
  name: string,
  make: () => Promise<StoreUnderTest>,
  { instances }: { instances: 'one' | 'many' } = { instances: 'one' },
): void {
  describe(name, () => {
    let current: StoreUnderTest | undefined;
    let bench: Bench | undefined;

    const prepared = async (store: StoreEngine) => {
      const collection = store.collection(things);
      await store.prepare();
      return { store, collection };
    };

    beforeEach(async () => {
      const made = await make();
      current = made;
      bench = { ...(await prepared(made.store)), reopen: async () => prepared(await made.reopen()) };
    }, 60_000);

    afterEach(async () => {
      await current?.dispose();
    }, 60_000);

    const present = (): Bench => {
      if (!bench) throw new Error('The store is not open.');
      return bench;
    };

    describe('storing', () => itStores(present));
    describe('finding', () => itFinds(present));
    describe('publishing', () => itPublishes(present, instances));
    describe('as a whole', () => itAnswersLikeTheModel(present));
  });
}
