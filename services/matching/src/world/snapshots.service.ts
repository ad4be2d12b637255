import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { Clock } from '@duijie/domain';
import { Broadcasts, InjectClock, InjectConfig, InjectLogger, version } from '@duijie/platform';
import type { Bookmark, BookmarkFault, Logger, Memory } from '@duijie/platform';
import { MatchingConfig } from '../matching.config.ts';
import { ShortlistsService } from '../shortlists/shortlists.service.ts';
import { Market } from './market.ts';
import { SnapshotReading, SnapshotText, Untrusted, titleFault } from './snapshot.ts';
import type { Known, Title } from './snapshot.ts';

export const snapshotFile = 'matching.world';
const partEnd = '.part';
/** Things written, bytes read, and graduates taken in before others have their turn: some milliseconds each. */
const thingsASlice = 300;
const bytesASlice = 256 * 1024;
const heardASlice = 200;
/** Who was erased is in the file at most for so long after this instance has heard of it, and as long as writing takes. */
const mostErasureDelayMs = 60_000;

/**
 * Keeps on the local disk what this instance has heard of the world, with the bookmark up to which it has, so that a
 * start reads the tail of the log alone. A snapshot that is damaged, old or of another log is discarded, never trusted.
 */
@Injectable()
export class SnapshotsService implements Memory, OnModuleInit, OnModuleDestroy {
  readonly topics = [
    'candidate.graduates',
    'demand.openings',
    'matching.shortlists',
    'registry.agreements',
    'registry.organisations',
    'registry.recognitions',
  ];
  private readonly folder: string;
  private readonly file: string;
  private readonly isOn: boolean;
  /** How much was heard, and how much of it is written; and the same of erasures. */
  private heard = 0;
  private written = 0;
  private erased = 0;
  private cleared = 0;
  private writtenAt = 0;
  private saving: Promise<void> = Promise.resolve();
  private interval: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private leaving = false;

  constructor(
    private readonly market: Market,
    private readonly shortlists: ShortlistsService,
    private readonly broadcasts: Broadcasts,
    @InjectClock() private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
    @InjectConfig() private readonly config: MatchingConfig,
  ) {
    this.folder = resolve(config.snapshotDir ?? join(config.dataDir, 'snapshots'));
    this.file = join(this.folder, snapshotFile);
    this.isOn = config.snapshot === 'on';
  }

  async onModuleInit(): Promise<void> {
    if (this.isOn) this.broadcasts.remember(this);
    // What is not written anew any more would keep those who are erased from now on.
    else await rm(this.file, { force: true });
  }

  async onModuleDestroy(): Promise<void> {
    this.leaving = true;
    clearInterval(this.interval);
    clearTimeout(this.soon);
    if (this.isOn) await this.saveIfDue();
  }

  onHeard(): void {
    this.heard += 1;
  }

  onErased(): void {
    this.erased += 1;
    if (!this.isOn || this.leaving) return;
    this.soon ??= setTimeout(
      () => {
        this.soon = undefined;
        void this.save();
      },
      Math.min(this.config.snapshotIntervalMs, mostErasureDelayMs),
    ).unref();
  }

  onEnded(topic: string, key: string): void {
    if (topic !== 'candidate.graduates') return;
    this.onErased();
    if (!this.market.endGraduate(key)) return;
    this.onHeard();
    this.shortlists.wake();
  }

  onCaughtUp(): void {
    if (this.leaving) return;
    this.interval = setInterval(() => void this.saveIfDue(), this.config.snapshotIntervalMs).unref();
    void this.saveIfDue();
  }

  async restore(fault: BookmarkFault): Promise<Bookmark | undefined> {
    const from = performance.now();
    let reason: string;
    try {
      await this.dropParts();
      const { title, things } = await this.read(fault);
      await this.takeIn(things);
      this.writtenAt = title.at;
      const ms = Math.round(performance.now() - from);
      this.logger.info({ file: this.file, things: things.length, ms }, 'the world was read from a snapshot');
      return title.heard;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      reason = error instanceof Untrusted ? error.message : String(error);
    }
    this.logger.warn({ file: this.file, reason }, 'the snapshot is discarded, and everything is heard from the start');
    await rm(this.file, { force: true });
    return undefined;
  }

