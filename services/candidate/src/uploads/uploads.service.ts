import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, instant, invalid, notFound, scopeOf, staleRevision } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { Files, InjectClock, InjectFiles, InjectIds, Vault, reusedKey } from '@duijie/platform';
import type { Page, Query, StoredFile } from '@duijie/platform';
import { CollegesStore } from '../colleges/colleges.store.ts';
import type { Mapping } from '../sheets/header.ts';
import { refuse } from '../sheets/refusal.ts';
import { readSheetInWorker } from '../sheets/sheet-reader.ts';
import { Gate } from './gate.ts';
import { cancelUpload, receiveUpload } from './upload.ts';
import type { Upload, UploadOptions } from './upload.ts';
import { viewOf } from './upload-view.ts';
import type { UploadView } from './upload-view.ts';
import { queryFrom } from './uploads.dto.ts';
import type { UploadQuery } from './uploads.dto.ts';
import type { Intake } from './uploads.intake.ts';
import { UploadsRunner } from './uploads.runner.ts';
import { UploadFilesStore } from './upload-files.store.ts';
import { UploadsStore } from './uploads.store.ts';

/** How long a request with an Idempotency-Key is remembered. */
const rememberedForMs = 24 * 3_600_000;
/** So many sheets are looked at before the answer at once; each takes a thread. */
const looks = new Gate(2);

/** Sheets coming in, and what becomes of them. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly uploads: UploadsStore,
    private readonly colleges: CollegesStore,
    private readonly runner: UploadsRunner,
    private readonly vault: Vault,
    private readonly sheets: UploadFilesStore,
    @InjectFiles() private readonly files: Files,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  /** Options that are wrong are refused before the file is read. */
  options(caller: Caller, query: UploadQuery): UploadOptions {
    const attest = isYes(query.attest);
    if (attest && !caller.duties.includes('attester')) {
      throw new DomainError('forbidden', 'access.wrong-duty', 'Only an attester of the college can vouch for a sheet.');
    }
    return {
      attest,
      dryRun: isYes(query.dryRun),
      encoding: query.encoding ?? null,
      mapping: query.mapping === undefined ? null : mappingOf(query.mapping),
    };
  }

  /**
   * Takes an upload in. The header is read before the answer, so that a file which is no sheet is refused at once.
   * The same Idempotency-Key with the same content gives the same upload, also after a crash.
   */
  async create(caller: Caller, intake: Intake, query: UploadQuery, key: string | undefined): Promise<UploadView> {
    const { file } = intake;
    const requestKey = key === undefined ? null : this.vault.hash(`${caller.subject}\n${key}`, 'upload request');
    try {
      const options = this.options(caller, await queryFrom(intake.fields, query));
      const fingerprint = createHash('sha256')
        .update(JSON.stringify([file.sha256, options]))
        .digest('hex');
      const earlier = await this.earlier(requestKey, fingerprint);
      if (earlier) {
        await this.files.remove(file.id);
        return viewOf(earlier);
      }
      const college = caller.organisation ?? '';
      const header = await this.lookAt(file, college, options);
      const upload = await this.take(intake, { college, options, requestKey, fingerprint, ...header });
      this.runner.wake();
      return viewOf(upload);
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    }
  }

  async read(caller: Caller, id: string): Promise<UploadView> {
    return viewOf(await this.own(caller, id));
  }

  async list(caller: Caller, query: Query<Upload>): Promise<Page<UploadView>> {
    const page = await this.uploads.find(scopeOf(caller), { sort: '-createdAt', ...query });
    return { ...page, items: page.items.map(viewOf) };
  }

  /** The runner writes to the upload all the time, so the caller's revision counts only when they name one. */
  async cancel(caller: Caller, id: string, revision: number | undefined): Promise<UploadView> {
    for (let attempt = 1; ; attempt += 1) {
      const upload = await this.own(caller, id);
      if (revision !== undefined && upload.revision !== revision) {
        throw staleRevision('upload', revision, upload.revision);
      }
      try {
        return viewOf(await this.uploads.save(cancelUpload(upload, instant(this.clock))));
      } catch (error) {
        if (attempt === 20 || !(error instanceof DomainError && error.kind === 'precondition')) throw error;
      }
    }
  }

  private async own(caller: Caller, id: string): Promise<Upload> {
    const upload = await this.uploads.get(scopeOf(caller), id);
    if (!upload) throw notFound('upload', id);
    return upload;
  }

  private async earlier(requestKey: string | null, fingerprint: string): Promise<Upload | undefined> {
    const found = requestKey === null ? undefined : await this.uploads.byRequest(requestKey);
    if (!found) return undefined;
    if (this.clock.now().getTime() - Date.parse(found.createdAt) > rememberedForMs) {
      await this.uploads.save({ next: { ...found, revision: found.revision + 1, requestKey: null }, events: [] });
      return undefined;
    }
    if (found.fingerprint === fingerprint) return found;
    throw reusedKey();
  }

  private async take({ file }: Intake, given: Omit<Parameters<typeof receiveUpload>[1], 'file'>): Promise<Upload> {
    const id = this.ids.next('upl');
    const sheet = await this.sheets.handOver(id, file);
    try {
      const upload = await this.saveNew(receiveUpload(id, { ...given, file: sheet }, instant(this.clock)).next);
      if (upload.id !== id) await this.sheets.discard(id, file.id);
      return upload;
    } catch (error) {
      await this.sheets.discard(id, file.id);
      throw error;
    }
  }

  /** Two requests with the same key may arrive at once: one of them is stored. */
  private async saveNew(upload: Upload): Promise<Upload> {
    try {
      return await this.uploads.save({ next: upload, events: [] });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'upload.exists')) throw error;
      const earlier = await this.earlier(upload.requestKey, upload.fingerprint);
      if (!earlier) throw error;
      return earlier;
    }
  }

  private lookAt(
    file: StoredFile,
    college: string,
    { encoding, mapping }: UploadOptions,
  ): Promise<Pick<Upload, 'encoding' | 'columns'>> {
    return looks.run(async () => {
      const collegeLevel = await this.colleges.levelOf(college);
      const reading = { encoding: encoding ?? undefined, mapping: mapping ?? undefined, collegeLevel };
      for await (const message of readSheetInWorker(this.files.read(file), reading)) {
        if (message.type === 'header') return { encoding: message.header.encoding, columns: message.header.columns };
      }
      throw refuse('invalid', 'empty', { zh: '文件为空', en: 'The file is empty.' });
    });
  }
}

function isYes(word: string | undefined): boolean {
  return word === 'true' || word === '1';
}

function mappingOf(text: string): Mapping {
  const wrong = {
    pointer: '/mapping',
    code: 'format',
    message: { zh: '须为 JSON 对象', en: 'Must be a JSON object of texts' },
  };
  try {
    const value: unknown = JSON.parse(text);
    const isMapping =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((word) => typeof word === 'string');
    if (isMapping) return value as Mapping;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid('upload', [wrong]);
}
