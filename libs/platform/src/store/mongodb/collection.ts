import { staleRevision } from '@duijie/domain';
import type { Aggregate, Change, Clock } from '@duijie/domain';
import type { LogRecord } from '../../events/engine.ts';
import { recordOf, tombstoneOf } from '../../events/envelope.ts';
import { passFailpoint } from '../../events/failpoints.ts';
import { pageOf, pagePlan } from '../cursor.ts';
import type { Collection, Filter, Page, Query, SaveFailure } from '../engine.ts';
import { termsOf } from '../filter.ts';
import { alreadyExists, checkDocument, largestSave, newestOfEach, slices, tooMany } from '../plan.ts';
import type { CheckedPlan } from '../plan.ts';
import { writeBulk } from './bulk.ts';
import { behind, orderOf, where } from './conditions.ts';
import { keyField, newToken, waiting, writeOf } from './documents.ts';
import type { StoredCollection } from './documents.ts';
import { breachedIndex, guarded } from './errors.ts';

const slice = 500;

/** What the collections of one database stand on. */
export interface Ground {
  readonly clock: Clock;
  readonly service: string;
  /** Events were stored. */
  wake(): void;
}

export class MongoCollection<Doc extends Aggregate> implements Collection<Doc> {
  private readonly ground: Ground;
  private readonly plan: CheckedPlan;
  private readonly stored: StoredCollection;

  constructor(ground: Ground, plan: CheckedPlan, stored: StoredCollection) {
    this.ground = ground;
    this.plan = plan;
    this.stored = stored;
  }

  async get(id: string): Promise<Doc | undefined> {
    const found = await guarded(() => this.stored.findOne({ _id: id }, { projection: { doc: 1 } }));
    return found?.doc as Doc | undefined;
  }

  async getMany(ids: readonly string[]): Promise<readonly Doc[]> {
    const found: Doc[] = [];
    for (const part of slices([...new Set(ids)], slice)) {
      const filter = { _id: { $in: part }, rev: { $gt: 0 } };
      const docs = await guarded(() => this.stored.find(filter, { projection: { doc: 1 } }).toArray());
      found.push(...docs.map(({ doc }) => doc as unknown as Doc));
    }
    return found;
  }

  async findOne(filter: Filter<Doc>): Promise<Doc | undefined> {
    const { items } = await this.find({ filter, limit: 1 });
    return items[0];
  }

  async find(query: Query<Doc>): Promise<Page<Doc>> {
    const plan = pagePlan(this.plan.name, query);
    const filter = where(plan.terms, this.plan, behind(plan));
    const options = { projection: { doc: 1 }, sort: orderOf(plan), limit: plan.limit + 1 };
    const docs = await guarded(() => this.stored.find(filter, options).toArray());
    return pageOf(
      plan,
      docs.map(({ doc }) => doc as unknown as Doc),
    );
  }

  count(filter?: Filter<Doc>): Promise<number> {
    return guarded(async () => this.stored.countDocuments(where(termsOf(filter), this.plan)));
  }

  async *scan(filter?: Filter<Doc>): AsyncIterable<Doc> {
    const terms = termsOf(filter);
    for (let after = ''; ;) {
      const fitting = where(terms, this.plan, [{ _id: { $gt: after } }]);
      const options = { projection: { doc: 1 }, sort: { _id: 1 }, limit: slice } as const;
      const docs = await guarded(() => this.stored.find(fitting, options).toArray());
      for (const { doc } of docs) yield doc as unknown as Doc;
      if (docs.length < slice) return;
      after = docs.at(-1)?._id ?? '';
    }
  }

  async save(change: Change<Doc>): Promise<Doc> {
    const { next } = change;
    const { filter, update, records } = this.prepared(change, newToken());
    const isNew = next.revision === 1;
    try {
      passFailpoint('tx.before');
      const result = await guarded(() => this.stored.updateOne(filter, update, { upsert: isNew }));
      passFailpoint('tx.after');
      if (result.matchedCount + result.upsertedCount === 0) throw await this.stale(next);
    } catch (error) {
      const index = breachedIndex(error);
      if (index === undefined) throw error;
      const other = isNew ? await this.get(next.id) : undefined;
      if (other) return other;
      throw this.taken(index);
    }
    if (records.length > 0) this.ground.wake();
    return next;
  }

  async saveMany(changes: readonly Change<Doc>[]): Promise<readonly SaveFailure[]> {
    if (changes.length > largestSave) throw tooMany(changes.length);
    const token = newToken();
    const all = changes.map((change, index) => ({ index, change, ...this.prepared(change, `${token}.${index}`) }));
    const failures: SaveFailure[] = [];
    let rest = all;
    // The server may reorder a bulk, so a document that comes twice is written in two.
    while (rest.length > 0) {
      const ids = new Set<string>();
      const now = rest.filter(({ change }) => !ids.has(change.next.id) && ids.add(change.next.id));
      rest = rest.filter((one) => !now.includes(one));
      const outcome = await this.writeWave(now);
      failures.push(...outcome);
    }
    if (all.some(({ records }) => records.length > 0)) this.ground.wake();
    return failures.sort((a, b) => a.index - b.index);
  }

