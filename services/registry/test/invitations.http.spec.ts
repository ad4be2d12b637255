import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.ts';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/invitations';
type Invitation = Resource & { link: string; account: string | null };

describe('invitations', () => {
  let service: RegistryUnderTest;
  let organisation: string;
  let administrator: string;

  beforeAll(async () => {
    service = await registryUnderTest({ failedSignInsPerMinute: 0 });
    organisation = (await service.admit()).id;
    administrator = await service.grant({ roles: ['enterprise'], organisation });
  });
  afterAll(() => service.stop());

  const invite = (overrides: Record<string, unknown> = {}, as = administrator) =>
    service.call<Invitation>('POST', path, { as, body: { roles: ['enterprise'], duties: ['editor'], ...overrides } });
  const tokenOf = ({ link }: Invitation) => new URL(link).searchParams.get('token') ?? '';
  const accept = (body: Record<string, unknown>) =>
    service.call<{ account: string; login: string }>('POST', `${path}/accept`, { body });
  const password = 'four rivers, one harbour';

  it('a link for which nothing more is said is good for a week', async () => {
    const { status, body } = await invite({ duties: null, days: null, login: null });
    expect(status).toBe(201);
    expect(body).toMatchObject({ duties: [], login: null, state: 'open' });
    const { createdAt, expiresAt } = body as unknown as { createdAt: string; expiresAt: string };
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7 * 86_400_000);
  });

  it('a link is shown once, makes one account, and is over then', async () => {
    const { body } = await invite();
    const token = tokenOf(body);
    const read = await service.call<Invitation>('GET', `${path}/${body.id}`, { as: administrator });
    expect(JSON.stringify(read.body)).not.toContain(token);
    expect(read.body).not.toHaveProperty('hash');
    const made = await accept({ token, login: 'New.Person', password });
    expect(made).toMatchObject({ status: 201, body: { login: 'new.person' } });
    expect(await accept({ token, login: 'another', password })).toMatchObject({
      status: 404,
      body: { type: '/problems/invitation.over' },
    });
    const session = await service.call('POST', '/v1/sessions', { body: { login: 'new.person', password } });
    const me = await service.call('GET', '/v1/me', { as: String(session.body['access_token']) });
    expect(me.body).toMatchObject({ subject: made.body.account, organisation, duties: ['editor'] });
    const after = await service.call<Invitation>('GET', `${path}/${body.id}`, { as: administrator });
    expect(after.body).toMatchObject({ state: 'accepted', account: made.body.account });
  });

  it('of many who accept at the same moment one makes an account', async () => {
    const token = tokenOf((await invite()).body);
    const answers = await Promise.all([1, 2, 3].map((i) => accept({ token, login: `racer${i}`, password })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
  });

  it.each([
    ['a short password', { password: 'short' }, '/password', 'too-short'],
    ['one that anybody guesses', { password: 'qwertyuiop1234' }, '/password', 'too-weak'],
    ['one’s own login', { login: 'guessable.name', password: 'guessable.name1' }, '/password', 'too-weak'],
    ['no login', { login: undefined }, '/login', 'required'],
  ])('%s is refused, and the link is still good', async (_, overrides, pointer, code) => {
    const token = tokenOf((await invite()).body);
    const wrong = await accept({ token, login: `someone.${code}${pointer.length}`, password, ...overrides });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
    expect(
      (await accept({ token, login: `at.last.${Math.abs(JSON.stringify(overrides).length)}${code}`, password })).status,
    ).toBe(201);
  });

  it('a link that was revoked, has expired, or never was lets nobody in', async () => {
    const { body } = await invite({ days: 1 });
    const old = await invite({ days: 1 });
    await service.act(path, body, 'revoke', administrator);
    service.later(86_400_000);
    for (const token of [tokenOf(body), tokenOf(old.body), 'x'.repeat(43)]) {
      expect((await accept({ token, login: 'nobody.comes', password })).status).toBe(404);
    }
    const listed = await service.call<{ items: Invitation[] }>('GET', path, { as: administrator });
    expect(listed.body.items.find(({ id }) => id === old.body.id)?.state).toBe('expired');
  });

  it('nobody is invited to more than the organisation has, nor by an editor or a neighbour', async () => {
    expect((await invite({ roles: ['operator'] })).status).toBe(422);
    const editor = await service.grant({ roles: ['enterprise'], organisation, duties: ['editor'] });
    expect((await invite({}, editor)).status).toBe(403);
    const neighbour = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
    expect((await invite({ organisation }, neighbour)).status).toBe(404);
    const { body } = await invite();
    expect((await service.call('GET', `${path}/${body.id}`, { as: neighbour })).status).toBe(404);
  });

  it('the page at the link makes the account, says what is wrong, and takes no form from elsewhere', async () => {
    const browser = new Browser(service.url);
    const { body } = await invite({ login: 'page.person' });
    const address = `${service.url}/invitations?token=${tokenOf(body)}`;
    const page = await browser.open(address);
    expect(page.html).toContain('value="page.person" readonly');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const typed = { login: 'page.person', password };
    expect((await browser.submit(page, 'accept', { ...typed, csrf: 'forged' })).status).toBe(404);
    const weak = await browser.submit(page, 'accept', { ...typed, password: 'aaaaaaaaaaaaaaaa' });
    expect(weak.status).toBe(422);
    expect(weak.html).toContain('too easy to guess');
    expect((await browser.submit(weak, 'accept', typed)).html).toContain('Your account is made');
    expect((await browser.open(address)).status).toBe(404);
  });
});
