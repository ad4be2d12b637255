import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import { sampleBody } from './src/sample-body.ts';
import { onTheWire, refusalIn } from './src/wire.ts';
import { aWorld, expectHealthy } from './src/world.ts';
import type { World } from './src/world.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  /** What its own owner could send. */
  readonly body: Json;
}

/** What needs no account: signing in, and what tells nothing of anybody. */
const openToAll = new Set([
  'POST /oauth/token',
  'POST /v1/sessions',
  'GET /v1/cycles/keys',
  'GET /.well-known/jwks.json',
  'GET /.well-known/oauth-authorization-server',
]);

/** What every account may see of another organisation's resource, by api.md. */
const shownToAll = new Set(['GET /v1/organisations/{id}', 'GET /v1/recognitions/{id}']);

/** A stream does not end, and who one says to be is one's own. */
const skipped = new Set(['/v1/notifications/stream', '/v1/me']);

describe('strangers and neighbours', () => {
  let world: World;
  let before: Json;
  let operations: Operation[];
  let ids: Record<string, string>;

  beforeAll(async () => {
    world = await aWorld();
    const document = await wanted(200, world.members.operator.get('/openapi.json'));
    operations = Object.entries<Record<string, Json>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, each]) => ({
        method: method.toUpperCase(),
        path,
        body: sampleBody(document, each),
      })),
    );
    ids = await realIds(world);
    before = await world.tally();
  }, 120_000);

  afterAll(() => world.platform.stop(), 60_000);

  /** The path with a real resource of the first college or enterprise in each place. */
  function realPath(path: string): string {
    const noun = path.split('/')[2] ?? '';
    return path
      .replace('{id}', ids[noun] ?? ids['openings'] ?? '')
      .replace(/\{graduateId\}|\{of\}/, ids['graduates'] ?? '')
      .replace('{credential}', 'X-ROBOT-OM')
      .replace('{line}', '13');
  }

  /** Asks for an operation with everything that its own owner would send. */
  function ask(operation: Operation, token?: string) {
    const body =
      operation.method === 'GET' || operation.method === 'DELETE' ? undefined : JSON.stringify(operation.body);
    return onTheWire(world.platform.url, realPath(operation.path), {
      method: operation.method,
      token,
      headers: { 'if-match': '"1"', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body } : {}),
    });
  }

  it('the documents name every path with an id that a test can fill', () => {
    expect(operations.length).toBeGreaterThan(50);
    for (const { path } of operations) expect(realPath(path)).not.toMatch(/[{}]/);
  });

  it('without a token, with an unknown key, or with a broken token nothing opens', async () => {
    for (const operation of operations) {
      if (openToAll.has(`${operation.method} ${operation.path}`)) continue;
      for (const token of [undefined, 'dj_unknown', 'dj_demo_operator', 'a.b.c', '__proto__']) {
        refusalIn(await ask(operation, token), 401);
      }
    }
  }, 60_000);

  it.each([
    ['a neighbour enterprise', 'enterprise'],
    ['another college', 'college'],
    ['a student of another college', 'student'],
    ['a student of another college who claims the first one’s graduate', 'impostor'],
    ['a government that only reads', 'government'],
    ['an ops account', 'ops'],
  ])(
    '%s opens no resource of the first',
    async (_, who) => {
      const token = await stranger(world, who);
      const opened: string[] = [];
      for (const operation of operations) {
        const name = `${operation.method} ${operation.path}`;
        if (!operation.path.includes('{') || shownToAll.has(name)) continue;
        const answer = await ask(operation, token);
        if (isVisible(who, name) && answer.status < 300) {
          expect(answer.text).not.toContain(ids['graduates']);
          continue;
        }
        if (answer.status < 300 || answer.status >= 500) opened.push(`${name} ${answer.status}`);
        else refusalIn(answer, 401, 403, 404);
      }
      expect(opened).toEqual([]);
    },
    60_000,
  );

  it('a list shows a stranger nothing of the first', async () => {
    const own = [ids['graduates'], ids['uploads'], ids['accounts'], ids['api-keys'], ids['agreements']];
    for (const who of ['enterprise', 'college', 'student', 'government']) {
      const token = await stranger(world, who);
      for (const operation of operations) {
        if (operation.method !== 'GET' || operation.path.includes('{') || skipped.has(operation.path)) continue;
        const answer = await ask(operation, token);
        expect(answer.status).toBeLessThan(500);
        for (const id of own)
          expect([operation.path, answer.text.includes(id ?? 'none')]).toEqual([operation.path, false]);
      }
    }
  }, 60_000);

  it('afterwards the platform is well, and nothing was lost or made', async () => {
    await expectHealthy(world);
    expect(await world.tally()).toEqual({ ...before, organisations: (await world.tally()).organisations });
  });
});

