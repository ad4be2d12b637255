import { Injectable } from '@nestjs/common';
import { instant, notFound, staleRevision, today } from '@duijie/domain';
import type { Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { draftRecognition, enterIntoForce, expireRecognition, suspendRecognition } from './recognition.ts';
import type { Recognition, RecognitionTerms } from './recognition.ts';
import { RecognitionsStore } from './recognitions.store.ts';

@Injectable()
export class RecognitionsService {
  constructor(
    private readonly recognitions: RecognitionsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  draft(terms: RecognitionTerms): Promise<Recognition> {
    return this.recognitions.save(draftRecognition(this.ids.next('rec'), terms, instant(this.clock)));
  }

  async read(id: string): Promise<Recognition> {
    const recognition = await this.recognitions.get(id);
    if (!recognition) throw notFound('recognition', id);
    return recognition;
  }

  list(query: Query<Recognition>): Promise<Page<Recognition>> {
    return this.recognitions.find(query);
  }

  async enterIntoForce(id: string, revision: number): Promise<Recognition> {
    return this.recognitions.save(enterIntoForce(await this.at(id, revision), today(this.clock), instant(this.clock)));
  }

  async suspend(id: string, revision: number): Promise<Recognition> {
    return this.recognitions.save(suspendRecognition(await this.at(id, revision), instant(this.clock)));
  }

  /** Ends what the calendar has ended; returns how many. */
  async expire(): Promise<number> {
    let ended = 0;
    for await (const recognition of this.recognitions.pastValidity(today(this.clock))) {
      const change = expireRecognition(recognition, today(this.clock), instant(this.clock));
      if (!change) continue;
      await this.recognitions.save(change);
      ended += 1;
    }
    return ended;
  }

  private async at(id: string, revision: number): Promise<Recognition> {
    const recognition = await this.read(id);
    if (recognition.revision !== revision) throw staleRevision('recognition', revision, recognition.revision);
    return recognition;
  }
}
