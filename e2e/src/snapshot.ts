import { setTimeout as pause } from 'node:timers/promises';
import { wanted } from './client.ts';
import type { Client, Json } from './client.ts';
import type { Load } from './load.ts';
import { persistently } from './persistent.ts';

export const services = ['registry', 'demand', 'candidate', 'matching', 'notification'];
const ended = ['completed', 'failed', 'cancelled'];
/** Longer than a list that was told waits to be told again, and than any relay looks away. */
const stillForMs = 4_000;

/** What the platform says of itself, through HTTP alone. */
export interface Snapshot {
  readonly openings: readonly Json[];
  readonly graduates: readonly Json[];
  readonly organisations: readonly Json[];
  /** By id. */
  readonly uploads: ReadonlyMap<string, Json>;
  /** By opening. */
  readonly matches: ReadonlyMap<string, Json>;
  /** What lies in the inboxes of the organisations, by organisation. */
  readonly inboxes: ReadonlyMap<string, readonly Json[]>;
}

/**
 * Resolves when uploads have ended, nothing waits to be published or heard, and nothing has come for some seconds. A
 * slow machine may take long over what many rounds have begun: given up is only when nothing has moved for so long.
 */
export async function untilQuiet(load: Load, unmovedMs = 180_000): Promise<void> {
  const open = new Map(load.uploads.map(({ id, college }) => [id, college.client]));
  let before = '';
  let since = performance.now();
  for (;;) {
    for (const [id, client] of open) {
      if (!ended.includes((await read(client, `/v1/uploads/${id}`)).state as string)) break;
      open.delete(id);
    }
    const states = await Promise.all(services.map((service) => stateOf(load.members.operator, service)));
    const waiting = [...[...open.keys()].slice(0, 1), ...states.flatMap((state) => state.waiting)];
    const now = `${open.size} ${states.map(({ ends, waiting: own }) => `${ends} ${own.join()}`).join()}`;
    if (now !== before) since = performance.now();
    before = now;
    const still = performance.now() - since;
    if (waiting.length === 0 && still >= stillForMs) return;
    if (still > unmovedMs) throw new Error(`The platform does not come to rest: ${waiting.join(', ')}`);
    await pause(200);
  }
}

/** What waits at a service, in words, and how far the topics go that it hears. */
async function stateOf(operator: Client, service: string): Promise<{ waiting: string[]; ends: number }> {
  const outbox = await read(operator, `/ops/v1/${service}/outbox`);
  const { items } = await read(operator, `/ops/v1/${service}/lag`);
  const behind = items.filter((each: Json) => each.lag > 0);
  return {
    waiting: [
      ...(outbox.waiting > 0 ? [`${service} has ${outbox.waiting} to publish`] : []),
      ...behind.map((each: Json) => `${each.group} is ${each.lag} behind on ${each.topic}/${each.partition}`),
    ],
    ends: items.reduce((total: number, each: Json) => total + (each.end as number), 0),
  };
}

export async function takeSnapshot(load: Load): Promise<Snapshot> {
  const { operator, colleges, enterprises, suspended } = load.members;
  const openings = await all(operator, '/v1/openings');
  const graduates: Json[] = [];
  for (const { client } of colleges) graduates.push(...(await all(client, '/v1/graduates')));
  const uploads = new Map<string, Json>();
  for (const { id, college } of load.uploads) uploads.set(id, await read(college.client, `/v1/uploads/${id}`));
  const matches = new Map<string, Json>();
  for (const { id, state } of openings) {
    if (state !== 'draft') matches.set(id as string, await read(operator, `/v1/openings/${id}/matches`));
  }
  const inboxes = new Map<string, readonly Json[]>();
  for (const { id, client } of [...colleges, ...enterprises, suspended]) {
    inboxes.set(id, await all(client, '/v1/notifications', [401]));
  }
  const organisations = await all(operator, '/v1/organisations');
  return { openings, graduates, organisations, uploads, matches, inboxes };
}

function read(client: Client, path: string): Promise<Json> {
  return wanted(
    200,
    persistently(() => client.get(path)),
  );
}

/** All pages of a list; none where the key was ended with its organisation's suspension. */
async function all(client: Client, path: string, refused: readonly number[] = []): Promise<Json[]> {
  const items: Json[] = [];
  if (refused.length > 0 && refused.includes((await client.get(path)).status)) return items;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Json = await read(client, `${path}?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    items.push(...page.items);
    cursor = page.nextCursor as string | null;
  }
  return items;
}
