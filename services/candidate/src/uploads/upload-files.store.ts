import { Injectable } from '@nestjs/common';
import { Files, InjectFiles, SubjectKeys } from '@duijie/platform';
import type { FileKeyKeeper, StoredFile, SubjectCipher } from '@duijie/platform';
import type { Upload, UploadFile } from './upload.ts';

/**
 * The sheets of uploads. The key of a file is sealed under the key of its upload, which lies with the keys of persons:
 * when that is destroyed, no backup of anything else opens the sheet again.
 */
@Injectable()
export class UploadFilesStore {
  constructor(
    @InjectFiles() private readonly files: Files,
    private readonly keys: SubjectKeys,
  ) {}

  /** A file that came in becomes the upload's. */
  async handOver(upload: string, file: StoredFile): Promise<UploadFile> {
    return this.files.handOver(file, keeperOf(await this.keys.create(upload)));
  }

  async *read({ id, file }: Pick<Upload, 'id' | 'file'>): AsyncIterable<Buffer> {
    const cipher = file && (await this.keys.get(id));
    if (!cipher) throw new Error(`The file of ${id} is gone.`);
    yield* this.files.read(file, 0, keeperOf(cipher));
  }

  /** An upload that came to nothing leaves neither key nor content. */
  async discard(upload: string, fileId: string): Promise<void> {
    await this.keys.destroy(upload);
    await this.files.remove(fileId);
  }

  async remove(fileId: string): Promise<void> {
    await this.files.remove(fileId);
  }
}

function keeperOf(cipher: SubjectCipher): FileKeyKeeper {
  return {
    seal: (key, context) => cipher.seal([context, key.toString('base64')]),
    open: (sealed, context) => {
      const [place, key] = cipher.open<[string, string]>(sealed);
      if (place !== context) throw new Error('The key is that of another file.');
      return Buffer.from(key, 'base64');
    },
  };
}