  /** All or nothing: the market hears of none of it before all of it was found to be right. */
  private async read(fault: BookmarkFault): Promise<{ title: Title; things: readonly Known[] }> {
    const handle = await open(this.file, 'r');
    try {
      const reading = new SnapshotReading();
      const bytes = Buffer.allocUnsafe(bytesASlice);
      let isChecked = false;
      for (;;) {
        const { bytesRead } = await handle.read(bytes, 0, bytesASlice);
        if (bytesRead === 0) return reading.end();
        reading.take(bytes.subarray(0, bytesRead));
        if (!reading.title || isChecked) continue;
        await this.check(reading.title, fault);
        isChecked = true;
      }
    } finally {
      await handle.close();
    }
  }

  private async check(title: Title, fault: BookmarkFault): Promise<void> {
    const taxonomy = this.market.world.taxonomy.taxonomyVersion;
    const now = { software: version, taxonomy, at: this.now(), mostAgeMs: this.config.snapshotMostAgeMs };
    const reason = titleFault(title, now) ?? (await fault(title.heard));
    if (reason) throw new Untrusted(reason);
  }

  private async takeIn(things: readonly Known[]): Promise<void> {
    for (let from = 0; from < things.length; from += heardASlice) {
      for (const known of things.slice(from, from + heardASlice)) this.market.hear(known);
      this.market.absorb(heardASlice);
      await nextTurn();
    }
  }

  private async saveIfDue(): Promise<void> {
    await this.saving;
    const isAging = this.now() - this.writtenAt > this.config.snapshotMostAgeMs / 2;
    if (this.heard !== this.written || this.erased !== this.cleared || isAging) await this.save();
  }

  /** One at a time. */
  private save(): Promise<void> {
    this.saving = this.saving.then(() => this.attempt());
    return this.saving;
  }

  private async attempt(): Promise<void> {
    const { heard, erased } = this;
    try {
      if (!(await this.write())) return;
      this.written = heard;
      this.cleared = erased;
    } catch (error) {
      this.logger.warn({ file: this.file, cause: String(error) }, 'the snapshot could not be written');
      await this.dropParts().catch(() => undefined);
      if (this.erased !== this.cleared) await this.dropErased();
    }
  }

  /** A slow start is better than a file that keeps somebody who was erased. */
  private async dropErased(): Promise<void> {
    try {
      await rm(this.file, { force: true });
      this.cleared = this.erased;
    } catch (error) {
      this.logger.error({ file: this.file, cause: String(error) }, 'a snapshot with erased graduates stays: delete it');
    }
  }

  private async write(): Promise<boolean> {
    // The bookmark first: what is heard while this is written is in the tail, and may be in the snapshot too.
    const heard = this.broadcasts.bookmark();
    if (!heard) return false;
    const from = performance.now();
    const title = { software: version, taxonomy: this.market.world.taxonomy.taxonomyVersion, at: this.now(), heard };
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const part = `${this.file}.${process.pid}${partEnd}`;
    await rm(part, { force: true });
    const handle = await open(part, 'wx', 0o600);
    let things: number;
    try {
      things = await this.writeTo(handle, title);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, this.file);
    await this.syncFolder();
    this.writtenAt = title.at;
    this.logger.info({ file: this.file, things, ms: Math.round(performance.now() - from) }, 'a snapshot was written');
    return true;
  }

  private async writeTo(handle: FileHandle, title: Title): Promise<number> {
    const text = new SnapshotText();
    const known = this.market.known();
    let count = 0;
    await handle.appendFile(text.title(title));
    for (let slice = some(known); slice.length > 0; slice = some(known)) {
      await handle.appendFile(text.things(slice));
      count += slice.length;
      await nextTurn();
    }
    await handle.appendFile(text.seal());
    return count;
  }

  /** The new name is as durable as the bytes. */
  private async syncFolder(): Promise<void> {
    const handle = await open(this.folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** What a process left that was killed while it wrote. */
  private async dropParts(): Promise<void> {
    const names = await readdir(this.folder);
    const parts = names.filter((name) => name.startsWith(snapshotFile) && name.endsWith(partEnd));
    for (const name of parts) await rm(join(this.folder, name), { force: true });
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function some(known: Iterator<Known>): Known[] {
  const slice: Known[] = [];
  while (slice.length < thingsASlice) {
    const step = known.next();
    if (step.done) break;
    slice.push(step.value);
  }
  return slice;
}
