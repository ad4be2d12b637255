import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DomainError, instant } from '@duijie/domain';
import type { Clock, FieldError } from '@duijie/domain';
import { Files, InjectClock, InjectFiles, InjectLogger, Ownership } from '@duijie/platform';
import type { Logger, StoredFile } from '@duijie/platform';
import { ImportFiles } from './import-files.service.ts';
import type { GivenRow } from './import-files.service.ts';
import { ImportRows, notesOf } from './import-rows.service.ts';
import type { ImportRow } from './import-rows.service.ts';
import type { StoredImport } from './import.schema.ts';
import { advanceImport, beginImport, completeImport, failImport, planSlice, settled } from './import.ts';
import { ImportsStore } from './imports.store.ts';

const lookEveryMs = 1_000;
const sliceRows = 50;
const mostAttempts = 5;
const dayMs = 24 * 3_600_000;
/** Keys of this topic are employers: each employer's imports are worked off by one instance, one after the other. */
const topic = 'registry.organisations';

/** Works imports off in the background, in slices; what a crash interrupts goes on at its slice. */
@Injectable()
export class ImportsRunner implements OnApplicationBootstrap {
  private readonly attempts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private stopping = false;

  constructor(
    private readonly imports: ImportsStore,
    private readonly sheets: ImportFiles,
    private readonly rows: ImportRows,
    private readonly ownership: Ownership,
    @InjectFiles() private readonly files: Files,
    @InjectClock() private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    ownership.claim({ topic, onChange: () => this.wake(), onLeave: () => this.leave() });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), lookEveryMs).unref();
    this.sweep().catch((error: unknown) => this.logger.warn({ cause: String(error) }, 'sweeping files failed'));
  }

  /** There may be something to do. */
  wake(): void {
    if (this.stopping) return;
    this.again = true;
    this.looking ??= this.look()
      .catch((error: unknown) => this.logger.warn({ cause: String(error) }, 'looking for imports failed'))
      .finally(() => (this.looking = undefined));
  }

  private async leave(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false;
      for (const job of await this.imports.unfinished()) {
        if (this.isMine(job)) await this.work(job);
      }
    }
  }

  private isMine(job: StoredImport): boolean {
    return !this.stopping && this.ownership.owns(topic, job.employer);
  }

  private async work(found: StoredImport): Promise<void> {
    const { id } = found;
    try {
      if (found.file) await this.run(found, found.file);
      this.attempts.delete(id);
    } catch (error) {
      // Another instance has written: it owns the employer now.
      if (error instanceof DomainError && error.code === 'import.changed-meanwhile') return;
      await this.afterFault(id, error);
    }
  }

  private async run(found: StoredImport, file: StoredFile): Promise<void> {
    let job = found;
    if (job.state === 'received') {
      job = await this.imports.save(beginImport(job, await this.sheets.count(file, job.format), this.now()));
    }
    const lines = new Map<string, number>();
    let slice: ImportRow[] = [];
    let index = 0;
    for await (const given of this.sheets.rows(file, job.format)) {
      const row = placed(given, lines);
      if (index >= job.done + slice.length) slice.push(row);
      index += 1;
      if (slice.length < sliceRows) continue;
      job = await this.apply(job, slice);
      slice = [];
      if (!this.isMine(job)) return;
    }
    if (slice.length > 0) job = await this.apply(job, slice);
    await this.imports.save(completeImport(job, this.now()));
    await this.files.remove(file.id);
  }

  private async apply(found: StoredImport, slice: readonly ImportRow[]): Promise<StoredImport> {
    let job = found;
    for (let attempt = 1; ; attempt += 1) {
      const decided = await this.rows.decide(job, slice);
      const planned = decided.map(({ outcome }, i) => settled(job.planned?.[i], outcome));
      if (job.planned?.join() !== planned.join()) job = await this.imports.save(planSlice(job, planned, this.now()));
      if (await this.rows.store(decided)) {
        await this.imports.tell(job.id, notesOf(decided));
        return this.imports.save(advanceImport(job, this.now()));
      }
      if (attempt >= mostAttempts) throw new Error(`A slice of ${job.id} was changed by others each time.`);
    }
  }

  /** What the file itself is to blame for ends the import; anything else is tried again before it is given up. */
  private async afterFault(id: string, error: unknown): Promise<void> {
    const refused = error instanceof DomainError && error.code === 'import.invalid';
    const outage = error instanceof DomainError && error.kind === 'unavailable';
    const attempts = (this.attempts.get(id) ?? 0) + (outage ? 0 : 1);
    this.attempts.set(id, attempts);
    if (!refused) this.logger.warn({ import: id, attempts, cause: String(error) }, 'an import met a fault');
    if (!refused && attempts < mostAttempts) return;
    this.attempts.delete(id);
    const job = await this.imports.get('everything', id);
    if (!job?.file) return;
    await this.imports.save(failImport(job, refused ? error.errors : [fault], this.now()));
    await this.files.remove(job.file.id);
  }

  /** Files that a crash left without an import. */
  private async sweep(): Promise<void> {
    const kept = new Set((await this.imports.unfinished()).map((job) => job.file?.id));
    await this.files.sweep(this.clock.now().getTime() - dayMs, (id) => Promise.resolve(kept.has(id)));
  }

  private now(): string {
    return instant(this.clock);
  }
}

const fault: FieldError = {
  pointer: '',
  code: 'fault',
  message: {
    zh: '处理时发生故障，请重新上传；已接受的岗位不会重复',
    en: 'The import met a fault on our side. Send the file again: what was accepted is not doubled.',
  },
};

/** Remembers where each reference stands first, since only the first row of it is taken in. */
function placed(given: GivenRow, lines: Map<string, number>): ImportRow {
  const value = (given.request as { externalRef?: unknown } | null | undefined)?.externalRef;
  const externalRef = typeof value === 'string' && value.trim() !== '' ? value : null;
  if (externalRef === null) return { ...given, externalRef, firstLine: undefined };
  const firstLine = lines.get(externalRef);
  if (firstLine === undefined) lines.set(externalRef, given.line);
  return { ...given, externalRef, firstLine };
}
