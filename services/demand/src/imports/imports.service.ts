import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError, instant, notFound, scopeOf } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { Files, InjectClock, InjectFiles, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { importLimits } from './cutter.ts';
import { errorFile } from './error-file.ts';
import type { StoredImport } from './import.schema.ts';
import { isEnded, receiveImport } from './import.ts';
import type { ImportFormat } from './import.ts';
import type { ImportPage, ImportResource, ImportSummary } from './imports.dto.ts';
import { ImportsRunner } from './imports.runner.ts';
import { ImportsStore } from './imports.store.ts';

/** What a client sends. */
export interface GivenImport {
  readonly body: unknown;
  readonly format: ImportFormat;
  readonly publish: boolean;
  readonly key: string | undefined;
}

const shownNotes = 200;
const keyHoldsMs = 24 * 3_600_000;

/** Takes files of openings in and tells what becomes of them. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsStore,
    private readonly runner: ImportsRunner,
    @InjectFiles() private readonly files: Files,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async receive(caller: Caller, given: GivenImport): Promise<ImportSummary> {
    const employer = caller.organisation ?? '';
    const file = await this.put(given.body);
    const { format, publish } = given;
    const job = receiveImport(
      this.ids.next('imp'),
      { employer, format, publish, by: caller.subject, file, sha256: file.sha256, key: given.key ?? null },
      instant(this.clock),
    );
    try {
      const known = given.key === undefined ? undefined : await this.earlier(job);
      if (known) await this.files.remove(file.id);
      return summary(known ?? (await this.imports.save(job)));
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    } finally {
      this.runner.wake();
    }
  }

  async list(caller: Caller, query: Query<StoredImport>): Promise<ImportPage> {
    const page: Page<StoredImport> = await this.imports.find(scopeOf(caller), query);
    return { items: page.items.map(summary), nextCursor: page.nextCursor };
  }

  async read(caller: Caller, id: string): Promise<ImportResource> {
    const job = await this.own(caller, id);
    const whole = job.errors.map((error) => ({ ...error, line: null, externalRef: null, severity: 'error' as const }));
    return { ...summary(job), errors: [...whole, ...(await this.imports.notesOf(id, shownNotes))] };
  }

  async errors(caller: Caller, id: string): Promise<string> {
    const job = await this.own(caller, id);
    const whole = job.errors.map((error) => ({ ...error, line: 0, externalRef: null, severity: 'error' as const }));
    return errorFile([...whole, ...(await this.imports.notesOf(id, Number.MAX_SAFE_INTEGER))]);
  }

  /** The import that the same key made within a day; another file under it is refused. */
  private async earlier(job: StoredImport): Promise<StoredImport | undefined> {
    const found = await this.imports.findByKey(job.employer, job.key ?? '');
    if (!found) return undefined;
    if (Date.parse(job.createdAt) - Date.parse(found.createdAt) > keyHoldsMs && isEnded(found)) {
      await this.imports.save({ ...found, revision: found.revision + 1, key: null });
      return undefined;
    }
    if (found.sha256 === job.sha256 && found.publish === job.publish && found.format === job.format) return found;
    throw new DomainError(
      'invalid',
      'request.idempotency-key-reused',
      'This Idempotency-Key was used with another body. Take a new key.',
    );
  }

  private async put(body: unknown) {
    const source = body as Readable;
    try {
      // The stream outlives a refusal: closing it would close the connection before the answer is sent.
      return await this.files.put(source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, {
        maxBytes: importLimits.bytes,
      });
    } catch (error) {
      source.resume();
      throw error;
    }
  }

  private async own(caller: Caller, id: string): Promise<StoredImport> {
    const job = await this.imports.get(scopeOf(caller), id);
    if (!job) throw notFound('import', id);
    return job;
  }
}

function summary(job: StoredImport): ImportSummary {
  const { id, state, format, publish, employer, sha256, rows, createdAt, updatedAt, finishedAt } = job;
  const progress = isEnded(job) ? 1 : rows.total === 0 ? 0 : job.done / rows.total;
  return { id, state, format, publish, employer, sha256, rows, progress, createdAt, updatedAt, finishedAt };
}
