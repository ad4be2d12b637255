import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { keycloakAdministrator, startKeycloak } from '@duijie/testing/native';
import type { NativeKeycloak } from '@duijie/testing/native';
import { KeycloakAdmin } from '../infra/keycloak/admin.ts';
import { makeRealm } from '../infra/keycloak/make-realm.ts';
import { platformSettings, realmName } from '../infra/keycloak/realm.ts';
import { Client, wanted } from './src/client.ts';
import type { Json } from './src/client.ts';
import { KeycloakPerson } from './src/keycloak-person.ts';
import type { PersonWish } from './src/keycloak-person.ts';
import { admit } from './src/members.ts';
import { embeddedPlatform } from './src/platforms.ts';
import type { EmbeddedPlatform } from './src/platforms.ts';

const sheet = new URL('./fixtures/graduates-gb18030.csv', import.meta.url);
const college = { kind: 'college', country: 'KZ', level: 'higherVocational' };

/** The whole way of a token: Keycloak's pages, its code, its keys, and what the platform lets its bearer do. */
describe('people of a Keycloak', () => {
  let folder: string;
  let keycloak: NativeKeycloak;
  let platform: EmbeddedPlatform;
  let operator: Client;
  let own: string;
  let other: string;

  /** Keycloak's administrator, whose token is short-lived. */
  const admin = () => KeycloakAdmin.signIn(keycloak.url, keycloakAdministrator.user, keycloakAdministrator.password);
  const person = async (name: string, wish: PersonWish) =>
    KeycloakPerson.create(await admin(), platform.url, name, wish);
  const enter = async (who: KeycloakPerson) => new Client(platform.url, (await who.signIn()).access_token);
  const memberOf = (organisation: string) => ({ organisation: [organisation], duties: ['editor', 'attester'] });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-keycloak-'));
    keycloak = await startKeycloak({ dataFolder: folder });
    platform = await embeddedPlatform({
      environment: {
        OIDC_ISSUER: `${keycloak.url}/realms/${realmName}`,
        ...platformSettings,
        SECOND_FACTOR: 'operators',
      },
    });
    await makeRealm(await admin(), platform.url);
    operator = await enter(await person('an.operator', { roles: ['operator'], authenticator: true }));
    own = await admit(operator, { ...college, name: { en: 'First College' }, registerNumber: 'KZ-1' });
    other = await admit(operator, { ...college, name: { en: 'Second College' }, registerNumber: 'KZ-2' });
  }, 600_000);

  afterAll(async () => {
    // Where the set-up failed there may be but a part of it.
    await (platform as EmbeddedPlatform | undefined)?.stop();
    await (keycloak as NativeKeycloak | undefined)?.discard();
    await rm(folder, { recursive: true, force: true });
  }, 120_000);

  it('are who the realm says: roles, organisation and duties, under an id of their own', async () => {
    const wish = { roles: ['college'], attributes: memberOf(own) };
    const me = await wanted(200, (await enter(await person('at.first', wish))).get('/v1/me'));
    expect(me).toMatchObject({ roles: ['college'], organisation: own, duties: ['editor', 'attester'], graduate: null });
    expect(me.subject).toMatch(/^ext_[0-9a-f]{40}$/);
    expect((await wanted(200, operator.get('/v1/me'))).roles).toEqual(['operator']);
  });

  it('do their work: a college uploads, its student sees themselves, and neighbours see nothing', async () => {
    const staff = await enter(await person('first.staff', { roles: ['college'], attributes: memberOf(own) }));
    const bytes = await readFile(sheet);
    const upload = await eventually(async () => {
      const answer = await staff.post('/v1/uploads', bytes, { 'content-type': 'text/csv' });
      return answer.status === 202 && answer.body;
    });
    await eventually(async () => (await staff.get(`/v1/uploads/${upload.id}`)).body.state === 'completed');
    const { items } = await wanted(200, staff.get('/v1/graduates'));
    const [mine, somebody] = items.map(({ id }: Json) => id as string);
    const attributes = { organisation: [own], graduate: [mine] };
    const student = await enter(await person('a.student', { roles: ['student'], attributes }));
    expect((await student.get(`/v1/graduates/${mine}`)).body).toMatchObject({ id: mine, person: expect.anything() });
    expect((await student.get(`/v1/graduates/${somebody}`)).status).toBe(404);
    const neighbour = await enter(await person('second.staff', { roles: ['college'], attributes: memberOf(other) }));
    expect((await neighbour.get(`/v1/graduates/${mine}`)).status).toBe(404);
    expect((await wanted(200, neighbour.get('/v1/graduates'))).items).toEqual([]);
    const nobody = await enter(await person('a.visitor', { roles: [] }));
    expect((await nobody.get('/v1/graduates')).status).toBe(403);
  });

  it('need their second factor where one is due: an operator’s password alone opens nothing', async () => {
    const careless = await person('careless.operator', { roles: ['operator'] });
    const refused = await (await enter(careless)).get('/v1/organisations');
    expect(refused).toMatchObject({ status: 401, body: { type: '/problems/access.second-factor' } });
  });

  it('cannot make themselves anybody else on their account’s pages, where a token of ours opens nothing', async () => {
    const someone = await person('ambitious', { roles: ['college'], attributes: memberOf(own) });
    const account = (token: string, said?: object) =>
      fetch(`${keycloak.url}/realms/${realmName}/account/`, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' },
        ...(said ? { method: 'POST', body: JSON.stringify(said) } : {}),
      });
    expect([401, 403]).toContain((await account((await someone.signIn()).access_token)).status);
    const { access_token: token } = await someone.signInToAccount();
    const { username, attributes } = (await (await account(token)).json()) as Json;
    expect(attributes.organisation).toEqual([own]);
    expect((await account(token, { username, attributes, email: 'ambitious@example.org' })).status).toBe(204);
    const wish = { ...attributes, organisation: [other], duties: ['administrator'], graduate: ['grd_1'] };
    const refused = await account(token, { username, attributes: wish, email: 'ambitious@example.com' });
    expect(refused.status).toBe(400);
    const me = await wanted(200, (await enter(someone)).get('/v1/me'));
    expect(me).toMatchObject({ organisation: own, duties: ['editor', 'attester'], graduate: null });
  });

  it('go on with a refreshed token, whose refresh token is good once; an ID token opens nothing', async () => {
    const someone = await person('patient', { roles: ['college'], attributes: memberOf(own) });
    const first = await someone.signIn();
    const second = await someone.refresh(first);
    expect((await operator.as(second.access_token).get('/v1/me')).status).toBe(200);
    await expect(someone.refresh(first)).rejects.toThrow('400');
    expect((await operator.as(second.id_token).get('/v1/me')).status).toBe(401);
    await expect(someone.signIn('openid offline_access')).rejects.toThrow('Invalid scopes');
  });

  it('of a suspended organisation are shut out with the tokens that they have', async () => {
    const someone = await enter(await person('of.second', { roles: ['college'], attributes: memberOf(other) }));
    await wanted(200, someone.get('/v1/me'));
    await wanted(200, operator.act(`/v1/organisations/${other}`, 'suspend', { note: '资质复核' }));
    await eventually(async () => (await someone.get('/v1/me')).status === 401);
  });

  it('are believed under a new key of the realm', async () => {
    const config = { priority: ['200'], enabled: ['true'], active: ['true'], keySize: ['2048'], algorithm: ['PS256'] };
    await (
      await admin()
    ).post(`/${realmName}/components`, {
      ...{ name: 'next', providerId: 'rsa-generated', providerType: 'org.keycloak.keys.KeyProvider' },
      config,
    });
    const realm = { realm: realmName, defaultSignatureAlgorithm: 'PS256' };
    await (await admin()).put(`/${realmName}`, realm);
    const someone = await person('newcomer', { roles: ['college'], attributes: memberOf(own) });
    const { access_token: token } = await someone.signIn();
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { alg: string };
    expect(header.alg).toBe('PS256');
    // Keys are asked for anew every ten seconds at most, however many unknown ones are named.
    await eventually(async () => (await operator.as(token).get('/v1/me')).status === 200, { within: 30_000 });
  });
});
