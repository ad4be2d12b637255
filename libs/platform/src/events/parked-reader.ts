import { Inject, Injectable } from '@nestjs/common';
import { EVENTS, InjectCollection, SERVICE } from '../service/tokens.ts';
import type { Collection } from '../store/engine.ts';
import type { EventEngine, Reader } from './engine.ts';
import { parkedDocument, parkedPlan, parkedTopic } from './parking.ts';
import type { Parked } from './parking.ts';

/** Copies what its service parked into the store, where ops lists it and tries it again. */
@Injectable()
export class ParkedReader {
  private reader: Reader | undefined;

  constructor(
    @Inject(EVENTS) private readonly events: EventEngine,
    @Inject(SERVICE) private readonly service: string,
    @InjectCollection(parkedPlan) private readonly parked: Collection<Parked>,
  ) {}

  async start(topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    this.reader = await this.events.subscribe({
      group: `${this.service}.parked`,
      topics: topics.map((topic) => parkedTopic(topic, this.service)),
      mode: 'shared',
      onBatch: async (records) => {
        await this.parked.mirror(records.map(parkedDocument));
      },
    });
  }

  async stop(): Promise<void> {
    await this.reader?.stop();
  }
}
