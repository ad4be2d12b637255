import { Injectable } from '@nestjs/common';
import { instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { Files, InjectClock, InjectFiles } from '@duijie/platform';
import { keptForMs } from './upload.ts';
import type { Upload } from './upload.ts';
import { UploadChunksStore } from './upload-chunks.store.ts';
import { UploadsStore } from './uploads.store.ts';

/** A file that no upload names after a day was left behind by a crash. */
const abandonedAfterMs = 24 * 3_600_000;

/** Destroys files and wrong rows seven days after the end of their upload. */
@Injectable()
export class ForgottenUploads {
  constructor(
    private readonly uploads: UploadsStore,
    private readonly chunks: UploadChunksStore,
    @InjectFiles() private readonly files: Files,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Returns how many uploads were forgotten. */
  async forget(): Promise<number> {
    const now = this.clock.now().getTime();
    let forgotten = 0;
    for await (const upload of this.uploads.endedBefore(new Date(now - keptForMs).toISOString())) {
      await this.forgetOne(upload);
      forgotten += 1;
    }
    await this.files.sweep(now - abandonedAfterMs, (id) => this.uploads.keepsFile(id));
    return forgotten;
  }

  /** The keys first: without them nothing that is left can be read. */
  private async forgetOne(upload: Upload): Promise<void> {
    await this.chunks.forget(upload.id);
    if (upload.fileId !== null) await this.files.remove(upload.fileId);
    const now = instant(this.clock);
    const next = {
      ...upload,
      revision: upload.revision + 1,
      updatedAt: now,
      file: null,
      fileId: null,
      forgottenAt: now,
    };
    await this.uploads.save({ next, events: [] });
  }
}
