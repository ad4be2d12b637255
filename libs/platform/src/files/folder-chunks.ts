import { constants } from 'node:fs';
import { mkdir, open, opendir, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@duijie/domain';
import { chunkBytes, fileName } from './chunks.ts';
import type { FileChunks } from './chunks.ts';

const ending = '.chunks';

/** Files in a folder of this machine: one file each, the chunks one after another. */
export function folderChunks(folder: string): FileChunks {
  return new FolderChunks(folder);
}

class FolderChunks implements FileChunks {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async write(file: string, index: number, bytes: Uint8Array): Promise<void> {
    const path = this.path(file);
    if (index === 0) await mkdir(this.folder, { recursive: true, mode: 0o700 });
    try {
      const flags = constants.O_WRONLY | (index === 0 ? constants.O_CREAT : 0);
      await withFile(path, flags, (handle) => writeAll(handle, bytes, index * chunkBytes));
    } catch (error) {
      if (!hasCode(error, 'ENOSPC', 'EDQUOT')) throw error;
      throw new DomainError('unavailable', 'file.no-space', 'There is no space left for files. Try again later.');
    }
  }

  async durable(file: string): Promise<void> {
    await withFile(this.path(file), constants.O_RDWR, (handle) => handle.sync());
    await this.syncNames();
  }

  async read(file: string, index: number): Promise<Buffer | undefined> {
    try {
      return await withFile(this.path(file), constants.O_RDONLY, (handle) => readChunk(handle, index * chunkBytes));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  async remove(file: string): Promise<void> {
    try {
      await rm(this.path(file));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return;
      throw error;
    }
    await this.syncNames();
  }

  async *list(): AsyncIterable<string> {
    try {
      for await (const { name } of await opendir(this.folder)) {
        if (name.endsWith(ending)) yield name.slice(0, -ending.length);
      }
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
  }

  private path(file: string): string {
    return join(this.folder, fileName(file) + ending);
  }

  /** Makes new and removed names outlast a power cut; Windows does that by itself and opens no folders. */
  private async syncNames(): Promise<void> {
    if (process.platform === 'win32') return;
    await withFile(this.folder, constants.O_RDONLY, (handle) => handle.sync());
  }
}

async function withFile<T>(path: string, flags: number, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, flags, 0o600);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function readChunk(handle: FileHandle, position: number): Promise<Buffer | undefined> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let done = 0;
  while (done < chunkBytes) {
    const { bytesRead } = await handle.read(chunk, done, chunkBytes - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done === 0 ? undefined : chunk.subarray(0, done);
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
