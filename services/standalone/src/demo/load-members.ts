import type { PlatformClient } from './client.ts';
import { eachOf } from './client.ts';
import type { DemoMember } from './members.ts';
import type { DemoWorld } from './world.ts';

export const operatorKey = 'dj_demo_operator';

interface Stored {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}
interface StoredMember extends Stored {
  readonly name: { readonly zh?: string };
}

/** The ids that the platform gave to the members, by their names in the demo world. */
export type MemberIds = ReadonlyMap<string, string>;

/** Members, admitted as far as they are, each with the key to act with. What is there already is left as it is. */
export async function loadMembers(client: PlatformClient, world: DemoWorld): Promise<MemberIds> {
  const present = new Map(
    (await client.all<StoredMember>('/v1/organisations', operatorKey)).map((each) => [each.name.zh, each]),
  );
  const ids = new Map<string, string>();
  await eachOf(world.members, async (member) => {
    const stored = present.get(member.name.zh) ?? (await apply(client, world, member));
    ids.set(member.ref, stored.id);
    if (stored.state === 'applied') await admit(client, member, stored);
  });
  await eachOf(world.keys, async ({ key, member, role }) => {
    if (await client.knows(key)) return;
    const organisation = member === null ? null : (ids.get(member) ?? null);
    await makeKey(client, world, key, { organisation, role, label: `Demo: ${member ?? role}` });
  });
  return ids;
}

function apply(client: PlatformClient, world: DemoWorld, member: DemoMember): Promise<StoredMember> {
  const { ref, state: _state, majors: _majors, ...body } = member;
  return client.post('/v1/organisations', { as: operatorKey, body, once: `demo-${world.day}-${ref}` });
}

async function admit(client: PlatformClient, member: DemoMember, stored: Stored): Promise<void> {
  if (member.state === 'applied') return;
  const path = `/v1/organisations/${stored.id}`;
  if (member.state === 'approved') {
    await client.post(`${path}/approve`, { as: operatorKey, at: stored.revision });
  } else {
    const body = { note: '示例：营业范围与所发布岗位不符。' };
    await client.post(`${path}/reject`, { as: operatorKey, at: stored.revision, body });
  }
}

const duties: Readonly<Record<string, readonly string[]>> = {
  enterprise: ['administrator', 'editor', 'signer'],
  college: ['administrator', 'editor', 'attester', 'signer'],
  association: ['administrator', 'editor', 'signer'],
  government: ['administrator', 'editor', 'signer'],
  evaluator: ['administrator', 'editor', 'signer'],
};

/** Makes a fixed key of the demo world. */
export async function makeKey(
  client: PlatformClient,
  world: DemoWorld,
  key: string,
  grant: { organisation: string | null; role: string; label: string; graduate?: string },
): Promise<void> {
  const { role, ...rest } = grant;
  const body = { ...rest, roles: [role], duties: duties[role] ?? [], demoKey: key };
  await client.post('/v1/api-keys', { as: operatorKey, body, once: `demo-${world.day}-${key}` });
}
