import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '@duijie/domain';
import { Files, InjectConfig, InjectFiles } from '@duijie/platform';
import type { FileType, StoredFile } from '@duijie/platform';
import { RegistryConfig } from '../registry.config.ts';

/** What evidence may be, by its content, and how it is sent back. */
export const evidenceTypes: Readonly<Partial<Record<FileType, string>>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Takes evidence in as raw bytes, without ever holding a file in memory. What is no evidence does not stay. */
@Injectable()
export class EvidenceIntake {
  constructor(
    @InjectFiles() private readonly files: Files,
    @InjectConfig() private readonly config: RegistryConfig,
  ) {}

  async receive(request: FastifyRequest): Promise<StoredFile> {
    const maxBytes = this.config.evidenceLimitBytes;
    const body = request.body as Readable | undefined;
    if (typeof body !== 'object' || !('pipe' in body)) throw unsupported();
    if (Number(request.headers['content-length']) > maxBytes) {
      throw new DomainError('too-large', 'file.too-large', `The file is larger than ${maxBytes} bytes.`);
    }
    const file = await this.put(body, maxBytes);
    if (file.bytes > 0 && file.type in evidenceTypes) return file;
    await this.files.remove(file.id);
    throw unsupported();
  }

  private async put(source: Readable, maxBytes: number): Promise<StoredFile> {
    try {
      // The stream outlives a refusal: closing it would close the connection before the answer is sent.
      return await this.files.put(source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, { maxBytes });
    } catch (error) {
      source.resume();
      throw error;
    }
  }
}

function unsupported(): DomainError {
  return new DomainError(
    'unsupported',
    'vetting-case.unsupported-evidence',
    'Send the evidence as the body of the request: a PDF, PNG, JPEG or XLSX file, by its content.',
  );
}
