import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@duijie/domain';
import { byCalendar } from '../service/calendar.ts';
import { CLOCK, EVENTS, InjectCollection, SERVICE } from '../service/tokens.ts';
import type { Collection } from '../store/engine.ts';
import { plainKeptMs } from './engine.ts';
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
    @Inject(CLOCK) private readonly clock: Clock,
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

  /** Drops what its topic no longer keeps: it may be of somebody who was erased since. Returns how many it were. */
  async forget(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - plainKeptMs).toISOString();
    let dropped = 0;
    for (;;) {
      const { items } = await this.parked.find({ filter: { parkedAt: { below: before } }, limit: 200 });
      if (items.length === 0) return dropped;
      await this.parked.drop(items.map(({ id }) => id));
      dropped += items.length;
    }
  }

  async stop(): Promise<void> {
    await this.reader?.stop();
  }
}

export const parkedCalendar = byCalendar(ParkedReader, {
  what: 'dropping old parked events',
  everyMs: 3_600_000,
  look: (parked) => parked.forget(),
});
