import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DomainError, everything, instant } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { CandidateConfig } from '../candidate.config.ts';
import { UploadLost } from './held-upload.ts';
import type { HeldUpload } from './held-upload.ts';
import { SheetImport } from './sheet-import.service.ts';
import { failUpload, holdUpload, isEnded } from './upload.ts';
import type { Upload } from './upload.ts';
import { UploadsStore } from './uploads.store.ts';

const lookEveryMs = 1_000;
/** A runner that has not touched its upload for so long is gone. */
const leaseMs = 5_000;
const atOnce = 2;
const mostAttempts = 5;

/**
 * Works uploads off in the background, of each college one after the other in the order of their arrival. An upload is
 * leased: its holder writes to it at least every second, so one whose revision stands still for some seconds is taken
 * over where it stopped. Nobody's clock decides, only time as the waiting runner measures it.
 */
@Injectable()
export class UploadsRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly me = randomUUID();
  private readonly running = new Map<string, { readonly abort: AbortController; readonly work: Promise<void> }>();
  private readonly seen = new Map<string, { readonly revision: number; readonly since: number }>();
  private readonly attempts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly uploads: UploadsStore,
    private readonly sheets: SheetImport,
    @InjectClock() private readonly clock: Clock,
    @InjectConfig() private readonly config: CandidateConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), lookEveryMs).unref();
    this.wake();
  }

  /** Lets go of everything at the next chunk, so that another instance, or the next start, goes on there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    for (const { abort } of this.running.values()) abort.abort();
    await Promise.all([this.looking, ...[...this.running.values()].map(({ work }) => work)]);
  }

  /** There may be something to do. */
  wake(): void {
    if (this.stopping || this.looking) return;
    this.looking = this.look()
      .catch((error: unknown) => this.logger.warn({ cause: String(error) }, 'looking for uploads failed'))
      .finally(() => (this.looking = undefined));
  }

  private async look(): Promise<void> {
    const busy = new Set<string>();
    for (const upload of await this.uploads.unfinished()) {
      if (this.stopping || this.running.size >= atOnce) return;
      if (busy.has(upload.college)) continue;
      busy.add(upload.college);
      if (!this.running.has(upload.id) && this.mayTake(upload)) await this.take(upload);
    }
  }

  /** Embedded engines have one process, so a holder that is not this one is gone. */
  private mayTake(upload: Upload): boolean {
    if (upload.holder === null || upload.holder === this.me || this.config.engines === 'embedded') return true;
    const now = performance.now();
    const seen = this.seen.get(upload.id);
    if (seen?.revision === upload.revision) return now - seen.since > leaseMs;
    this.seen.set(upload.id, { revision: upload.revision, since: now });
    return false;
  }

  private async take(upload: Upload): Promise<void> {
    const held = await this.saved({ next: holdUpload(upload, this.me, instant(this.clock)), events: [] });
    if (!held) return;
    this.seen.delete(upload.id);
    const abort = new AbortController();
    const work = this.work(held, abort).finally(() => {
      this.running.delete(upload.id);
      // After a fault it waits for the next look.
      if (!this.attempts.has(upload.id)) this.wake();
    });
    this.running.set(upload.id, { abort, work });
  }

  private async work(upload: Upload, abort: AbortController): Promise<void> {
    const held = this.hold(upload, abort);
    const beat = setInterval(() => {
      held.update(() => ({})).catch(() => abort.abort());
    }, lookEveryMs);
    try {
      await this.sheets.run(held);
      this.attempts.delete(upload.id);
    } catch (error) {
      await this.afterFault(held, error);
    } finally {
      clearInterval(beat);
      if (this.stopping) await held.update(() => ({ holder: null })).catch(() => undefined);
    }
  }

  private hold(first: Upload, abort: AbortController): HeldUpload {
    let upload = first;
    let turn: Promise<unknown> = Promise.resolve();
    const write = async (change: (upload: Upload, now: string) => Change<Upload>): Promise<Upload> => {
      for (;;) {
        const now = instant(this.clock);
        const saved = await this.saved(change(upload, now));
        if (saved) return (upload = saved);
        const stored = await this.uploads.get(everything, upload.id);
        if (!stored || stored.holder !== this.me || isEnded(stored)) {
          abort.abort();
          throw new UploadLost();
        }
        upload = stored;
      }
    };
    const inTurn = (change: (upload: Upload, now: string) => Change<Upload>): Promise<Upload> => {
      const mine = turn.then(() => write(change));
      turn = mine.catch(() => undefined);
      return mine;
    };
    return {
      signal: abort.signal,
      current: () => upload,
      update: (change) =>
        inTurn((stored, now) => {
          if (isEnded(stored)) throw new UploadLost();
          const next = { ...stored, ...change(stored, now), revision: stored.revision + 1, updatedAt: now };
          return { next, events: [] };
        }),
      end: async (change) => {
        await inTurn(change);
      },
    };
  }

  /** Undefined when somebody else wrote meanwhile. */
  private async saved(change: Change<Upload>): Promise<Upload | undefined> {
    try {
      return await this.uploads.save(change);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'precondition') return undefined;
      throw error;
    }
  }

  /** What the sheet itself is to blame for ends the upload; anything else is tried again before it is given up. */
  private async afterFault(held: HeldUpload, error: unknown): Promise<void> {
    const { id } = held.current();
    if (error instanceof UploadLost || held.signal.aborted) return;
    const isRefusal = error instanceof DomainError && error.code.startsWith('upload.');
    const isOutage = error instanceof DomainError && error.kind === 'unavailable';
    const attempts = (this.attempts.get(id) ?? 0) + (isOutage ? 0 : 1);
    this.attempts.set(id, attempts);
    if (!isRefusal) this.logger.warn({ upload: id, attempts, cause: String(error) }, 'an upload met a fault');
    if (!isRefusal && attempts < mostAttempts) return;
    this.attempts.delete(id);
    const reason = isRefusal
      ? { reasonCode: error.code.slice('upload.'.length), errors: error.errors }
      : { reasonCode: 'fault', errors: [] };
    try {
      await held.end((upload, now) => failUpload(upload, reason, now));
    } catch (again) {
      this.logger.error({ upload: id, cause: String(again) }, 'an upload could not be ended; it is taken up again');
    }
  }
}
