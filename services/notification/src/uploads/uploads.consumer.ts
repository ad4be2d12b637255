import { Controller } from '@nestjs/common';
import { UploadCancelled, UploadCompleted, UploadFailed } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { UploadsService } from './uploads.service.ts';

/** Hears how uploads ended. */
@Controller()
export class UploadsConsumer {
  constructor(private readonly uploads: UploadsService) {}

  @Handles(UploadCompleted)
  onUploadCompleted(upload: UploadCompleted): Promise<void> {
    return this.uploads.tell(upload);
  }

  @Handles(UploadFailed)
  onUploadFailed(upload: UploadFailed): Promise<void> {
    return this.uploads.tell(upload);
  }

  @Handles(UploadCancelled)
  onUploadCancelled(upload: UploadCancelled): Promise<void> {
    return this.uploads.tell(upload);
  }
}
