import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { DomainError, ulids } from '@duijie/domain';
import type { Ids } from '@duijie/domain';
import { keyBytes, openBytes, sealBytes, sealOverhead } from '../vault/cipher.ts';
import type { Vault } from '../vault/vault.ts';
import { ChunkCutter } from './chunk-cutter.ts';
import { chunkBytes } from './chunks.ts';
import type { FileChunks } from './chunks.ts';
import { sniffedBytes, typeOf } from './file-type.ts';
import type { FileType } from './file-type.ts';
import { takingTurns } from './turns.ts';

/** A file that is stored. Who forgets this forgets the file: nothing else opens it. */
export interface StoredFile {
  readonly id: string;
  readonly bytes: number;
  /** Of the content, in hex. */
  readonly sha256: string;
  /** Sniffed from the content. */
  readonly type: FileType;
  /** The key of this file alone, sealed by the vault or by who took it over: destroying that destroys the file. */
  readonly key: string;
}

/** Who seals the keys of files: the vault, or the owner of something that ends before backups do. */
export interface FileKeyKeeper {
  seal(key: Buffer, context: string): string;
  open(sealed: string, context: string): Buffer;
}

/** So many bytes of content are in a full chunk. */
const contentBytes = chunkBytes - sealOverhead;

/** Encrypted files of any size, in bounded memory: each under a key of its own, each chunk bound to its file and place. */
export class Files {
  private readonly chunks: FileChunks;
  private readonly vault: Vault;
  private readonly ids: Ids;

  constructor(chunks: FileChunks, vault: Vault, ids: Ids = ulids()) {
    this.chunks = chunks;
    this.vault = vault;
    this.ids = ids;
  }

  /**
   * Stores what the source gives; resolved means that it is durable. More than `maxBytes` is DomainError
   * `file.too-large`; after that, and when the source breaks off, nothing stays behind.
   */
  async put(source: AsyncIterable<Uint8Array>, options: { readonly maxBytes: number }): Promise<StoredFile> {
    const id = this.ids.next('fil');
    const key = randomBytes(keyBytes);
    try {
      const content = await this.write(id, createSecretKey(key), source, options.maxBytes);
      await this.chunks.durable(id);
      return { id, ...content, key: this.vault.seal(key, contextOf(id)) };
    } catch (error) {
      // The cause is what the caller must hear of; what cannot be removed now goes with the next sweep.
      await this.chunks.remove(id).catch(() => undefined);
      throw error;
    }
  }

  /** The same file with its key in the hands of another keeper; the vault opens it no more. */
  handOver(file: StoredFile, keeper: FileKeyKeeper): StoredFile {
    const key = this.vault.open(file.key, contextOf(file.id));
    return { ...file, key: keeper.seal(key, contextOf(file.id)) };
  }

  /** The content from a byte on. Throws when the file was cut, changed or removed, or its key is not its own. */
  async *read(file: StoredFile, from = 0, keeper: FileKeyKeeper = this.vault): AsyncIterable<Buffer> {
    if (!Number.isSafeInteger(from) || from < 0 || from > file.bytes) {
      throw new RangeError(`A file of ${file.bytes} bytes cannot be read from byte ${from}.`);
    }
    const key = createSecretKey(keeper.open(file.key, contextOf(file.id)));
    const turn = takingTurns();
    const count = Math.max(1, Math.ceil(file.bytes / contentBytes));
    const first = Math.min(Math.floor(from / contentBytes), count - 1);
    for (let index = first; index < count; index += 1) {
      const content = await this.open(file, key, index, index === count - 1);
      const wanted = index === first ? content.subarray(from - index * contentBytes) : content;
      if (wanted.length > 0) yield wanted;
      await turn();
    }
  }

  /** Durably removes the content; the caller forgets the StoredFile, and its key with it. */
  async remove(id: string): Promise<void> {
    await this.chunks.remove(id);
  }

  /**
   * Removes what a crash left behind: files begun before that instant (in milliseconds since 1970) that nobody keeps.
   * Give it a day, so that no upload that is still running is taken for one. Returns how many were removed.
   */
  async sweep(begunBefore: number, isKept: (id: string) => Promise<boolean>): Promise<number> {
    const abandoned: string[] = [];
    for await (const id of this.chunks.list()) {
      if (begunAt(id) < begunBefore && !(await isKept(id))) abandoned.push(id);
    }
    for (const id of abandoned) await this.chunks.remove(id);
    return abandoned.length;
  }

  private async write(id: string, key: KeyObject, source: AsyncIterable<Uint8Array>, maxBytes: number) {
    const cutter = new ChunkCutter(contentBytes);
    const hash = createHash('sha256');
    const turn = takingTurns();
    let bytes = 0;
    let index = 0;
    let head = Buffer.alloc(0);
    let tail = Buffer.alloc(0);
    const store = async (content: Buffer, last: boolean): Promise<void> => {
      hash.update(content);
      if (index === 0) head = Buffer.from(content.subarray(0, sniffedBytes));
      tail = Buffer.concat([tail, content.subarray(-sniffedBytes)]).subarray(-sniffedBytes);
      await this.chunks.write(id, index, sealBytes(key, content, placeOf(id, index, last)));
      index += 1;
      await turn();
    };
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      for (const chunk of cutter.add(piece)) await store(chunk, false);
      await turn();
    }
    await store(cutter.last(), true);
    return { bytes, sha256: hash.digest('hex'), type: typeOf(head, tail) };
  }

  private async open(file: StoredFile, key: KeyObject, index: number, last: boolean): Promise<Buffer> {
    const sealed = await this.chunks.read(file.id, index);
    if (!sealed) throw new Error(`Chunk ${index} of file ${file.id} is missing.`);
    const content = openBytes(key, sealed, placeOf(file.id, index, last));
    const expected = last ? file.bytes - index * contentBytes : contentBytes;
    if (content.length !== expected)
      throw new Error(`File ${file.id} does not have the ${file.bytes} bytes it should.`);
    return content;
  }
}

function contextOf(id: string): string {
  return `file ${id}`;
}

/** Bound to each chunk, so that none can be moved, swapped with another, or made the last by cutting the file. */
function placeOf(id: string, index: number, last: boolean): string {
  return `${id} ${index}${last ? ' last' : ''}`;
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('too-large', 'file.too-large', `A file may have at most ${maxBytes} bytes here.`, {
    details: { maxBytes },
  });
}

/** The instant in a ULID: its first ten letters, five bits each. What has none was begun long ago. */
function begunAt(id: string): number {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return [...id.slice('fil_'.length, 'fil_'.length + 10)].reduce(
    (at, letter) => at * letters.length + Math.max(0, letters.indexOf(letter)),
    0,
  );
}
