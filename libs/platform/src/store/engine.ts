import type { Aggregate, Change } from '@duijie/domain';
import type { LogRecord } from '../events/engine.ts';

/** How one noun is stored, declared once: both engines make their tables, keys and indexes from it. */
export interface CollectionPlan<Doc extends Aggregate> {
  /** Plural, such as `openings`. */
  readonly name: string;
  /** Lists of fields that no two documents share; a document where one of them is null or absent is left out. */
  readonly unique?: readonly (readonly Field<Doc>[])[];
  /** Lists of fields that are looked up or sorted by together. */
  readonly indexes?: readonly (readonly Field<Doc>[])[];
  /** Erased documents must leave no bytes behind (SQLite: secure_delete). */
  readonly sensitive?: boolean;
}

/** A top-level field of a document. */
export type Field<Doc> = Extract<keyof Doc, string>;

type Scalar = string | number | boolean | null;

/** What a field must be. On a field that holds a list, a plain value and `in` mean that the list contains it. */
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly not: Scalar }
  | {
      readonly from?: string | number;
      readonly above?: string | number;
      readonly to?: string | number;
      readonly below?: string | number;
    };

export type Filter<Doc> = { readonly [Name in Field<Doc>]?: Condition };

export interface Query<Doc> {
  readonly filter?: Filter<Doc>;
  /** A field name, with a `-` before it for the reverse; ties fall by id. Default: by id. */
  readonly sort?: Field<Doc> | `-${Field<Doc>}`;
  /** 1 to 200, default 50. */
  readonly limit?: number;
  /** Of an earlier page of the same query. A cursor that was not made here is refused with `cursor.invalid`. */
  readonly cursor?: string;
}

export interface Page<Doc> {
  readonly items: readonly Doc[];
  readonly nextCursor: string | null;
}

/**
 * The documents of one noun. A document and the events that its change caused are written in one atomic, durable step:
 * when a call has resolved, no crash loses either. A relay then publishes the events in order; per document, the order
 * of events in the log is the order of revisions.
 */
export interface Collection<Doc extends Aggregate> {
  get(id: string): Promise<Doc | undefined>;
  /** Many at once, in no particular order; those that do not exist are left out. */
  getMany(ids: readonly string[]): Promise<readonly Doc[]>;
  findOne(filter: Filter<Doc>): Promise<Doc | undefined>;
  find(query: Query<Doc>): Promise<Page<Doc>>;
  count(filter?: Filter<Doc>): Promise<number>;
  /** Everything that fits, by id, read in slices so that no other work waits. */
  scan(filter?: Filter<Doc>): AsyncIterable<Doc>;

  /**
   * Stores a change. `next.revision` 1 means a new document; otherwise the stored one must be exactly one revision
   * behind, else DomainError `<noun>.changed-meanwhile` (kind precondition). A taken unique key is DomainError
   * `<noun>.exists` (kind conflict, with `details.fields`). A new document whose id exists already is not written
   * again: the stored one is returned, so that a repeated request creates nothing twice. The noun is `plan.name`
   * without its plural s.
   */
  save(change: Change<Doc>): Promise<Doc>;
  /** Many changes in one durable step (all or none on SQLite, each or not on MongoDB); the result says which failed, by index. */
  saveMany(changes: readonly Change<Doc>[]): Promise<readonly SaveFailure[]>;
  /** Removes a document and publishes the events of its end, then a tombstone on the topic and key of the last of them. */
  remove(id: string, events: readonly object[]): Promise<void>;
  /**
   * Copies of another service's aggregates: writes those whose revision is higher than the stored one, publishes
   * nothing. Returns the ids that were written. This is the inbox: an event that comes twice changes nothing.
   */
  mirror(docs: readonly Doc[]): Promise<readonly string[]>;
  /** Deletes without any event (copies and expired records). */
  drop(ids: readonly string[]): Promise<void>;
}

export interface SaveFailure {
  readonly index: number;
  readonly error: Error;
}

/** What waits to be published. */
export interface OutboxState {
  readonly waiting: number;
  /** Age of the oldest in milliseconds. */
  readonly oldestMs: number;
}

/** The database of one service. */
export interface StoreEngine {
  collection<Doc extends Aggregate>(plan: CollectionPlan<Doc>): Collection<Doc>;
  /** Makes tables and indexes of all collections asked for so far. */
  prepare(): Promise<void>;
  /** The events that are stored but not yet published. */
  readonly outbox: Outbox;
  /** Answers or throws: for the readiness check. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The relay's side of a store: see relay.ts. */
export interface Outbox {
  /** Calls back after every commit that stored an event (in this process). */
  onStored(wake: () => void): void;
  /**
   * Leases what is to be sent next, in order per key, at most `limit`, for `leaseMs`: no other instance gets events of
   * the same keys meanwhile. Empty when there is nothing, or when another instance holds the lease.
   */
  take(limit: number, leaseMs: number): Promise<OutboxBatch | undefined>;
  state(): Promise<OutboxState>;
}

export interface OutboxBatch {
  readonly records: readonly LogRecord[];
  /** False when the lease has run out meanwhile; then nothing may be sent any more. */
  held(): boolean;
  /** Forgets the events: they are in the log. */
  done(): Promise<void>;
}
