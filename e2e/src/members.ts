import { eventually } from '@duijie/testing/native';
import { Client, wanted } from './client.ts';
import type { PlatformUnderTest } from './platforms.ts';

/** The accounts of a story: one per part in it. */
export interface Members {
  readonly operator: Client;
  readonly enterprise: Client;
  readonly neighbour: Client;
  readonly college: Client;
  readonly enterpriseId: string;
  readonly collegeId: string;
  /** A key of the college's student. */
  studentKey(graduateId: string): Promise<Client>;
}

const enterprise = (uscc: string, zh: string) => ({
  kind: 'enterprise',
  name: { zh },
  country: 'CN',
  region: '120113',
  uscc,
});

const college = {
  kind: 'college',
  name: { zh: '示例职业技术学院' },
  country: 'CN',
  region: '120113',
  uscc: '12120113XXDEM9036T',
  level: 'higherVocational',
};
const allDuties = ['administrator', 'editor', 'attester', 'signer'];

/** Admits an enterprise, its neighbour and a college, each with a token of its own. */
export async function admitMembers(platform: PlatformUnderTest): Promise<Members> {
  const guest = new Client(platform.url);
  const login = { login: 'operator', password: platform.operatorPassword };
  const session = await wanted(200, guest.post('/v1/sessions', login));
  const operator = guest.as(session.access_token);
  const enterpriseId = await admit(operator, enterprise('91120113XXDEM901XT', '示例机器人有限公司'));
  const neighbourId = await admit(operator, enterprise('91120113XXDEM9028T', '示例焊接设备有限公司'));
  const collegeId = await admit(operator, college);
  return {
    operator,
    enterprise: await token(operator, enterpriseId, 'enterprise'),
    neighbour: await token(operator, neighbourId, 'enterprise'),
    college: await token(operator, collegeId, 'college'),
    enterpriseId,
    collegeId,
    studentKey: (graduate) => studentKey(operator, collegeId, graduate),
  };
}

/** A member that may act at once. */
export async function admit(operator: Client, record: Record<string, unknown>): Promise<string> {
  const { id } = await wanted(201, operator.post('/v1/organisations', record));
  await wanted(200, operator.act(`/v1/organisations/${id}`, 'approve'));
  return id as string;
}

/** A machine signs in with client credentials. */
export async function token(operator: Client, organisation: string, role: string): Promise<Client> {
  const request = { organisation, label: role, roles: [role], duties: allDuties };
  const key = await wanted(201, operator.post('/v1/api-keys', request));
  const grant = { grant_type: 'client_credentials', client_id: key.id, client_secret: key.key };
  const answer = await wanted(200, operator.post('/oauth/token', grant));
  const client = operator.as(answer.access_token);
  await wanted(200, client.get('/v1/me'));
  return client;
}

async function studentKey(operator: Client, organisation: string, graduate: string): Promise<Client> {
  const request = { organisation, label: 'student', roles: ['student'], graduate };
  const key = await wanted(201, operator.post('/v1/api-keys', request));
  const client = operator.as(key.key);
  await eventually(async () => (await client.get('/v1/notifications')).status === 200, {
    what: 'the student’s key to be known',
  });
  return client;
}
