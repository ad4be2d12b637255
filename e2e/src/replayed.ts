import { setTimeout as pause } from 'node:timers/promises';
import { topics } from '@duijie/contracts';
import { wanted } from './client.ts';
import type { Json } from './client.ts';
import type { Load } from './load.ts';
import { persistently } from './persistent.ts';
import { services } from './snapshot.ts';

/**
 * Lets every service hear all its topics again from the start, as ops may. Whatever is audited afterwards must be as if
 * nothing had happened: nothing is done twice and nobody is told again.
 */
export async function replayAll({ members: { operator } }: Load): Promise<void> {
  for (const service of services) {
    const path = `/ops/v1/${service}/replay`;
    let begun = 0;
    for (const topic of topics()) {
      const { status, body } = await persistently(() => operator.post(path, { topic }));
      // A repeated request finds the first one under way.
      if (status === 202 || status === 409) begun += 1;
      else if (status !== 422) throw new Error(`${path} of ${topic}: ${status} ${JSON.stringify(body)}`);
    }
    for (let items: Json[] = []; items.length < begun || items.some(({ state }) => state === 'running');) {
      await pause(200);
      ({ items } = await wanted(
        200,
        persistently(() => operator.get(`${path}?limit=200`)),
      ));
      const broken = items.find(({ state }) => state === 'interrupted');
      if (broken) throw new Error(`${service} did not replay ${broken.topic} to its end.`);
    }
  }
}
