import { eventually } from '@duijie/testing/native';
import { wanted } from './client.ts';
import type { Client, Json } from './client.ts';
import { rank, secondOperator } from './cycles.ts';
import type { Operation } from './operations.ts';
import { signerTool } from './signer.ts';
import type { World } from './world.ts';

/** A real resource of every noun: what stands in the paths, in the place of `{id}`. */
export type OneOfEach = Readonly<Record<string, string>>;

/** What stands in the place of the other names in paths. */
const named = (ids: OneOfEach): Record<string, string | undefined> => ({
  graduateId: ids['graduates'],
  of: ids['graduates'],
  credential: 'X-ROBOT-OM',
  line: '13',
  organisation: ids['organisations'],
  item: 'credit',
  evidence: ids['evidence'],
  condition: '0',
  cohort: ids['cohorts'],
});

/** The path with a real resource of the first college or enterprise in each place. */
export function realPath({ name, path, noun }: Operation, ids: OneOfEach): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    const value = word === 'id' ? ids[noun] : named(ids)[word];
    if (value) return value;
    const what = word === 'id' ? `a resource of ${noun}` : `a value for {${word}}`;
    throw new Error(`${name} cannot be walked: make ${what} in e2e/src/one-of-each.ts.`);
  });
}

const recognition = {
  from: { credential: 'KZ-WELDER-4', country: 'KZ' },
  to: { credential: 'X-ROBOT-OM', country: 'CN' },
  extent: 'full',
  confidence: 9000,
};

/** Makes what the world does not have yet; an operation on a new noun needs a line here. */
export async function oneOfEach(world: World): Promise<OneOfEach> {
  const { members, opening, upload } = world;
  const { operator, enterprise, college, enterpriseId, collegeId } = members;
  const graduate = world.graduates.find(({ credentials }) => credentials.length > 0).id as string;
  const made = async (client: Client, path: string, body: object) =>
    (await wanted(201, client.post(path, body))).id as string;
  const sheet = Buffer.from('externalRef,kind\nwalk-1,employment\n');
  const rows = await wanted(202, enterprise.post('/v1/openings/import', sheet, { 'content-type': 'text/csv' }));
  const inbox = await wanted(200, college.get('/v1/notifications'));
  const packs = await wanted(200, operator.get('/v1/rule-packs?state=active'));
  return {
    organisations: enterpriseId,
    openings: opening.id,
    imports: rows.id,
    uploads: upload.id,
    graduates: graduate,
    accounts: await made(enterprise, '/v1/accounts', { login: 'first@example.org', roles: ['enterprise'] }),
    'api-keys': await made(college, '/v1/api-keys', { label: 'first', roles: ['college'] }),
    sessions: (await wanted(200, operator.get('/v1/me'))).session,
    invitations: await made(enterprise, '/v1/invitations', { roles: ['enterprise'] }),
    'second-factors': await made(operator, '/v1/second-factors', {}),
    'signing-keys': 'sgk_first',
    clients: await made(operator, '/v1/clients', {
      name: { en: 'First' },
      kind: 'web',
      redirectUris: ['https://first.example.org/back'],
    }),
    agreements: await made(enterprise, '/v1/agreements', {
      type: 'orderClass',
      parties: [enterpriseId, collegeId],
      title: { zh: '合作' },
    }),
    'signer-keys': await made(enterprise, '/v1/signer-keys', (await signerTool()).keygen(enterpriseId).registration),
    recognitions: await made(operator, '/v1/recognitions', recognition),
    alliances: await made(enterprise, '/v1/alliances', { kind: 'group', name: { zh: '集团' } }),
    flags: await made(college, '/v1/flags', { organisation: enterpriseId, reasonCode: 'other', note: '待核实' }),
    ...(await vettingCase(world)),
    ...(await workshop(world)),
    cycles: await publishedCycle(world, graduate),
    'rule-packs': packs.items[0].id,
    notifications: inbox.items[0].id,
    parked: 'prk_none',
  };
}

/** A case with evidence. */
async function vettingCase({ members }: World): Promise<OneOfEach> {
  const { enterprise, enterpriseId } = members;
  const body = { subject: enterpriseId, scope: 'membership' };
  const { id } = await wanted(201, enterprise.post('/v1/vetting-cases', body));
  const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
  const type = { 'content-type': 'application/pdf' };
  const evidence = await wanted(201, enterprise.post(`/v1/vetting-cases/${id}/items/credit/evidence`, pdf, type));
  return { 'vetting-cases': id, evidence: evidence.id };
}

/** A workshop of the college, with a cohort. */
async function workshop({ members }: World): Promise<OneOfEach> {
  const { operator, college, collegeId } = members;
  const host = { country: 'KZ', institution: { en: 'Host' } };
  const majors = [{ code: '460305', category: 'smartManufacturing' }];
  const body = { name: { zh: '鲁班工坊' }, host, partner: collegeId, majors };
  const path = `/v1/workshops/${(await wanted(201, college.post('/v1/workshops', body))).id}`;
  await wanted(200, college.act(path, 'agree', { reference: 'walk-1' }));
  await wanted(200, college.act(path, 'build'));
  await wanted(200, operator.act(path, 'open'));
  const cohort = { kind: 'degree', title: { zh: '2030级' }, startsOn: '2030-09-01', enrolled: 30 };
  const { id, cohorts } = await wanted(200, college.act(path, 'cohorts', cohort));
  return { workshops: id, cohorts: cohorts[0].id };
}

/** A cycle in which the graduate has a place. */
async function publishedCycle({ members, opening }: World, graduate: string): Promise<string> {
  const { operator } = members;
  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
  const plan = { title: { en: 'First' }, openings: [opening.id], opensAt: inMs(0), answerUntil: inMs(86_400_000) };
  const deadline = inMs(4_000);
  const { id } = await wanted(
    201,
    operator.post('/v1/cycles', { ...plan, preferencesUntil: deadline, freezeAt: deadline }),
  );
  const cycle = `/v1/cycles/${id}`;
  await wanted(200, operator.act(cycle, 'open'));
  await rank(await members.studentKey(graduate), cycle, [opening.id]);
  await eventually(async () => (await operator.act(cycle, 'freeze')).status !== 409);
  await wanted(200, operator.act(cycle, 'compute'));
  const reviewer = await secondOperator(operator);
  await wanted(200, reviewer.act(cycle, 'sign-off', { note: 'The lots and the lists were looked at.' }));
  const published: Json = await wanted(200, operator.act(cycle, 'publish'));
  if (published.counts.taken === 0) throw new Error('Nobody has a place in the cycle.');
  return id as string;
}