/** A published opening is there for colleges, students and those who read alone; in its matches a college sees its own. */
function isVisible(who: string, name: string): boolean {
  if (who === 'college' && name === 'GET /v1/openings/{id}/matches') return true;
  return who !== 'enterprise' && name === 'GET /v1/openings/{id}';
}

async function realIds({ members, opening, upload, graduates }: World): Promise<Record<string, string>> {
  const { operator, enterprise, college, enterpriseId, collegeId } = members;
  const account = await wanted(
    201,
    enterprise.post('/v1/accounts', { login: 'first@example.org', roles: ['enterprise'] }),
  );
  const key = await wanted(201, college.post('/v1/api-keys', { label: 'first', roles: ['college'] }));
  const agreement = await wanted(
    201,
    enterprise.post('/v1/agreements', {
      type: 'orderClass',
      parties: [enterpriseId, collegeId],
      title: { zh: '合作' },
    }),
  );
  const recognition = await wanted(
    201,
    operator.post('/v1/recognitions', {
      from: { credential: 'KZ-WELDER-4', country: 'KZ' },
      to: { credential: 'X-ROBOT-OM', country: 'CN' },
      extent: 'full',
      confidence: 9000,
    }),
  );
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const cycle = await wanted(
    201,
    operator.post('/v1/cycles', {
      title: { en: 'First' },
      openings: [opening.id],
      ...{ opensAt: inDays(1), preferencesUntil: inDays(2), freezeAt: inDays(3), answerUntil: inDays(4) },
    }),
  );
  const inbox = await wanted(200, college.get('/v1/notifications'));
  return {
    organisations: enterpriseId,
    openings: opening.id,
    uploads: upload.id,
    graduates: graduates[0].id,
    accounts: account.id,
    'api-keys': key.id,
    agreements: agreement.id,
    recognitions: recognition.id,
    cycles: cycle.id,
    notifications: inbox.items[0]?.id ?? 'ntf_none',
  };
}

let strangers = 0;

/** A key of an organisation that has nothing to do with the first ones. */
async function stranger({ members, graduates }: World, who: string): Promise<string> {
  const { operator } = members;
  strangers += 1;
  const kind = who === 'enterprise' || who === 'government' ? who : 'college';
  const record = {
    kind,
    name: { en: who },
    country: 'KZ',
    registerNumber: `KZ-${strangers}`,
    ...(kind === 'college' ? { level: 'higherVocational' } : {}),
  };
  const { id } = await wanted(201, operator.post('/v1/organisations', record));
  await wanted(200, operator.act(`/v1/organisations/${id}`, 'approve'));
  const role = who === 'impostor' ? 'student' : who;
  const graduate = { student: 'grd_01J00000000000000000000000', impostor: graduates[0].id as string }[who];
  const duties = role === 'student' ? [] : ['administrator', 'editor', 'attester', 'signer'];
  const key = await wanted(
    201,
    operator.post('/v1/api-keys', {
      ...(who === 'ops' ? {} : { organisation: id }),
      label: who,
      roles: [role],
      duties,
      ...(graduate ? { graduate } : {}),
    }),
  );
  await knownEverywhere(operator.as(key.key as string));
  return key.key as string;
}

/** Each service hears of a key on its own. */
async function knownEverywhere(client: Client): Promise<void> {
  for (const path of ['/v1/me', '/v1/openings', '/v1/graduates', '/v1/graduates/none/matches', '/v1/notifications']) {
    await eventually(async () => (await client.get(path)).status !== 401);
  }
}
