import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, MessageEvent } from '@nestjs/common';
import { Observable, Subject, takeUntil } from 'rxjs';
import { everything } from '@duijie/domain';
import { isEnded } from './upload.ts';
import type { Upload } from './upload.ts';
import { viewOf } from './upload-view.ts';
import { UploadsStore } from './uploads.store.ts';

const lookEveryMs = 150;

/** The progress of an upload as it happens, whichever instance works on it. The id of each event is the revision. */
@Injectable()
export class UploadStream implements BeforeApplicationShutdown {
  private readonly stopping = new Subject<void>();

  constructor(private readonly uploads: UploadsStore) {}

  beforeApplicationShutdown(): void {
    this.stopping.next();
  }

  /** From the revision that the client has seen, until the upload has ended. */
  follow(first: Upload, seen: number): Observable<MessageEvent> {
    const events = new Observable<MessageEvent>((subscriber) => {
      let last = '';
      const tell = (upload: Upload): void => {
        const { state, progress, rows } = upload;
        // A revision that only says that the runner is alive is no news.
        const news = JSON.stringify([state, progress, rows]);
        if (upload.revision > seen && news !== last)
          subscriber.next({ id: String(upload.revision), type: 'upload', data: viewOf(upload) });
        last = news;
        if (isEnded(upload)) subscriber.complete();
      };
      const look = async (): Promise<void> => {
        const upload = await this.uploads.get(everything, first.id);
        if (upload) tell(upload);
        else subscriber.complete();
        if (!subscriber.closed) timer = setTimeout(() => void look().catch(fail), lookEveryMs);
      };
      const fail = (error: unknown): void => subscriber.error(error);
      let timer: NodeJS.Timeout | undefined;
      tell(first);
      if (!subscriber.closed) timer = setTimeout(() => void look().catch(fail), lookEveryMs);
      return () => clearTimeout(timer);
    });
    return events.pipe(takeUntil(this.stopping));
  }
}
