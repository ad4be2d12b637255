import { Injectable } from '@nestjs/common';
import { Files, InjectFiles } from '@duijie/platform';
import type { StoredFile } from '@duijie/platform';
import type { KeptFile } from './cycle.ts';

const mostBytes = 2 ** 31;
const pieceBytes = 256 * 1024;

/** The files of cycles: frozen inputs, rosters and results, which never change. */
@Injectable()
export class CycleFiles {
  constructor(@InjectFiles() private readonly files: Files) {}

  keep(parts: readonly Uint8Array[]): Promise<KeptFile> {
    return this.files.put(pieces(parts), { maxBytes: mostBytes });
  }

  /** A text that comes line by line. */
  keepText(lines: AsyncIterable<string>): Promise<KeptFile> {
    return this.files.put(gathered(lines), { maxBytes: mostBytes });
  }

  read(file: KeptFile): AsyncIterable<Buffer> {
    return this.files.read(file as StoredFile);
  }

  /** The whole content, in memory of its own that can be handed over to a thread. */
  async bytesOf(file: KeptFile): Promise<Uint8Array> {
    const bytes = new Uint8Array(file.bytes);
    let at = 0;
    for await (const piece of this.read(file)) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  async discard(...files: readonly KeptFile[]): Promise<void> {
    for (const { id } of files) await this.files.remove(id);
  }
}

/** Encrypting and hashing many megabytes in one turn would hold up everybody else. */
async function* pieces(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    for (let from = 0; from < part.length; from += pieceBytes) yield part.subarray(from, from + pieceBytes);
  }
}

async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const line of lines) {
    text += line;
    if (text.length < pieceBytes) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
