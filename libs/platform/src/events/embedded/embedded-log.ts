import { mkdirSync } from 'node:fs';
import { DomainError } from '@duijie/domain';
import { plainKeptMs } from '../engine.ts';
import type { Bookmark, EventEngine, Lag, LogRecord, Reader, Subscription, TopicPlan } from '../engine.ts';
import { passFailpoint } from '../failpoints.ts';
import type { Warn } from '../warn.ts';
import { placeIn } from '../place-in.ts';
import { AppendQueue } from './append-queue.ts';
import { CommittedOffsets } from './committed-offsets.ts';
import { Compaction } from './compaction.ts';
import { EmbeddedReader } from './embedded-reader.ts';
import { faultOf } from './bookmark-fault.ts';
import { EventFile, type Stream } from './event-file.ts';
import { Group } from './group.ts';
import { Lane } from './lane.ts';

export interface EmbeddedLogOptions {
  /** Where the files events.sqlite and offsets.sqlite live; made when missing. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** How long to wait for a process that is still leaving the folder. */
  readonly lockWaitMs?: number;
  /** Refuses events rather than grow beyond. */
  readonly maxBytes?: number;
  /** How often to look for something to compact; 0 switches it off. */
  readonly compactEveryMs?: number;
  /** Default one day: nobody reads the log from farther behind than that without reading it from the start. */
  readonly keepTombstonesMs?: number;
  /** How long parked events stay; default 30 days. */
  readonly keepPlainMs?: number;
  readonly warn?: Warn;
}

/** The embedded engine, and what only it can do. */
export interface EmbeddedLog extends EventEngine {
  /** Compacts at once, for erasure, for tests, and to free space. */
  compact(): Promise<void>;
}

const day = 86_400_000;

/** Opens the event log of one process on a folder; a second process on the same folder is refused. */
export function openEmbeddedLog(options: EmbeddedLogOptions): EmbeddedLog {
  return new SqliteLog(options);
}

class SqliteLog implements EmbeddedLog {
  private readonly file: EventFile;
  private readonly offsets: CommittedOffsets;
  private readonly queue: AppendQueue;
  private readonly compaction: Compaction;
  private readonly compactTimer: NodeJS.Timeout | undefined;
  private readonly warn: Warn;
  private readonly readers = new Set<Reader>();
  private readonly shared = new Map<string, Group>();
  private readonly broadcasts = new Set<Group>();
  private readonly lanesOf = new Map<number, Set<Lane>>();
  private closing: Promise<void> | undefined;

  constructor(options: EmbeddedLogOptions) {
    const { folder, clock = Date.now, lockWaitMs = 3000, compactEveryMs = 60_000 } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.warn = options.warn ?? (() => undefined);
    this.file = new EventFile(folder, { lockWaitMs, maxBytes: options.maxBytes });
    this.offsets = new CommittedOffsets(folder, lockWaitMs);
    this.queue = new AppendQueue(this.file, clock, (streams) => this.wake(streams));
    const retention = { tombstonesMs: options.keepTombstonesMs ?? day, plainMs: options.keepPlainMs ?? plainKeptMs };
    this.compaction = new Compaction(this.file, retention, clock);
    if (compactEveryMs > 0) {
      // A failed round (a full disk) changes nothing; the next one tries again.
      const failed = (cause: unknown) => this.warn('The event log could not be compacted', { cause });
      this.compactTimer = setInterval(() => void this.compaction.run('worthwhile').catch(failed), compactEveryMs);
      this.compactTimer.unref();
    }
  }

  async prepare(topics: readonly TopicPlan[]): Promise<void> {
    this.mustBeOpen();
    this.file.prepare(topics);
  }

  async append(records: readonly LogRecord[]): Promise<void> {
    this.mustBeOpen();
    await this.queue.append(records);
  }

  async subscribe(subscription: Subscription): Promise<Reader> {
    this.mustBeOpen();
    const given = await subscription.from?.((bookmark) => Promise.resolve(faultOf(bookmark, this.file)));
    this.mustBeOpen();
    const begun = given ?? { log: this.file.name, latest: 0, places: [] };
    const group = this.groupFor(subscription);
    for (const topic of subscription.topics) {
      if (!group.lanes.has(topic)) group.lanes.set(topic, this.openLanes(group, topic, subscription.mode, begun));
    }
    const reader = new EmbeddedReader(subscription, group, begun, () => this.forget(reader, group));
    this.readers.add(reader);
    group.join(reader);
    return reader;
  }

  async lag(groups: readonly string[]): Promise<readonly Lag[]> {
    this.mustBeOpen();
    return groups.flatMap((name) => [
      ...this.committedLag(name),
      ...[...this.broadcasts].filter((group) => group.name === name).flatMap(broadcastLag),
    ]);
  }

  compact(): Promise<void> {
    this.mustBeOpen();
    return this.compaction.run('all');
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    clearInterval(this.compactTimer);
    await Promise.all([...this.readers].map((reader) => reader.stop()));
    await Promise.all([this.queue.drained(), this.compaction.stop()]);
    this.offsets.close();
    this.file.close();
  }

  private groupFor({ group: name, mode }: Subscription): Group {
    const known = mode === 'shared' ? this.shared.get(name) : undefined;
    const group = known ?? new Group(name);
    if (mode === 'shared') this.shared.set(name, group);
    else this.broadcasts.add(group);
    return group;
  }

  private openLanes(group: Group, topic: string, mode: Subscription['mode'], begun: Bookmark): Lane[] {
    return this.file.streamsOf(topic).map((stream) => {
      const commit = (next: number) => {
        if (mode === 'shared') this.offsets.commit(group.name, stream, next);
        passFailpoint('offset.after_commit');
      };
      const from = mode === 'shared' ? this.offsets.of(group.name, stream) : placeIn(begun, stream);
      const lane = new Lane(stream, from ?? 0, this.file, commit, (moved) => group.laneMoved(moved), this.warn);
      const lanes = this.lanesOf.get(stream.id) ?? new Set();
      this.lanesOf.set(stream.id, lanes.add(lane));
      return lane;
    });
  }

  private forget(reader: Reader, group: Group): void {
    this.readers.delete(reader);
    if (!this.broadcasts.delete(group)) return;
    for (const lane of group.allLanes) this.lanesOf.get(lane.stream.id)?.delete(lane);
  }

  private wake(streams: readonly Stream[]): void {
    for (const { id } of streams) for (const lane of this.lanesOf.get(id) ?? []) lane.wakeUp();
  }

  private committedLag(group: string): Lag[] {
    const subscribed = this.shared.get(group)?.lanes;
    return this.file.allStreams().flatMap((stream) => {
      const stored = this.offsets.of(group, stream);
      if (stored === undefined && !subscribed?.has(stream.topic)) return [];
      return [lagOf(group, stream, stored ?? 0)];
    });
  }

  private mustBeOpen(): void {
    if (!this.closing) return;
    throw new DomainError('unavailable', 'event-log.closed', 'The event log is closed; this process is shutting down.');
  }
}

function lagOf(group: string, { topic, partition, end }: Stream, committed: number): Lag {
  return { group, topic, partition, committed, end, lag: Math.max(0, end - committed) };
}

function broadcastLag(group: Group): Lag[] {
  return group.allLanes.map(({ stream, position }) => lagOf(group.name, stream, position));
}
