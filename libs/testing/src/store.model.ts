import { DomainError } from '@duijie/domain';
import type { Condition, Filter } from '@duijie/platform';
import { things } from './store.things.ts';
import type { Thing } from './store.things.ts';

type Value = string | number | boolean | null;

const bytes = (text: string) => Buffer.from(text);
const order = (value: Value) => (value === null ? 0 : typeof value === 'string' ? 2 : 1);

/** The order of the stores: nothing, numbers and truth values, texts by their bytes. */
export function compare(a: Value, b: Value): number {
  if (order(a) !== order(b)) return order(a) - order(b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(bytes(a), bytes(b));
  return Number(a) - Number(b);
}

function equals(value: unknown, wanted: Value): boolean {
  return Array.isArray(value) ? value.some((element) => (element ?? null) === wanted) : (value ?? null) === wanted;
}

function fits(value: unknown, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object') return equals(value, condition);
  if ('in' in condition) return condition.in.some((wanted) => equals(value, wanted));
  if ('not' in condition) return !equals(value, condition.not);
  const holds = (bound: string | number | undefined, test: (order: number) => boolean) =>
    bound === undefined || (typeof value === typeof bound && test(compare(value as Value, bound)));
  return (
    holds(condition.from, (way) => way >= 0) &&
    holds(condition.above, (way) => way > 0) &&
    holds(condition.to, (way) => way <= 0) &&
    holds(condition.below, (way) => way < 0)
  );
}

/** The plainest store that keeps the promises: everything in memory, every question answered by looking at all. */
export class StoreModel {
  readonly docs = new Map<string, Thing>();
  readonly sent = new Map<string, (number | null)[]>();

  save(next: Thing): void {
    const stored = this.docs.get(next.id);
    if (next.revision === 1 && stored) return;
    if (next.revision !== (stored?.revision ?? 0) + 1)
      throw new DomainError('precondition', 'thing.changed-meanwhile', '');
    for (const fields of things.unique ?? []) {
      const key = (doc: Thing) => fields.map((field) => doc[field] ?? null);
      const mine = key(next);
      const taken = (other: Thing) => other.id !== next.id && key(other).every((value, at) => value === mine[at]);
      if (!mine.includes(null) && [...this.docs.values()].some(taken))
        throw new DomainError('conflict', 'thing.exists', '');
    }
    this.docs.set(next.id, next);
    this.publish(next.id, next.revision);
  }

  remove(id: string, revision: number): void {
    if (!this.docs.delete(id)) return;
    this.publish(id, revision);
    this.publish(id, null);
  }

  mirror(copy: Thing): boolean {
    const newer = copy.revision > (this.docs.get(copy.id)?.revision ?? 0);
    if (newer) this.docs.set(copy.id, copy);
    return newer;
  }

  find(filter: Filter<Thing>, sort = 'id', descending = false): Thing[] {
    const value = (doc: Thing) => ((doc as unknown as Record<string, unknown>)[sort] ?? null) as Value;
    const found = [...this.docs.values()].filter((doc) =>
      Object.entries(filter).every(([field, condition]) =>
        fits((doc as unknown as Record<string, unknown>)[field], condition as Condition),
      ),
    );
    found.sort((a, b) => compare(value(a), value(b)) || compare(a.id, b.id));
    return descending ? found.reverse() : found;
  }

  private publish(key: string, revision: number | null): void {
    this.sent.set(key, [...(this.sent.get(key) ?? []), revision]);
  }
}
