import { Inject } from '@nestjs/common';
import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan, StoreEngine } from '../store/engine.ts';
import { StoredCollections } from '../store/stored-collections.ts';

/* What the platform provides to every service, by name, since interfaces leave nothing at run time to inject by. */
export const CLOCK = 'platform.clock';
export const IDS = 'platform.ids';
export const CONFIG = 'platform.config';
export const EVENTS = 'platform.events';
export const STORE = 'platform.store';
/** A store engine of its own for keys of persons; there only for services whose plan says `keyStore: true`. */
export const KEY_STORE = 'platform.keyStore';
export const FILES = 'platform.files';
export const LOGGER = 'platform.logger';
export const SERVICE = 'platform.service';

export const InjectClock = (): ParameterDecorator => Inject(CLOCK);
export const InjectIds = (): ParameterDecorator => Inject(IDS);
export const InjectConfig = (): ParameterDecorator => Inject(CONFIG);
export const InjectFiles = (): ParameterDecorator => Inject(FILES);
export const InjectLogger = (): ParameterDecorator => Inject(LOGGER);

function collectionToken(name: string): string {
  return `collection.${name}`;
}

/** Makes the documents of a noun injectable in a module: `providers: [storedIn(openingPlan), OpeningsStore]`. */
export function storedIn<Doc extends Aggregate>(plan: CollectionPlan<Doc>) {
  return {
    provide: collectionToken(plan.name),
    useFactory: (store: StoreEngine, stored: StoredCollections) => stored.add(store.collection(plan)),
    inject: [STORE, StoredCollections],
  };
}

/** The documents of a noun: `@InjectCollection(openingPlan) private readonly openings: Collection<Opening>`. */
export function InjectCollection<Doc extends Aggregate>(plan: CollectionPlan<Doc>): ParameterDecorator {
  return Inject(collectionToken(plan.name));
}
