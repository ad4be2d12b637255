import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraduateErased, event } from '@duijie/contracts';
import { aGraduate, eventually } from '@duijie/testing';
import { Browser } from './browser.ts';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

type Account = Resource & { login: string };
type Link = Resource & { link: string; resets: string | null };

const forgotten = 'four rivers, one harbour';
const chosen = 'nine lanterns over water';

describe('a forgotten password', () => {
  let service: RegistryUnderTest;
  let organisation: string;
  let administrator: string;
  let people = 0;

  beforeAll(async () => {
    service = await registryUnderTest({ failedSignInsPerMinute: 0 });
    organisation = (await service.admit()).id;
    administrator = await service.grant({ roles: ['enterprise'], organisation });
  });
  afterAll(() => service.stop());

  async function person(overrides: Record<string, unknown> = {}): Promise<Account> {
    people += 1;
    const body = { login: `person.${people}`, password: forgotten, roles: ['enterprise'], duties: ['editor'] };
    const made = await service.call<Account>('POST', '/v1/accounts', {
      as: administrator,
      body: { ...body, ...overrides },
    });
    expect(made.status).toBe(201);
    return made.body;
  }

  const current = async ({ id }: Account) =>
    (await service.call<Account>('GET', `/v1/accounts/${id}`, { as: administrator })).body;
  const reset = (account: Account, as = administrator) => service.act('/v1/accounts', account, 'reset-password', as);
  const offered = async (account: Account) => (await reset(await current(account))).body as Link;
  const tokenOf = ({ link }: Link) => new URL(link).searchParams.get('token') ?? '';
  const accept = (token: string, password = chosen) =>
    service.call<{ account: string }>('POST', '/v1/invitations/accept', { body: { token, password } });
  const signIn = ({ login }: Account, password: string) =>
    service.call<{ access_token: string }>('POST', '/v1/sessions', { body: { login, password } });

  async function trail({ id }: Account): Promise<{ kind: string; target: string | null }[]> {
    const path = `/v1/audit-entries?subject=${id}&limit=200`;
    const { body } = await service.call<{ items: { kind: string; target: string | null }[] }>('GET', path, {
      as: service.operator,
    });
    return body.items;
  }

  it('is replaced with a link, once; what was given under the old one is refused', async () => {
    const account = await person();
    const before = (await signIn(account, forgotten)).body.access_token;
    const answer = await reset(account);
    expect(answer).toMatchObject({ status: 201, body: { resets: account.id, login: account.login, state: 'open' } });
    const token = tokenOf(answer.body as Link);
    const { createdAt, expiresAt } = answer.body as unknown as { createdAt: string; expiresAt: string };
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(86_400_000);
    const read = await service.call('GET', `/v1/invitations/${answer.body.id}`, { as: administrator });
    expect(JSON.stringify(read.body)).not.toContain(token);

    service.later(1_000);
    expect(await accept(token)).toMatchObject({ status: 201, body: { account: account.id } });
    expect((await accept(token)).status).toBe(404);
    expect((await signIn(account, forgotten)).status).toBe(401);
    await eventually(async () => (await service.call('GET', '/v1/me', { as: before })).status === 401);
    service.later(1_000);
    expect((await signIn(account, chosen)).status).toBe(200);
    const used = { kind: 'passwordReset', target: answer.body.id };
    expect(await trail(account)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'resetOffered', target: answer.body.id }),
        expect.objectContaining(used),
      ]),
    );
  });

  it('until then the old one counts, and a weak one is refused without using the link up', async () => {
    const account = await person();
    const token = tokenOf(await offered(account));
    expect((await signIn(account, forgotten)).status).toBe(200);
    expect((await accept(token, account.login)).status).toBe(422);
    expect((await accept(token)).status).toBe(201);
  });

  it('and wrong tries before lock nobody out after', async () => {
    const account = await person();
    for (let i = 0; i < 5; i += 1) await signIn(account, 'wrong');
    expect((await signIn(account, forgotten)).status).toBe(429);
    expect((await accept(tokenOf(await offered(account)))).status).toBe(201);
    expect((await signIn(account, chosen)).status).toBe(200);
  });

  it('of several links the last one counts, for a day; those before are revoked in the audit trail', async () => {
    const account = await person();
    const first = await offered(account);
    const second = await offered(account);
    expect((await accept(tokenOf(first))).status).toBe(404);
    expect(await trail(account)).toContainEqual(
      expect.objectContaining({ kind: 'invitationRevoked', target: first.id }),
    );
    const seen = await current(account);
    const both = await Promise.all([1, 2].map(async () => reset(seen)));
    expect(both.map(({ status }) => status)).toContain(201);
    for (const { status } of both) expect([201, 409]).toContain(status);
    const opened = await service.call<{ items: Link[] }>('GET', '/v1/invitations?limit=200', { as: administrator });
    const open = opened.body.items.filter(({ resets, state }) => resets === account.id && state === 'open');
    expect(open).toHaveLength(1);
    expect(both.filter(({ status }) => status === 201).map(({ body }) => body.id)).toContain(open[0]?.id);
    const last = await offered(account);
    service.later(86_400_000);
    expect((await accept(tokenOf(second))).status).toBe(404);
    expect((await accept(tokenOf(last))).status).toBe(404);
  });

  it('nor does a link outlive what makes it needless: another password, or the end of the account', async () => {
    const account = await person();
    const remembered = tokenOf(await offered(account));
    const as = (await signIn(account, forgotten)).body.access_token;
    const own = { current: forgotten, wanted: 'seven bridges in the snow' };
    expect((await service.call('POST', '/v1/me/password', { as, body: own })).status).toBe(204);
    expect((await accept(remembered)).status).toBe(404);

    const disabled = tokenOf(await offered(account));
    await service.act('/v1/accounts', await current(account), 'disable', administrator);
    expect((await reset(await current(account))).status).toBe(409);
    await service.act('/v1/accounts', await current(account), 'enable', administrator);
    expect((await accept(disabled)).status).toBe(404);
  });

  it('of somebody erased nothing is kept, and no link is made any more', async () => {
    const college = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
    const graduate = 'grd_00000000000000000000000001';
    const as = await service.grant({ roles: ['college'], organisation: college });
    const body = { login: 'a.student', password: forgotten, roles: ['student'], graduate };
    const made = await service.call<Account>('POST', '/v1/accounts', { as, body });
    const { body: link } = await reset(made.body, as);
    const erased = aGraduate({ id: graduate, college, revision: 9, state: 'erased', consents: [] });
    await service.publish(event(GraduateErased, erased));
    await eventually(async () => (await service.eventsOf('registry.erasures')).length === 1);
    expect((await service.call('GET', `/v1/invitations/${link.id}`, { as })).status).toBe(404);
    expect((await accept(tokenOf(link as Link))).status).toBe(404);
    const after = await service.call<Account>('GET', `/v1/accounts/${made.body.id}`, { as });
    expect((await reset(after.body, as)).status).toBe(409);
  });

  it('waits while the organisation is suspended', async () => {
    const member = await service.admit();
    const body = { organisation: member.id, login: 'of.suspended', password: forgotten, roles: ['enterprise'] };
    const made = await service.call<Account>('POST', '/v1/accounts', { as: service.operator, body });
    const link = (await reset(made.body, service.operator)).body as Link;
    await service.act('/v1/organisations', member, 'suspend', service.operator, { note: 'licence under review' });
    expect(await reset(made.body, service.operator)).toMatchObject({
      status: 409,
      body: { type: '/problems/organisation.wrong-state' },
    });
    expect((await accept(tokenOf(link))).status).toBe(404);
  });

  it('is nobody else’s affair: an editor, a neighbour and oneself get no link', async () => {
    const account = await person();
    const editor = await service.grant({ roles: ['enterprise'], organisation, duties: ['editor'] });
    const neighbour = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
    expect((await reset(account, editor)).status).toBe(403);
    expect((await reset(account, neighbour)).status).toBe(404);
    const boss = await person({ duties: ['administrator'] });
    const own = (await signIn(boss, forgotten)).body.access_token;
    expect(await reset(await current(boss), own)).toMatchObject({
      status: 403,
      body: { type: '/problems/account.own-reset' },
    });
    expect((await reset(await current(account), own)).status).toBe(201);
    expect((await reset(await current(boss))).status).toBe(201);
    expect((await reset({ ...boss, revision: 99 })).status).toBe(412);
  });

  it('is chosen on the page at the link, which shows whose it is', async () => {
    const account = await person();
    const browser = new Browser(service.url);
    const address = `${service.url}/invitations?token=${tokenOf(await offered(account))}`;
    const page = await browser.open(address);
    expect(page.html).toContain('Another password');
    expect(page.html).toContain(`value="${account.login}" readonly`);
    const weak = await browser.submit(page, 'accept', { login: account.login, password: 'aaaaaaaaaaaaaaaa' });
    expect(weak).toMatchObject({ status: 422 });
    expect(weak.html).toContain('Save the password');
    const done = await browser.submit(weak, 'accept', { login: account.login, password: chosen });
    expect(done.html).toContain('Your new password is set');
    expect((await signIn(account, chosen)).status).toBe(200);
  });
});
