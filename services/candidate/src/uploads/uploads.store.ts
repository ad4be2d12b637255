import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query } from '@duijie/platform';
import { unfinishedStates } from './upload.ts';
import type { Upload } from './upload.ts';
import { uploadPlan } from './upload.schema.ts';

/** Every query of uploads. */
@Injectable()
export class UploadsStore {
  constructor(@InjectCollection(uploadPlan) private readonly uploads: Collection<Upload>) {}

  async get(scope: Scope, id: string): Promise<Upload | undefined> {
    const found = await this.uploads.get(id);
    return found && covers(scope, found.college) ? found : undefined;
  }

  find(scope: Scope, query: Query<Upload>): Promise<Page<Upload>> {
    const own: Filter<Upload> =
      scope === everything ? {} : { college: (scope as { organisation: string }).organisation };
    return this.uploads.find({ ...query, filter: { ...query.filter, ...own } });
  }

  byRequest(requestKey: string): Promise<Upload | undefined> {
    return this.uploads.findOne({ requestKey });
  }

  async keepsFile(fileId: string): Promise<boolean> {
    return (await this.uploads.findOne({ fileId })) !== undefined;
  }

  /** What is still to be done, the oldest first. */
  async unfinished(): Promise<readonly Upload[]> {
    const page = await this.uploads.find({ filter: { state: { in: unfinishedStates } }, sort: 'id', limit: 200 });
    return page.items;
  }

  /** Ended before that instant, with a file or wrong rows that are still there. */
  async *endedBefore(instant: string): AsyncIterable<Upload> {
    for await (const upload of this.uploads.scan({ finishedAt: { below: instant } })) {
      if (upload.forgottenAt === null) yield upload;
    }
  }

  save(change: Change<Upload>): Promise<Upload> {
    return this.uploads.save(change);
  }
}
