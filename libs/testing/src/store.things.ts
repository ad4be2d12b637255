import { Event, event } from '@duijie/contracts';
import type { Change } from '@duijie/domain';
import type { CollectionPlan, LogRecord, StoreEngine } from '@duijie/platform';

/** A store of its own for one test. */
export interface StoreUnderTest {
  readonly store: StoreEngine;
  /** Opens another engine on the same data, as a process does that starts again; the first is left as it is. */
  reopen(): Promise<StoreEngine>;
  dispose(): Promise<void>;
}

/** A noun with a field of every type. */
export interface Thing {
  readonly id: string;
  readonly revision: number;
  readonly code?: string | null;
  readonly owner?: string | null;
  readonly name?: string | null;
  readonly seats?: number | null;
  readonly open?: boolean | null;
  readonly skills?: readonly (string | number | boolean | null)[];
  readonly tags?: readonly (string | number | boolean | null)[];
  readonly remark?: string | null;
  readonly score?: number | null;
  readonly content?: unknown;
}

export const things: CollectionPlan<Thing> = {
  name: 'things',
  unique: [['code'], ['owner', 'name']],
  indexes: [['seats'], ['skills'], ['owner', 'seats']],
};

@Event({ topic: 'testing.things', key: 'id' })
export class ThingChanged {
  id: string;
  revision: number;
  content?: unknown;
}

export function thing(id: string, fields: Partial<Thing> = {}): Thing {
  return { revision: 1, ...fields, id };
}

export function changed(next: Thing): Change<Thing> {
  return { next, events: [event(ThingChanged, { id: next.id, revision: next.revision })] };
}

export function silent(next: Thing): Change<Thing> {
  return { next, events: [] };
}

/** Takes and forgets everything that waits. */
export async function takeAll(store: StoreEngine, limit = 500): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for (;;) {
    const batch = await store.outbox.take(limit, 60_000);
    if (!batch) return records;
    records.push(...batch.records);
    await batch.done();
  }
}

/** The revisions of a key in the order in which they are sent; null is the tombstone. */
export function revisionsOf(records: readonly LogRecord[], key: string): (number | null)[] {
  return records
    .filter((record) => record.key === key)
    .map(({ value }) => (value === null ? null : (JSON.parse(value) as ThingChanged).revision));
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
