import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Caller } from '@duijie/domain';

type Claims = Readonly<Record<string, unknown>>;

/** What differs from a good token, for those that must be refused. */
export interface TokenWish {
  readonly issuedAt?: Date;
  readonly claims?: Claims;
  readonly header?: Claims;
  readonly signature?: (content: Buffer) => Buffer;
}

/**
 * An issuer of another make: none of its code is the platform's. Its tokens are shaped like those of Keycloak, signed by
 * turns with RSA and with ECDSA.
 */
export interface IssuerOfAnotherMake {
  /** The settings with which a service believes it. */
  readonly settings: { readonly oidcIssuer: string; readonly oidcClaims: string };
  readonly publicKey: KeyObject;
  /** A token for somebody; their `subject` is their name there. */
  token(caller: Partial<Caller> & Pick<Caller, 'roles'>, wish?: TokenWish): string;
  stop(): Promise<void>;
}

const lifetimeS = 10 * 366 * 86_400;
const oidcClaims = 'roles=realm_access.roles,organisation=attributes.organisation,duties=attributes.duties';

/** Made once in a process, since an RSA key takes a while. */
let made: ReturnType<typeof makeKeys> | undefined;

function makeKeys() {
  return {
    RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  };
}

let shared: Promise<IssuerOfAnotherMake> | undefined;

/** With `TEST_ISSUER=other` the one that vouches for everybody in a test file, also after a restart of its service. */
export function issuerOfTests(): Promise<IssuerOfAnotherMake> | undefined {
  return process.env['TEST_ISSUER'] === 'other' ? (shared ??= issuerOfAnotherMake()) : undefined;
}

export async function issuerOfAnotherMake(): Promise<IssuerOfAnotherMake> {
  made ??= makeKeys();
  const pairs = made;
  const server = createServer((request, response) => {
    const body = answerTo(request.url ?? '');
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
  });
  // It keeps no process from ending.
  server.unref().on('connection', (socket) => socket.unref());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/alliance`;
  const addressOfKeys = `${issuer}/protocol/openid-connect/certs`;
  let given = 0;

  function answerTo(url: string): object | undefined {
    const path = new URL(url, issuer).href;
    if (path === `${issuer}/.well-known/openid-configuration`) return { issuer, jwks_uri: addressOfKeys };
    if (path !== addressOfKeys) return undefined;
    const keys = Object.entries(pairs).map(([alg, pair]) => ({
      ...pair.publicKey.export({ format: 'jwk' }),
      ...{ kid: `theirs-${alg}`, alg, use: 'sig' },
    }));
    return { keys };
  }

  return {
    settings: { oidcIssuer: issuer, oidcClaims },
    publicKey: pairs.RS256.publicKey,
    token(caller, { issuedAt = new Date(), claims = {}, header = {}, signature } = {}) {
      given += 1;
      const alg = given % 2 === 0 ? 'ES256' : 'RS256';
      const head = { alg, typ: 'JWT', kid: `theirs-${alg}`, ...header };
      const content = `${encoded(head)}.${encoded({ ...claimsOf(issuer, caller, issuedAt, given), ...claims })}`;
      const key = { key: pairs[alg].privateKey, dsaEncoding: 'ieee-p1363' as const };
      const signed = signature ? signature(Buffer.from(content)) : sign('sha256', Buffer.from(content), key);
      return `${content}.${signed.toString('base64url')}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function claimsOf(issuer: string, caller: Parameters<IssuerOfAnotherMake['token']>[0], at: Date, number: number) {
  const iat = Math.floor(at.getTime() / 1000);
  const { subject = `user-${number}`, organisation, graduate, roles, duties = [] } = caller;
  return {
    ...{ iss: issuer, sub: subject, aud: ['duijie', 'account'], iat, exp: iat + lifetimeS, jti: String(number) },
    ...{ typ: 'Bearer', azp: 'duijie-console', acr: '1', amr: ['pwd', 'mfa'], scope: 'openid profile' },
    realm_access: { roles: ['offline_access', ...roles, 'default-roles-alliance'] },
    attributes: { ...(organisation ? { organisation } : {}), duties },
    ...(graduate ? { graduate } : {}),
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
