import type { Change } from '@duijie/domain';
import type { Upload } from './upload.ts';

/** The upload ended, or another runner has taken it over: whoever works on it lets go. */
export class UploadLost extends Error {}

/** One upload in the hands of a runner: every write says that it still holds it. */
export interface HeldUpload {
  readonly signal: AbortSignal;
  current(): Upload;
  /** Writes to the upload; throws UploadLost when it is not ours any more. */
  update(change: (upload: Upload, now: string) => Partial<Upload>): Promise<Upload>;
  /** The last write. */
  end(change: (upload: Upload, now: string) => Change<Upload>): Promise<void>;
}
