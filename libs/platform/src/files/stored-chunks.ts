import type { Aggregate } from '@duijie/domain';
import type { Collection, CollectionPlan } from '../store/engine.ts';
import { fileName } from './chunks.ts';
import type { FileChunks } from './chunks.ts';

/** One chunk as a document, at most 256 KiB. */
export interface FileChunk extends Aggregate {
  readonly file: string;
  readonly index: number;
  /** Base64. */
  readonly data: string;
}

export const fileChunkPlan: CollectionPlan<FileChunk> = { name: 'fileChunks', indexes: [['file'], ['index']] };

/** So many documents are removed or listed in one step: a few megabytes. */
const stepSize = 16;

/** Files in the store of a service, so that every instance can read them. */
export function storedChunks(collection: Collection<FileChunk>): FileChunks {
  return new StoredChunks(collection);
}

class StoredChunks implements FileChunks {
  private readonly collection: Collection<FileChunk>;

  constructor(collection: Collection<FileChunk>) {
    this.collection = collection;
  }

  async write(file: string, index: number, bytes: Uint8Array): Promise<void> {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    await this.collection.save({ next: { id: idOf(file, index), revision: 1, file, index, data }, events: [] });
  }

  /** A saved document is durable already. */
  async durable(): Promise<void> {}

  async read(file: string, index: number): Promise<Buffer | undefined> {
    const chunk = await this.collection.get(idOf(file, index));
    return chunk && Buffer.from(chunk.data, 'base64');
  }

  /** From the last chunk to the first, so that a removal that breaks off leaves a file that `list` still finds. */
  async remove(file: string): Promise<void> {
    for (let end = await this.collection.count({ file: fileName(file) }); end > 0; end -= stepSize) {
      const start = Math.max(0, end - stepSize);
      await this.collection.drop(Array.from({ length: end - start }, (_, offset) => idOf(file, start + offset)));
    }
    // The count tells too little when an earlier removal broke off within a step.
    for (;;) {
      const { items } = await this.collection.find({ filter: { file }, limit: stepSize });
      if (items.length === 0) return;
      await this.collection.drop(items.map(({ id }) => id));
    }
  }

  async *list(): AsyncIterable<string> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await this.collection.find({
        filter: { index: 0 },
        limit: stepSize,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { file } of page.items) yield file;
      cursor = page.nextCursor;
    }
  }
}

function idOf(file: string, index: number): string {
  return `${fileName(file)}.${index}`;
}
