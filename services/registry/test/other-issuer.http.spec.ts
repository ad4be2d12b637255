import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OAuth2Server } from 'oauth2-mock-server';
import { serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { registry } from '../src/registry.module.ts';

describe('an issuer of another make beside ours', () => {
  const other = new OAuth2Server();
  let service: ServiceUnderTest;

  beforeAll(async () => {
    // Plain data of this realm, since the store looks at the prototype of what it is given.
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk: unknown = JSON.parse(JSON.stringify(privateKey.export({ format: 'jwk' })));
    await other.issuer.keys.add({ ...(jwk as object), kid: 'theirs', alg: 'RS256' } as never);
    await other.start(0, '127.0.0.1');
    // It names itself by localhost; a name that leads to this machine is as good as the address.
    const oidcIssuer = other.issuer.url ?? '';
    service = await serviceUnderTest(registry, {
      settings: { demo: 'off', oidcIssuer, oidcClaims: 'roles=realm_access.roles,organisation=org' },
    });
  });
  afterAll(async () => {
    await service.stop();
    await other.stop();
  });

  const token = (claims: Record<string, unknown> = {}) =>
    other.issuer.buildToken({
      scopesOrTransform: (_header, payload) =>
        Object.assign(
          payload,
          { sub: 'user-1', aud: 'duijie', realm_access: { roles: ['college'] }, org: 'org_1' },
          claims,
        ),
    });
  const me = (as: string) => service.call('GET', '/v1/me', { as });

  it('its tokens say who their bearers are, by the names that the mapping gives', async () => {
    expect(await me(await token())).toMatchObject({
      status: 200,
      body: {
        subject: expect.stringMatching(/^ext_[0-9a-f]{40}$/),
        organisation: 'org_1',
        roles: ['college'],
        scopes: null,
      },
    });
  });

  it.each([
    ['another audience', { aud: 'others' }],
    ['our own issuer', { iss: 'urn:duijie:registry' }],
    ['an end that has come', { exp: 1_000 }],
    ['a beginning that is still to come', { nbf: 4_000_000_000 }],
  ])('a token of it with %s is refused', async (_, claims) => {
    expect((await me(await token(claims))).status).toBe(401);
  });

  it('our own keys and tokens count as before', async () => {
    const key = await service.grant({ roles: ['operator'] });
    expect((await me(key)).body).toMatchObject({ roles: ['operator'] });
  });
});
