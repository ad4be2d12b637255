import type { PlatformClient } from './client.ts';
import { eachOf } from './client.ts';
import { keyOf } from './world.ts';
import type { DemoWorld } from './world.ts';

interface StoredOpening {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly externalRef: string | null;
}

/** Posts every opening and publishes it; answers how many stand in which state. */
export async function loadOpenings(client: PlatformClient, world: DemoWorld): Promise<Record<string, number>> {
  const employers = [...new Set(world.openings.map(({ enterprise }) => enterprise))];
  const present = new Map<string | null, StoredOpening>();
  await eachOf(employers, async (enterprise) => {
    const own = await client.all<StoredOpening>('/v1/openings', keyOf(enterprise));
    for (const opening of own) present.set(opening.externalRef, opening);
  });
  const states: Record<string, number> = {};
  await eachOf(world.openings, async ({ enterprise, post }) => {
    const as = keyOf(enterprise);
    const once = `demo-${world.day}-${post.externalRef}`;
    let stored =
      present.get(post.externalRef) ?? (await client.post<StoredOpening>('/v1/openings', { as, body: post, once }));
    if (stored.state === 'draft') {
      stored = await client.post<StoredOpening>(`/v1/openings/${stored.id}/publish`, { as, at: stored.revision });
    }
    states[stored.state] = (states[stored.state] ?? 0) + 1;
  });
  return states;
}
