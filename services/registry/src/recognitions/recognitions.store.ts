import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { Recognition } from './recognition.ts';
import { recognitionPlan } from './recognition.schema.ts';

/** Every query of recognitions; they are public to all who sign in, so none takes a scope. */
@Injectable()
export class RecognitionsStore {
  constructor(@InjectCollection(recognitionPlan) private readonly recognitions: Collection<Recognition>) {}

  get(id: string): Promise<Recognition | undefined> {
    return this.recognitions.get(id);
  }

  find(query: Query<Recognition>): Promise<Page<Recognition>> {
    return this.recognitions.find(query);
  }

  pastValidity(today: string): AsyncIterable<Recognition> {
    return this.recognitions.scan({ state: { in: ['inForce', 'suspended'] }, validUntil: { below: today } });
  }

  /** Those that belong to an agreement. */
  under(agreement: string): AsyncIterable<Recognition> {
    return this.recognitions.scan({ agreement });
  }

  save(change: Change<Recognition>): Promise<Recognition> {
    return this.recognitions.save(change);
  }
}
