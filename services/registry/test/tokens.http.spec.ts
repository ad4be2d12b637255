import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens over HTTP', () => {
  let service: RegistryUnderTest;
  let key: Resource & { key: string };
  let token: string;
  let claims: Record<string, unknown>;
  let header: { kid: string; alg: string; typ: string };

  beforeAll(async () => {
    service = await registryUnderTest();
    const organisation = (await service.admit()).id;
    const made = await service.call<typeof key>('POST', '/v1/api-keys', {
      as: service.operator,
      body: { organisation, label: 'machine', roles: ['enterprise'] },
    });
    key = made.body;
    const answer = await grant({ grant_type: 'client_credentials', client_id: key.id, client_secret: key.key });
    token = String(answer.body['access_token']);
    const [head, body] = token.split('.', 2).map((text) => JSON.parse(Buffer.from(text, 'base64url').toString()));
    header = head;
    claims = body;
  });

  afterAll(() => service.stop());

  const grant = (body: unknown, headers: Record<string, string> = {}) =>
    service.call('POST', '/oauth/token', { body, headers });
  const me = (as: string) => service.call('GET', '/v1/me', { as });

  async function refused(as: string, type = '/problems/access.invalid-token'): Promise<void> {
    const answer = await me(as);
    expect(answer).toMatchObject({ status: 401, body: { type } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(JSON.stringify(answer.body)).not.toContain(as.slice(0, 40));
  }

  it('client credentials come in the body or by HTTP Basic, and name the same caller', async () => {
    expect((await me(token)).body).toMatchObject({ subject: key.id, roles: ['enterprise'] });
    const basic = Buffer.from(`${encodeURIComponent(key.id)}:${encodeURIComponent(key.key)}`).toString('base64');
    const form = await grant('grant_type=client_credentials', {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } });
  });

  it.each([
    ['an unknown client', { client_id: 'key_x', client_secret: 'dj_x' }, {}, 401],
    ['another grant', { grant_type: 'password' }, {}, 422],
    ['no credentials', {}, {}, 422],
    [
      'a Basic header that cannot be decoded',
      {},
      { authorization: `Basic ${Buffer.from('%zz:%zz').toString('base64')}` },
      422,
    ],
    ['a Basic header without a secret', {}, { authorization: 'Basic bm9ib2R5' }, 422],
  ])('%s gets no token', async (_, body, headers, status) => {
    const answer = await grant({ grant_type: 'client_credentials', ...body }, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('the right secret under another client’s name gets no token', async () => {
    const answer = await grant({ grant_type: 'client_credentials', client_id: 'key_other', client_secret: key.key });
    expect(answer.status).toBe(401);
  });

  it('a token is refused once its hour is over', async () => {
    const { body } = await grant({ grant_type: 'client_credentials', client_id: key.id, client_secret: key.key });
    const given = String(body['access_token']);
    service.later(3_606_000);
    await refused(given, '/problems/access.expired');
    const fresh = await grant({ grant_type: 'client_credentials', client_id: key.id, client_secret: key.key });
    token = String(fresh.body['access_token']);
    expect((await me(token)).status).toBe(200);
  });

  it('a token without a signature, or with its content changed, is refused', async () => {
    const [head = '', body = '', signature = ''] = token.split('.');
    await refused(`${part({ alg: 'none', typ: 'at+jwt' })}.${body}.`);
    await refused(`${part({ ...header, alg: 'none' })}.${body}.${signature}`);
    await refused(`${head}.${part({ ...claims, roles: ['operator'] })}.${signature}`);
    await refused(`${head}.${body}.${signature.slice(0, -4)}AAAA`);
    await refused(`${head}.${body}`);
    await refused('a.b.c');
  });

  it('the public key used as a secret signs nothing', async () => {
    const { body } = await service.call<{ keys: Record<string, unknown>[] }>('GET', '/.well-known/jwks.json');
    const secrets = [
      JSON.stringify(body.keys[0]),
      String(body.keys[0]?.['x']),
      Buffer.from(String(body.keys[0]?.['x']), 'base64url'),
    ];
    for (const secret of secrets) {
      const text = `${part({ alg: 'HS256', typ: 'at+jwt', kid: header.kid })}.${part({ ...claims, roles: ['operator'] })}`;
      await refused(`${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`);
    }
  });

  it.each([
    ['an unknown kid', 'sgk_other'],
    ['a kid that walks the file system', '../../../../dev/null'],
    ['a kid of the object’s own', '__proto__'],
    ['a kid of 5,000 characters', 'k'.repeat(5_000)],
    ['a kid that is known, with another key behind it', 'sgk_first'],
  ])('%s is refused', async (_, kid) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    await refused(await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid }).sign(privateKey));
  });

  it('a token that brings its own key is refused', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const jwk = publicKey.export({ format: 'jwk' }) as never;
    await refused(await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', jwk }).sign(privateKey));
  });

  it('what is too long or no Bearer at all is refused before it is read', async () => {
    await refused(`e${'y'.repeat(8_200)}`, '/problems/access.malformed');
    await refused('two words', '/problems/access.malformed');
    const basic = await service.call('GET', '/v1/me', { headers: { authorization: `Basic ${token}` } });
    expect(basic).toMatchObject({ status: 401, body: { type: '/problems/access.malformed' } });
    expect((await service.call('GET', '/v1/me')).body).toMatchObject({ type: '/problems/access.missing' });
  });
});
