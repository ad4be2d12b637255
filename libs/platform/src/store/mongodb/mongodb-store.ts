import type { Aggregate, Clock } from '@duijie/domain';
import mongoose, { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { Collection, CollectionPlan, StoreEngine } from '../engine.ts';
import { checkedPlan, storageName } from '../plan.ts';
import type { CheckedPlan } from '../plan.ts';
import { MongoCollection } from './collection.ts';
import { pathOf } from './conditions.ts';
import { keyField } from './documents.ts';
import type { Stored, StoredCollection } from './documents.ts';
import { guarded } from './errors.ts';
import { Leases } from './leases.ts';
import { MongoOutbox } from './outbox.ts';

export interface MongoStoreOptions {
  readonly uri: string;
  readonly service: string;
  /** Tells the processes of one service apart; a process that is started again keeps the name of the one before. */
  readonly instance: string;
  readonly clock: Clock;
}

/** What we acknowledge is on the disks of a majority; what we read cannot be rolled back. */
const durable = { writeConcern: { w: 'majority', journal: true }, readConcern: { level: 'majority' } } as const;

/** The distributed store: one database per service, events inside the documents that caused them. */
export async function connectMongoStore(options: MongoStoreOptions): Promise<StoreEngine> {
  const connection = mongoose.createConnection(options.uri, {
    ...durable,
    dbName: storageName(options.service),
    serverSelectionTimeoutMS: 5000,
    autoIndex: false,
    autoCreate: false,
  });
  await guarded(() => connection.asPromise());
  return new MongoStore(connection, options);
}

interface Known {
  readonly collection: object;
  readonly stored: StoredCollection;
  readonly model: Model<unknown>;
  readonly declared: string;
}

class MongoStore implements StoreEngine {
  readonly outbox: MongoOutbox;
  private readonly connection: Connection;
  private readonly options: MongoStoreOptions;
  private readonly leases: Leases;
  private readonly collections = new Map<string, Known>();

  constructor(connection: Connection, options: MongoStoreOptions) {
    this.connection = connection;
    this.options = options;
    this.leases = new Leases(this.database().collection('relay_leases'), options.instance);
    const stored = () => [...this.collections.values()].map((known) => known.stored);
    this.outbox = new MongoOutbox(stored, this.leases, options.clock);
  }

  collection<Doc extends Aggregate>(plan: CollectionPlan<Doc>): Collection<Doc> {
    const checked = checkedPlan(plan);
    const declared = JSON.stringify(checked);
    const known = this.collections.get(checked.name);
    if (known && known.declared !== declared)
      throw new Error(`The collection ${checked.name} is declared in two ways.`);
    if (known) return known.collection as MongoCollection<Doc>;
    const model = this.connection.model<unknown>(checked.name, schemaOf(checked));
    const stored = this.database().collection<Stored>(checked.name);
    const { clock, service } = this.options;
    const collection = new MongoCollection<Doc>({ clock, service, wake: () => this.outbox.wake() }, checked, stored);
    this.collections.set(checked.name, { collection, stored, model, declared });
    return collection;
  }

  async prepare(): Promise<void> {
    for (const { model } of this.collections.values()) await guarded(() => model.createIndexes());
  }

  async ping(): Promise<void> {
    await guarded(() => this.database().command({ ping: 1 }));
  }

  async close(): Promise<void> {
    if (this.connection.readyState !== mongoose.ConnectionStates.connected) return;
    // The next one need not wait for leases that nobody uses any more.
    await this.leases.release().catch(() => undefined);
    await this.connection.close();
  }

  private database() {
    if (!this.connection.db) throw new Error('The connection to MongoDB is closed.');
    return this.connection.db;
  }
}

/** The schema knows keys and indexes only: what a document holds is the rules' affair. */
function schemaOf(plan: CheckedPlan): Schema {
  const schema = new Schema(
    { _id: String },
    { strict: false, collection: plan.name, versionKey: false, autoIndex: false, autoCreate: false },
  );
  plan.unique.forEach((_, index) => {
    const key = keyField(index);
    schema.index({ [key]: 1 }, { unique: true, partialFilterExpression: { [key]: { $exists: true } } });
  });
  for (const fields of plan.indexes) {
    schema.index({ ...Object.fromEntries(fields.map((field) => [pathOf(field), 1] as const)), _id: 1 });
  }
  schema.index({ due: 1, shard: 1 }, { partialFilterExpression: { due: { $gt: 0 } } });
  return schema;
}
