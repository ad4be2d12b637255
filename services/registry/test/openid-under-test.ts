import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as client from 'openid-client';
import { serviceUnderTest } from '@duijie/testing';
import type { Answer, ServiceUnderTest } from '@duijie/testing';
import { registry } from '../src/registry.module.ts';
import type { RegistryConfig } from '../src/registry.config.ts';
import { Browser } from './browser.ts';
import type { Visit } from './browser.ts';

/** A registry at an address that it knows, since the library goes by the real clock and by its own name. */
export interface OpenIdUnderTest extends ServiceUnderTest {
  readonly operator: string;
  readonly browser: Browser;
  /** What discovery tells a client. */
  configuration(clientId?: string): Promise<client.Configuration>;
  /** An account with a password of its own; operators where nothing is said. */
  member(overrides?: Record<string, unknown>): Promise<{ id: string; login: string; password: string }>;
  act(
    path: string,
    seen: { id: string; revision: number },
    verb: string,
    as: string,
    body?: unknown,
  ): Promise<Answer<never>>;
}

export interface Attempt {
  readonly config: client.Configuration;
  readonly verifier: string;
  readonly state: string;
  readonly address: string;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function openIdUnderTest(settings: Partial<RegistryConfig> = {}): Promise<OpenIdUnderTest> {
  const port = await freePort();
  const service = await serviceUnderTest(registry, { settings: { demo: 'off', port, ...settings } as never });
  const operator = await service.grant({ roles: ['operator'] });
  let members = 0;
  return {
    ...service,
    operator,
    browser: new Browser(service.url),
    configuration: (clientId = 'duijie-console') =>
      client.discovery(new URL(service.url), clientId, { id_token_signed_response_alg: 'EdDSA' }, client.None(), {
        execute: [client.allowInsecureRequests],
      }),
    async member(overrides = {}) {
      members += 1;
      const login = `person${members}`;
      const password = 'four rivers, one harbour';
      const body = { login, password, roles: ['operator'], duties: ['reviewer'], ...overrides };
      const { status, body: made } = await service.call<{ id: string }>('POST', '/v1/accounts', { as: operator, body });
      if (status !== 201) throw new Error(JSON.stringify(made));
      return { id: made.id, login, password };
    },
    act: (path, seen, verb, as, body) =>
      service.call<never>('POST', `${path}/${seen.id}/${verb}`, {
        as,
        body,
        headers: { 'if-match': `"${seen.revision}"` },
      }),
  };
}

/** A client begins: PKCE, state, and where the browser is sent. */
export async function attempt(
  config: client.Configuration,
  terms: Readonly<Record<string, string>> = {},
): Promise<Attempt> {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const redirectUri = `${config.serverMetadata().issuer}/signed-in`;
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid read write',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ...terms,
  });
  return { config, verifier, state, address: address.href };
}

/** The client takes the answer that the browser brings back. */
export function take({ config, verifier, state }: Attempt, { address }: Visit) {
  return client.authorizationCodeGrant(config, new URL(address), { pkceCodeVerifier: verifier, expectedState: state });
}
