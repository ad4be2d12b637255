import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issuerOfAnotherMake } from '@duijie/testing/native';
import type { IssuerOfAnotherMake } from '@duijie/testing/native';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import { forgedTokens, forgedTokensOfOther, plantSigningKey } from './src/forged-tokens.ts';
import { oneOfEach, realPath } from './src/one-of-each.ts';
import type { OneOfEach } from './src/one-of-each.ts';
import { operationsOf } from './src/operations.ts';
import type { Operation } from './src/operations.ts';
import { admitOutsider, mayEnter, outsiders, tokenOfOther, whenKnown } from './src/outsiders.ts';
import type { Outsider } from './src/outsiders.ts';
import { WalkTable } from './src/walk-table.ts';
import { onTheWire, refusalIn } from './src/wire.ts';
import type { WireAnswer } from './src/wire.ts';
import { aWorld, expectHealthy } from './src/world.ts';
import type { World } from './src/world.ts';

/** What every account may see of another organisation's resource; whoever may not act on it is told so. */
const shownToAll = [
  '/v1/organisations/{id}',
  '/v1/recognitions/{id}',
  '/v1/workshops/{id}',
  '/v1/flags/{id}',
  '/v1/rule-packs/{id}',
  '/v1/cycles/{id}',
  '/v1/cycles/{id}/result',
];

/** Lists below a resource that is shown to all: everybody sees their own entries. */
const ownLists = new Set(['GET /v1/cycles/{id}/places']);

/** Nouns of which nothing of the first may be shown in a list of one's own. */
const secrets = [
  'graduates',
  'uploads',
  'accounts',
  'api-keys',
  'sessions',
  'invitations',
  'second-factors',
  'clients',
  'signer-keys',
  'agreements',
  'imports',
  'notifications',
  'alliances',
  'vetting-cases',
];

/** How many operations are asked side by side. */
const atOnce = 16;