  async remove(id: string, events: readonly object[]): Promise<void> {
    const { clock, service } = this.ground;
    const now = clock.now();
    const records = events.map((event) => recordOf(event, service, now));
    const last = events.at(-1);
    if (last) records.push(tombstoneOf(last, service, now));
    const update = this.ending(records);
    passFailpoint('tx.before');
    const result = await guarded(() => this.stored.updateOne({ _id: id, rev: { $gt: 0 } }, update));
    passFailpoint('tx.after');
    if (result.matchedCount === 0) return;
    if (records.length > 0) this.ground.wake();
    else await this.clearEnded([id]);
  }

  async mirror(docs: readonly Doc[]): Promise<readonly string[]> {
    const written: string[] = [];
    for (const part of slices(newestOfEach(docs), slice)) {
      const operations = part.map((doc) => {
        checkDocument(doc, this.plan);
        const filter = { _id: doc.id, rev: { $lt: doc.revision } };
        return { updateOne: { filter, update: writeOf(doc, this.plan, newToken()), upsert: true } };
      });
      const { errors } = await writeBulk(this.stored, operations);
      for (const [index, doc] of part.entries()) {
        const error = errors.get(index);
        if (error === undefined) written.push(doc.id);
        // The id is there with a revision as high: this copy came before.
        else if (breachedIndex(error) !== '_id_') throw this.failure(error);
      }
    }
    return written;
  }

  async drop(ids: readonly string[]): Promise<void> {
    for (const part of slices([...new Set(ids)], slice)) {
      await guarded(() => this.stored.deleteMany({ _id: { $in: part }, due: { $exists: false } }));
      // Events of what is left were promised already: it ends, and goes when they are sent.
      const result = await guarded(() =>
        this.stored.updateMany({ _id: { $in: part }, rev: { $gt: 0 } }, this.ending([])),
      );
      if (result.matchedCount > 0) await this.clearEnded(part);
    }
  }

  private prepared({ next, events }: Change<Doc>, token: string) {
    checkDocument(next, this.plan);
    const { clock, service } = this.ground;
    const now = clock.now();
    const records = events.map((event) => recordOf(event, service, now));
    const update = writeOf(next, this.plan, token);
    Object.assign(update.$push, waiting(records, token, now.getTime()));
    if (records.length > 0) update.$min = { due: now.getTime() };
    return { token, records, update, filter: { _id: next.id, rev: next.revision - 1 } };
  }

  /** Takes everything away but the events that wait; the unique keys are free at once. */
  private ending(records: readonly LogRecord[]) {
    const now = this.ground.clock.now().getTime();
    const keys = this.plan.unique.map((_, index) => [keyField(index), '' as const]);
    const update = { $set: { rev: 0 }, $unset: { doc: '' as const, ...Object.fromEntries(keys) } };
    if (records.length === 0) return update;
    return { ...update, $push: waiting(records, newToken(), now), $min: { due: now } };
  }

  private async clearEnded(ids: readonly string[]): Promise<void> {
    await guarded(() => this.stored.deleteMany({ _id: { $in: [...ids] }, rev: 0, due: { $exists: false } }));
  }

  private async writeWave(
    wave: readonly (ReturnType<MongoCollection<Doc>['prepared']> & { index: number; change: Change<Doc> })[],
  ): Promise<SaveFailure[]> {
    const operations = wave.map(({ filter, update, change }) => ({
      updateOne: { filter, update, upsert: change.next.revision === 1 },
    }));
    const { errors, effective } = await writeBulk(this.stored, operations);
    const came = effective === wave.length - errors.size ? undefined : await this.cameThrough(wave);
    const failures: SaveFailure[] = [];
    for (const [position, { index, token, change }] of wave.entries()) {
      const error = errors.get(position);
      if (error !== undefined) {
        const repeated = change.next.revision === 1 && (await this.get(change.next.id));
        if (!repeated) failures.push({ index, error: this.failure(error) });
      } else if (came && !came.has(token)) failures.push({ index, error: await this.stale(change.next) });
    }
    return failures;
  }

  /** A bulk tells only how many of its writes fitted; the documents tell which. */
  private async cameThrough(wave: readonly { change: Change<Doc> }[]): Promise<ReadonlySet<string>> {
    const ids = wave.map(({ change }) => change.next.id);
    const found = await guarded(() => this.stored.find({ _id: { $in: ids } }, { projection: { recent: 1 } }).toArray());
    return new Set(found.flatMap(({ recent }) => recent ?? []));
  }

  private async stale(next: Doc): Promise<Error> {
    const stored = await this.get(next.id);
    return staleRevision(this.plan.noun, next.revision - 1, stored?.revision ?? 0);
  }

  private failure(error: Error): Error {
    const index = breachedIndex(error);
    return index === undefined ? error : this.taken(index);
  }

  private taken(index: string): Error {
    const number = Number(/^key(\d+)_/.exec(index)?.[1] ?? 0);
    return alreadyExists(this.plan.noun, this.plan.unique[number] ?? ['id']);
  }
}
