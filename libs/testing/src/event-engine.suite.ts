import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, jest } from '@jest/globals';
import { Bench, type EngineUnderTest } from './event-engine.bench.ts';
import { describeDelivery } from './event-engine.delivery.ts';
import { describeGroups } from './event-engine.groups.ts';

export type { EngineUnderTest } from './event-engine.bench.ts';

/** The common behaviour of all event engines, written down once. */
export function describeEventEngine(name: string, make: () => Promise<EngineUnderTest>): void {
  describe(`the event engine ${name}`, () => {
    const bench = new Bench();
    jest.setTimeout(60_000);

    beforeEach(async () => {
      bench.topic = `suite.${randomUUID()}`;
      bench.group = `group-${randomUUID()}`;
      bench.under = await make();
      bench.engine = bench.under.engine;
      await bench.engine.prepare([{ topic: bench.topic, compacted: true }]);
    });

    afterEach(() => bench.under.dispose());

    describeDelivery(bench);
    describeGroups(bench);
  });
}