describe('strangers and neighbours', () => {
  let folder: string;
  let world: World;
  let before: Json;
  let operations: Operation[];
  let ids: OneOfEach;
  let tokens: ReturnType<typeof forgedTokens>;
  let other: IssuerOfAnotherMake;
  const table = new WalkTable();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-strangers-'));
    const key = await plantSigningKey(folder);
    other = await issuerOfAnotherMake();
    const environment = {
      OIDC_ISSUER: other.settings.oidcIssuer,
      OIDC_CLAIMS: other.settings.oidcClaims,
      REQUESTS_PER_MINUTE: '0',
      ANONYMOUS_REQUESTS_PER_MINUTE: '0',
      FAILED_SIGN_INS_PER_MINUTE: '0',
    };
    world = await aWorld({ folder, environment });
    ({ operations } = await operationsOf(world.members.operator));
    ids = await oneOfEach(world);
    tokens = forgedTokens(world.members.operator.token ?? '', key);
    before = await world.tally();
  }, 180_000);

  afterAll(async () => {
    await world.platform.stop();
    await other.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  /** Asks for an operation with everything that its own owner would send. */
  function ask(operation: Operation, token: string | undefined, revision = 1): Promise<WireAnswer> {
    const body = ['GET', 'DELETE'].includes(operation.method) ? undefined : JSON.stringify(operation.body);
    return onTheWire(world.platform.url, realPath(operation, ids), {
      method: operation.method,
      token,
      headers: { 'if-match': `"${revision}"`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body } : {}),
    });
  }

  /** Asks every operation in one case; answers what was not as it should be. */
  async function walk(
    each: string,
    token: string | undefined,
    verdict: (o: Operation, a: WireAnswer) => string | undefined,
  ) {
    const wrong: string[] = [];
    const asked = async (operation: Operation) => {
      const answer = await ask(operation, token);
      table.note(operation.name, each, answer.status);
      const fault = answer.status >= 500 ? 'a fault' : verdict(operation, answer);
      if (fault) wrong.push(`${operation.name}: ${fault}, got ${answer.status} ${answer.text.slice(0, 200)}`);
    };
    for (let at = 0; at < operations.length; at += atOnce) {
      await Promise.all(operations.slice(at, at + atOnce).map(asked));
    }
    expect(wrong).toEqual([]);
  }

  /** Nothing but what is public opens without an account; there a wrong credential changes nothing. */
  function shutOut({ access }: Operation, answer: WireAnswer): string | undefined {
    if (access.roles === 'anyone') return undefined;
    if (answer.status !== 401) return 'wanted 401';
    return refusalIn(answer, 401).type.startsWith('/problems/access.') ? undefined : 'wanted a refusal of access';
  }

  it('the documents name only paths that a test can fill', () => {
    expect(operations.length).toBeGreaterThan(100);
    const missing = operations.flatMap((operation) => {
      try {
        realPath(operation, ids);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(missing).toEqual([]);
  });

  it('without an account, or with a credential that is none, nothing opens', async () => {
    await walk('no token', undefined, shutOut);
    await walk('unknown key', 'dj_unknown', shutOut);
    await walk('demo key without demo', 'dj_demo_operator', shutOut);
    await walk('no token at all', 'a.b.c', shutOut);
    await walk('a word', '__proto__', shutOut);
    await walk('9,000 characters', 'x'.repeat(9_000), shutOut);
  }, 120_000);

  it('a token that differs from a given one in one thing opens nothing', async () => {
    const { operator } = world.members;
    await whenKnown(operator.as(tokens.genuine), (status) => status !== 401);
    for (const [each, token] of Object.entries(tokens.forged)) await walk(each, token, shutOut);
    await wanted(200, operator.as(tokens.genuine).get('/v1/me'));
  }, 180_000);

  it('neither does one of an issuer of another make', async () => {
    const { operator } = world.members;
    const { genuine, forged } = forgedTokensOfOther(other);
    await whenKnown(operator.as(genuine), (status) => status !== 401);
    for (const [each, token] of Object.entries(forged)) await walk(`other issuer: ${each}`, token, shutOut);
    expect(await wanted(200, operator.as(genuine).get('/v1/me'))).toMatchObject({ roles: ['operator'] });
  }, 180_000);

  it.each(outsiders)(
    '%s opens nothing of the first, in no role, whoever vouches for them',
    async (who, role) => {
      const outsider = await admitOutsider(world, who, role, ids['graduates'] ?? '');
      await walk(who, outsider.key, (operation, answer) => keptOut(outsider, operation, answer));
      const token = tokenOfOther(other, outsider);
      await walk(`other issuer: ${who}`, token, (operation, answer) => keptOut(outsider, operation, answer));
    },
    120_000,
  );

  it('who is called by another issuer as our operator is by us has nothing of theirs', async () => {
    const { operator } = world.members;
    const { subject } = await wanted(200, operator.get('/v1/me'));
    const namesake = await admitOutsider(world, 'namesake', 'enterprise', '');
    const token = tokenOfOther(other, namesake, subject);
    await walk('other issuer: namesake', token, (operation, answer) => keptOut(namesake, operation, answer));
    for (const mine of ['/v1/sessions', '/v1/audit-entries'])
      expect(JSON.stringify(await wanted(200, operator.as(token).get(mine)))).not.toContain(ids['sessions']);
  }, 60_000);

  /** Who may not enter gets 403; a resource of another is not there; what is one's own shows nothing of the first. */
  function keptOut(outsider: Outsider, operation: Operation, answer: WireAnswer): string | undefined {
    if (operation.access.roles === 'anyone') return undefined;
    if (!mayEnter(outsider, operation)) return answer.status === 403 ? undefined : 'wanted 403';
    if (operation.path.includes('{') && !ownLists.has(operation.name)) {
      const statuses = statusesOfOthers(outsider, operation);
      if (statuses.includes(answer.status)) return undefined;
      if (answer.status === 422) return 'its body must be one that the owner could send: see e2e/src/sample-body.ts';
      return `wanted ${statuses.join(' or ')}`;
    }
    const shown = secrets.filter((noun) => answer.text.includes(ids[noun] ?? ''));
    // Who claims to be somebody is shown the claim.
    if (outsider.who === 'impostor' && ['/v1/me', '/v1/preferences'].includes(operation.path)) return undefined;
    return shown.length === 0 ? undefined : `shows ${shown.join(', ')} of the first`;
  }

  it('a suspended organisation is refused everywhere, by key and by token', async () => {
    const { operator } = world.members;
    const suspended = await admitOutsider(world, 'suspended', 'enterprise', '');
    const { id } = await wanted(200, operator.as(suspended.key).get('/v1/me')).then((me) => ({ id: me.subject }));
    const grant = { grant_type: 'client_credentials', client_id: id, client_secret: suspended.key };
    const { access_token: token } = await wanted(200, operator.post('/oauth/token', grant));
    await wanted(200, operator.as(token).get('/v1/me'));
    const foreign = tokenOfOther(other, suspended);
    await wanted(200, operator.as(foreign).get('/v1/me'));
    await wanted(200, operator.act(`/v1/organisations/${suspended.organisation}`, 'suspend', { note: 'a trial' }));
    for (const credential of [suspended.key, token, foreign])
      await whenKnown(operator.as(credential), (status) => status === 401);
    await walk('key of a suspended organisation', suspended.key, shutOut);
    await walk('token of a suspended organisation', token, shutOut);
    await walk('other issuer: suspended organisation', foreign, shutOut);
  }, 60_000);

  it('afterwards the platform is well, and nothing was lost or made', async () => {
    await expectHealthy(world);
    expect(await world.tally()).toEqual({ ...before, organisations: (await world.tally()).organisations });
  });

  it('the walk had real doors: each opens for somebody of the first', async () => {
    const { operator, enterprise, college, studentKey } = world.members;
    const student = await studentKey(ids['graduates'] ?? '');
    // The same members, vouched for by the other issuer, at every second door; only accounts of ours have factors here.
    const vouched = async (client: Client) => {
      const { roles, duties, organisation, graduate } = await wanted(200, client.get('/v1/me'));
      return client.as(other.token({ roles, duties, organisation, ...(graduate ? { graduate } : {}) }));
    };
    const insiders: Client[] = [operator, enterprise, college, student];
    const others = await Promise.all(insiders.map(vouched));
    const closed: string[] = [];
    const doors = operations.filter(({ access, path }) => access.roles !== 'anyone' && !path.includes('/parked/'));
    // What ends a resource comes last, and then what tells of the end.
    const turn = ({ method, path }: Operation) => (path.endsWith('/receipt') ? 2 : method === 'DELETE' ? 1 : 0);
    for (const [at, operation] of doors.sort((a, b) => turn(a) - turn(b)).entries()) {
      const answers: number[] = [];
      const own = at % 2 === 0 || operation.noun === 'second-factors' || operation.path === '/v1/second-factors';
      for (const { token } of own ? insiders : others) {
        answers.push((await ask(operation, token, 999_999_999)).status);
      }
      if (answers.every((status) => [401, 403, 404].includes(status)))
        closed.push(`${operation.name} ${answers.join()}`);
    }
    expect(closed).toEqual([]);
  }, 120_000);

  it('no operation and no case is missing from the table', () => {
    process.stdout.write(`${table.write('authorisation-walk.tsv')}\n`);
    expect(table.gaps()).toEqual([]);
    expect(table.size).toBeGreaterThan(420);
  });
});

/** What an account that may enter gets of a resource of the first: it is not there, unless it is shown to all. */
function statusesOfOthers({ role }: Outsider, { name, method, path }: Operation): number[] {
  const isShown = shownToAll.some((each) => path === each || path.startsWith(`${each}/`));
  if (method === 'GET' && shownToAll.includes(path)) return [200];
  // Ops looks after the services of the alliance; nothing is parked.
  if (role === 'ops' && path.startsWith('/ops/')) return [404];
  // A published opening is there for all but the competitors; in its matches a college sees its own.
  if (name === 'GET /v1/openings/{id}' && role !== 'enterprise') return [200];
  if (name === 'GET /v1/openings/{id}/matches' && role === 'college') return [200];
  // Authorities look at how the rules were applied.
  if (name === 'GET /v1/openings/{id}/rulings' && role === 'government') return [200];
  // An evaluator looks at the credentials of any graduate, without the person, and says which are right: at this revision.
  if (role === 'evaluator' && name === 'GET /v1/graduates/{id}') return [200];
  if (role === 'evaluator' && name === 'POST /v1/graduates/{id}/credentials/{credential}/verify') return [412];
  return isShown ? [403, 404] : [404];
}
