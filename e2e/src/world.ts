import { readFile } from 'node:fs/promises';
import { eventually } from '@duijie/testing/native';
import { wanted } from './client.ts';
import type { Client, Json } from './client.ts';
import { admitMembers } from './members.ts';
import type { Members } from './members.ts';
import { embeddedPlatform } from './platforms.ts';
import type { EmbeddedPlatform, PlatformOptions } from './platforms.ts';

/** The first upload and match of a fresh process take long where other work fills the machine. */
const patience = { within: 60_000 };
const nextYear = new Date().getUTCFullYear() + 1;

/** A request for an opening that nothing is wrong with. */
export function aGoodOpening(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'employment',
    title: { zh: '工业机器人系统运维员', en: 'Industrial robot maintenance' },
    duties: { zh: '机器人工作站的编程、调试与维护' },
    seats: 5,
    workplaces: ['120113'],
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: `${nextYear}-07-01`,
    validUntil: `${nextYear}-03-31`,
    skills: [{ skill: 'PLC', level: 2, must: true }],
    ...overrides,
  };
}

/** A platform with members, a published opening and ten graduates: something to lose. */
export interface World {
  readonly platform: EmbeddedPlatform;
  readonly members: Members;
  readonly opening: Json;
  readonly upload: Json;
  readonly graduates: readonly Json[];
  /** Everything that a wrong request could have changed. */
  tally(): Promise<Json>;
}

export async function aWorld(options: PlatformOptions = {}): Promise<World> {
  const platform = await embeddedPlatform(options);
  const members = await admitMembers(platform);
  const { enterprise, college, operator } = members;
  const draft = await wanted(201, enterprise.post('/v1/openings', aGoodOpening()));
  const opening = await eventually(async () => {
    const answer = await enterprise.act(`/v1/openings/${draft.id}`, 'publish');
    return answer.status === 200 && answer.body;
  }, patience);
  const sheet = await readFile(new URL('../fixtures/graduates-gb18030.csv', import.meta.url));
  const { id } = await wanted(202, college.post('/v1/uploads', sheet, { 'content-type': 'text/csv' }));
  const upload = await eventually(async () => {
    const seen = await wanted(200, college.get(`/v1/uploads/${id}`));
    return seen.state === 'completed' && seen;
  }, patience);
  const graduates = (await wanted(200, college.get('/v1/graduates?limit=200'))).items as Json[];
  await eventually(
    async () => (await college.get(`/v1/graduates/${graduates[0].id}/matches`)).status === 200,
    patience,
  );

  const all = async (client: Client, path: string) =>
    (await wanted(200, client.get(`${path}?limit=200`))).items as Json[];
  return {
    platform,
    members,
    opening,
    upload,
    graduates,
    tally: async () => ({
      organisations: await all(operator, '/v1/organisations'),
      openings: await all(enterprise, '/v1/openings'),
      graduates: await all(college, '/v1/graduates'),
      shortlist: (await wanted(200, enterprise.get(`/v1/openings/${draft.id}/matches`))).items,
    }),
  };
}

/** The platform can take requests and nothing waits to be told. */
export async function expectHealthy({ platform, members }: World): Promise<void> {
  await eventually(async () => (await fetch(`${platform.url}/health/ready`)).ok);
  for (const service of ['registry', 'demand', 'candidate', 'matching', 'notification']) {
    const path = `/ops/v1/${service}`;
    await eventually(async () => (await wanted(200, members.operator.get(`${path}/outbox`))).waiting === 0);
    const parked = await wanted(200, members.operator.get(`${path}/parked`));
    if (parked.items.length > 0) throw new Error(`${service} parked ${JSON.stringify(parked.items)}`);
  }
}
