import type { PlatformClient } from './client.ts';
import { eachOf } from './client.ts';
import type { DemoAlliance, DemoWorkshop } from './institutions.ts';
import { operatorKey } from './load-members.ts';
import type { MemberIds } from './load-members.ts';
import { keyOf } from './world.ts';
import type { DemoWorld } from './world.ts';

interface Stored {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}
interface Named extends Stored {
  readonly name: { readonly zh?: string };
}
interface StoredAlliance extends Named {
  readonly members: readonly { readonly organisation: string }[];
}
interface StoredWorkshop extends Named {
  readonly cohorts: readonly { readonly title: { readonly zh?: string } }[];
}

/** The alliances with their members, founded and at work. Those that are parts of others come after them. */
export async function loadAlliances(client: PlatformClient, world: DemoWorld, ids: MemberIds): Promise<number> {
  const present = await client.all<StoredAlliance>('/v1/alliances', operatorKey);
  const made = new Map<string, string>();
  const load = async (alliance: DemoAlliance): Promise<void> => {
    made.set(alliance.ref, await loadAlliance(client, world, ids, alliance, made, present));
  };
  await eachOf(
    world.alliances.filter(({ parent }) => parent === null),
    load,
  );
  await eachOf(
    world.alliances.filter(({ parent }) => parent !== null),
    load,
  );
  return made.size;
}

async function loadAlliance(
  client: PlatformClient,
  world: DemoWorld,
  ids: MemberIds,
  { ref, parent, members, ...record }: DemoAlliance,
  made: ReadonlyMap<string, string>,
  present: readonly StoredAlliance[],
): Promise<string> {
  const body = { ...record, parent: parent === null ? null : (made.get(parent) ?? null) };
  let alliance =
    present.find(({ name }) => name.zh === record.name.zh) ??
    (await client.post<StoredAlliance>('/v1/alliances', { as: operatorKey, body, once: `demo-${world.day}-${ref}` }));
  const act = async (verb: string, given?: object): Promise<void> => {
    const path = `/v1/alliances/${alliance.id}/${verb}`;
    alliance = await client.post<StoredAlliance>(path, { as: operatorKey, at: alliance.revision, body: given });
  };
  const known = new Set(alliance.members.map(({ organisation }) => organisation));
  for (const { member, role } of members) {
    const organisation = ids.get(member) ?? '';
    if (!known.has(organisation)) await act('members', { organisation, role });
  }
  if (alliance.state === 'proposed') await act('found');
  if (alliance.state === 'founded') await act('activate');
  return alliance.id;
}

/** The Luban Workshops, at work, with their cohorts: how many study there the platform counts itself. */
export async function loadWorkshops(client: PlatformClient, world: DemoWorld, ids: MemberIds): Promise<number> {
  const present = await client.all<StoredWorkshop>('/v1/workshops', operatorKey);
  await eachOf(world.workshops, async (workshop) => {
    let stored =
      present.find(({ name }) => name.zh === workshop.name.zh) ?? (await propose(client, world, ids, workshop));
    const act = async (verb: string, body?: object): Promise<void> => {
      const path = `/v1/workshops/${stored.id}/${verb}`;
      stored = await client.post<StoredWorkshop>(path, { as: operatorKey, at: stored.revision, body });
    };
    if (stored.state === 'proposed') await act('agree', { reference: `DEMO-${workshop.ref}` });
    if (stored.state === 'agreed') await act('build');
    if (stored.state === 'building') await act('open');
    const known = new Set(stored.cohorts.map(({ title }) => title.zh));
    for (const cohort of workshop.cohorts) if (!known.has(cohort.title.zh)) await act('cohorts', cohort);
  });
  return world.workshops.length;
}

function propose(
  client: PlatformClient,
  world: DemoWorld,
  ids: MemberIds,
  { ref, name, country, institution, partner, majors }: DemoWorkshop,
): Promise<StoredWorkshop> {
  const host = { country, institution };
  const standards = [{ name: { zh: '专业教学标准（示例）', en: 'Standard of teaching (demo)' } }];
  const body = { name, host, partner: ids.get(partner) ?? '', majors, standards };
  return client.post('/v1/workshops', { as: operatorKey, body, once: `demo-${world.day}-${ref}` });
}

/** Who asks to be a member is vetted, and a college warns the others of one that was refused. */
export async function loadVetting(client: PlatformClient, world: DemoWorld, ids: MemberIds): Promise<void> {
  for (const { ref } of world.members.filter(({ state }) => state === 'applied')) {
    const subject = ids.get(ref) ?? '';
    const known = await client.all(`/v1/vetting-cases?subject=${subject}&scope=membership`, operatorKey);
    if (known.length > 0) continue;
    const body = { subject, scope: 'membership' };
    await client.post('/v1/vetting-cases', { as: operatorKey, body, once: `demo-${world.day}-vetting-${ref}` });
  }
  const { by, on, reasonCode, note } = world.flag;
  const organisation = ids.get(on) ?? '';
  if ((await client.all(`/v1/flags?organisation=${organisation}`, operatorKey)).length > 0) return;
  const body = { organisation, reasonCode, note };
  await client.post('/v1/flags', { as: keyOf(by), body, once: `demo-${world.day}-flag-${on}` });
}
