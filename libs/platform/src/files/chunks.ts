/** The one length that all chunks of a file have but the last, which may be shorter. */
export const chunkBytes = 180 * 1024;

/**
 * Where the bytes of files are kept, in numbered chunks. There are two engines, a folder and a store; both must pass
 * `describeFileChunks` of libs/testing. What comes here is encrypted already.
 */
export interface FileChunks {
  /** Chunks come in order from 0, each once; it is safe after `durable` only. */
  write(file: string, index: number, bytes: Uint8Array): Promise<void>;
  /** Resolved means that no crash and no power cut loses what was written of the file. */
  durable(file: string): Promise<void>;
  /** Undefined when there is no such chunk. */
  read(file: string, index: number): Promise<Buffer | undefined>;
  /** Durably removes all chunks; of a file that does not exist there is nothing to remove. */
  remove(file: string): Promise<void>;
  /** The files that have chunks, finished or not, in no particular order. */
  list(): AsyncIterable<string>;
}

/** Names of files become paths, so only plain ones pass. */
export function fileName(file: string): string {
  if (!/^[A-Za-z0-9_]{1,80}$/.test(file)) throw new Error('The id of a file has letters, digits and _ only.');
  return file;
}
