import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraduateErased, event } from '@duijie/contracts';
import { aGraduate, eventually } from '@duijie/testing';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

type Account = Resource & { login: string; password: string };

describe('the accounts of an erased graduate, over HTTP', () => {
  let service: RegistryUnderTest;
  let college: string;
  let administrator: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    college = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
    administrator = await service.grant({ roles: ['college'], organisation: college });
  });

  afterAll(() => service.stop());

  const account = (login: string, graduate: string) =>
    service.call<Account>('POST', '/v1/accounts', { as: administrator, body: { login, roles: ['student'], graduate } });
  const signIn = (login: string, password: string) =>
    service.call<{ access_token: string }>('POST', '/v1/sessions', { body: { login, password } });
  const me = (as: string) => service.call('GET', '/v1/me', { as });
  const erased = (id: string, of = college) =>
    event(GraduateErased, aGraduate({ id, college: of, revision: 5, state: 'erased', consents: [] }));
  const receipts = async (id: string) => (await service.eventsOf('registry.erasures')).filter(({ key }) => key === id);

  it('are ended and emptied, tokens and keys are refused, and the receipt says so', async () => {
    const { body: student } = await account('zhang.san@example.org', 'grd_1');
    const { body: other } = await account('li.si@example.org', 'grd_2');
    const token = (await signIn(student.login, student.password)).body.access_token;
    const made = await service.call<Resource & { key: string }>('POST', '/v1/api-keys', {
      as: administrator,
      body: { label: '张三', roles: ['student'], graduate: 'grd_1' },
    });
    const { key } = made.body;
    await eventually(async () => (await me(key)).status === 200);
    expect((await me(token)).status).toBe(200);

    service.later(60_000);
    await service.publish(erased('grd_1'), erased('grd_1'));
    await eventually(async () => (await receipts('grd_1')).length === 2);
    await eventually(async () => (await me(token)).status === 401 && (await me(key)).status === 401);
    expect((await signIn(student.login, student.password)).status).toBe(401);
    const path = `/v1/accounts/${student.id}`;
    const { body: shell } = await service.call<Account>('GET', path, { as: administrator });
    expect(shell).toMatchObject({ state: 'erased', login: `erased:${student.id}`, graduate: null, roles: [] });
    expect((await service.act('/v1/accounts', shell, 'enable', administrator)).status).toBe(409);
    const keys = await service.call('GET', '/v1/api-keys', { as: administrator });
    expect(JSON.stringify(keys.body)).not.toMatch(/张三|grd_1/);
    expect((await signIn(other.login, other.password)).status).toBe(200);
  });

  it('of another college who bear the same graduate are left alone', async () => {
    const { body: student } = await account('wang.wu@example.org', 'grd_3');
    await service.publish(erased('grd_3', 'org_00000000000000000000000009'));
    await eventually(async () => (await receipts('grd_3')).length === 1);
    expect((await signIn(student.login, student.password)).status).toBe(200);
  });
});
