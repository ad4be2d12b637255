/** One event as it goes into the log. The value is the JSON body; `null` is a tombstone, the end of the key. */
export interface LogRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string | null;
  /** CloudEvents attributes as `ce_…`, and `traceparent`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One event as it came out of the log. Offsets of one partition only rise. */
export interface LoggedRecord extends LogRecord {
  readonly partition: number;
  readonly offset: number;
  /** When the log took it in, in milliseconds since 1970. */
  readonly at: number;
}

/** Who reads, and how. */
export interface Subscription {
  /** Readers of the same group share its committed offsets. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * `shared`: the instances of the group divide the partitions and go on from the committed offset, the first time from
   * the start. `broadcast`: this instance reads all partitions from the start, each time it starts.
   */
  readonly mode: 'shared' | 'broadcast';
  /**
   * Takes up to `batchSize` events of one partition, in order. When it resolves, they are done and their offset is
   * committed; when it rejects, the same events come again after a pause. It handles its own retries and parking, so a
   * rejection means that even parking was impossible. `heartbeat` is to be called now and then in long work.
   */
  readonly onBatch: (events: readonly LoggedRecord[], heartbeat: () => Promise<void>) => Promise<void>;
  /** Default 50. */
  readonly batchSize?: number;
  /**
   * `broadcast` only: asked before reading begins. What it answers is where to begin, other partitions from the start;
   * `fault` says in words why the log cannot be read from a bookmark, and nothing where it can.
   */
  readonly from?: (fault: BookmarkFault) => Promise<Bookmark | undefined>;
  /** `shared` only: partitions that this instance got or lost, before their first and after their last batch. */
  readonly onAssigned?: (partitions: readonly Partition[]) => void;
}

export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/**
 * How far a broadcast reader has come. Whoever has kept what the events before it said need not read them again, for as
 * long as the log keeps tombstones: the end of a key is told by its tombstone alone once the log is compacted.
 */
export interface Bookmark {
  /** Which log it lies in: no two logs have the same name. */
  readonly log: string;
  /** When the log took in the latest of all events before it, in milliseconds since 1970. */
  readonly latest: number;
  readonly places: readonly Place[];
}

export interface Place extends Partition {
  /** The next event; everything before it was handled. */
  readonly offset: number;
}

export type BookmarkFault = (bookmark: Bookmark) => Promise<string | undefined>;

/** How far a group is behind on a partition. */
export interface Lag extends Partition {
  readonly group: string;
  readonly committed: number;
  readonly end: number;
  readonly lag: number;
}

export interface Reader {
  /** Resolves when everything that was in the log at the time of subscribing has been handled. */
  readonly caughtUp: Promise<void>;
  /** False when reading has stopped by a fault, or nothing was polled for 30 seconds. */
  healthy(): boolean;
  /** `broadcast` only: everything before it has been handled; also asked for after reading has stopped. */
  bookmark(): Bookmark;
  /** Finishes the batch in hand, commits, and reads no more. */
  stop(): Promise<void>;
}

/**
 * An append-only log of events with topics, partitions by key and consumer groups. There are two: an embedded one on
 * SQLite and Kafka; both must pass `describeEventEngine` of libs/testing, where their common behaviour is written down.
 */
export interface EventEngine {
  /** Makes the topics that are missing. `compacted`: of every key the last event is kept for ever. */
  prepare(topics: readonly TopicPlan[]): Promise<void>;
  /**
   * Appends in order, durably: resolved means that no crash and no power cut loses them. Calls are queued, so there is
   * never more than one send in flight. After a rejection some of the records may be in the log all the same: the
   * caller sends all of them again.
   */
  append(records: readonly LogRecord[]): Promise<void>;
  subscribe(subscription: Subscription): Promise<Reader>;
  /** How far each group known here is behind. */
  lag(groups: readonly string[]): Promise<readonly Lag[]>;
  close(): Promise<void>;
}

export interface TopicPlan {
  readonly topic: string;
  readonly compacted: boolean;
}

/** How long a topic that is not compacted keeps an event: parked ones wait so long for a person to look at them. */
export const plainKeptMs = 30 * 86_400_000;

/** Number of partitions of every topic; a key always falls into the same one, on every engine. */
export const partitionCount = 6;
