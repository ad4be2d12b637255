import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, SaveFailure } from '@duijie/platform';
import { countedRecognitionsPlan } from './rescoring.schema.ts';
import type { CountedRecognitions } from './rescoring.ts';

/** Which recognitions counted for each opening. No scope is asked for: only this service's own work reads them. */
@Injectable()
export class RescoringsStore {
  constructor(@InjectCollection(countedRecognitionsPlan) private readonly counted: Collection<CountedRecognitions>) {}

  async ofOpenings(ids: readonly string[]): Promise<ReadonlyMap<string, CountedRecognitions>> {
    const found = await this.counted.getMany(ids);
    return new Map(found.map((each) => [each.id, each]));
  }

  saveMany(changes: readonly Change<CountedRecognitions>[]): Promise<readonly SaveFailure[]> {
    return this.counted.saveMany(changes);
  }

  drop(ids: readonly string[]): Promise<void> {
    return this.counted.drop(ids);
  }
}
