import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '@duijie/domain';
import { Files, InjectConfig, InjectFiles } from '@duijie/platform';
import type { StoredFile } from '@duijie/platform';
import { CandidateConfig } from '../candidate.config.ts';

/** A file that came in, and the fields of the form around it. */
export interface Intake {
  readonly file: StoredFile;
  readonly fields: Readonly<Record<string, string>>;
}

interface FilePart {
  readonly type: 'file';
  readonly file: Readable;
}

interface FieldPart {
  readonly type: 'field';
  readonly fieldname: string;
  readonly value: unknown;
}

type WithParts = FastifyRequest & {
  isMultipart(): boolean;
  parts(options: object): AsyncIterable<FilePart | FieldPart>;
};

/** What a form may add around its file. */
const formBytes = 1_048_576;

/** Takes files in from requests, as raw bytes or as a part of a form, without ever holding one in memory. */
@Injectable()
export class UploadsIntake {
  constructor(
    @InjectFiles() private readonly files: Files,
    @InjectConfig() private readonly config: CandidateConfig,
  ) {}

  async receive(request: FastifyRequest): Promise<Intake> {
    if (Number(request.headers['content-length']) > this.config.uploadLimitBytes + formBytes) throw this.tooLarge();
    if (isForm(request) && request.isMultipart()) return this.fromForm(request);
    const body = request.body as Readable | undefined;
    if (typeof body !== 'object' || !('pipe' in body) || isOtherThanSheet(request)) throw notAFile();
    return { file: await this.put(body), fields: {} };
  }

  /** Fields may stand before and behind the file; a refused file ends the reading, and the platform lets the rest run out. */
  private async fromForm(request: WithParts): Promise<Intake> {
    const limits = { fileSize: this.config.uploadLimitBytes + 1, files: 1 };
    const fields: Record<string, string> = Object.create(null) as Record<string, string>;
    let file: StoredFile | undefined;
    let refusal: unknown;
    try {
      for await (const part of request.parts({ limits })) {
        if (part.type === 'field') fields[part.fieldname] = String(part.value);
        else {
          await this.put(part.file).then(
            (stored) => (file = stored),
            (error: unknown) => (refusal = error),
          );
          if (refusal) break;
        }
      }
    } catch (error) {
      // A form that does not hold together says so in an error of its reader, which is not ours to show.
      const known = error instanceof DomainError || typeof (error as { statusCode?: unknown }).statusCode === 'number';
      refusal ??= known ? error : new DomainError('malformed', 'upload.form-broken', 'The form cannot be read.');
    }
    if (refusal !== undefined) {
      if (file) await this.files.remove(file.id);
      throw refusal as Error;
    }
    if (!file) throw notAFile();
    return { file, fields };
  }

  private tooLarge(): DomainError {
    return new DomainError(
      'too-large',
      'file.too-large',
      `The file is larger than ${this.config.uploadLimitBytes} bytes.`,
    );
  }

  private async put(source: Readable): Promise<StoredFile> {
    try {
      // The stream outlives a refusal: closing it would close the connection before the answer is sent.
      return await this.files.put(source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, {
        maxBytes: this.config.uploadLimitBytes,
      });
    } catch (error) {
      source.resume();
      throw error;
    }
  }
}

function isForm(request: FastifyRequest): request is WithParts {
  return 'isMultipart' in request;
}

/** The platform hands on what other services take as well, such as the evidence of a vetting case. */
function isOtherThanSheet({ headers }: FastifyRequest): boolean {
  return /^(?:image\/|application\/pdf)/i.test(headers['content-type'] ?? '');
}

function notAFile(): DomainError {
  return new DomainError(
    'unsupported',
    'upload.no-file',
    'Send the sheet as text/csv, as an .xlsx file, or as a file in multipart/form-data.',
  );
}
