import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessGranted, event, topicKinds } from '@duijie/contracts';
import { openEmbeddedLog, recordOf } from '@duijie/platform';
import type { IssuerOfAnotherMake, TokenWish } from '@duijie/testing/native';
import type { Json } from './client.ts';

const keyId = 'sgk_story';

/** A key that the platform believes, since its log says so: what is signed with it is refused for its claims alone. */
export interface TrustedKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Tells the log of a platform that is yet to start of a signing key whose private half the story holds. */
export async function plantSigningKey(folder: string): Promise<TrustedKey> {
  const pair = generateKeyPairSync('ed25519');
  // A folder with a log and no master key is one whose key was lost: no platform starts on it.
  writeFileSync(join(folder, 'master.key'), `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const log = openEmbeddedLog({ folder, compactEveryMs: 0 });
  await log.prepare(topicKinds());
  const publicKey = { ...pair.publicKey.export({ format: 'jwk' }) };
  const told = event(AccessGranted, { id: keyId, revision: 1, about: 'signingKey', publicKey });
  await log.append([recordOf(told, 'registry', new Date())]);
  await log.close();
  return pair;
}

interface Token {
  readonly header: Json;
  readonly claims: Json;
}

function readToken(token: string): Token {
  const [header, claims] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json);
  return { header, claims };
}

const encoded = (part: Json) => Buffer.from(JSON.stringify(part)).toString('base64url');

function signed({ header, claims }: Token, signature: (content: Buffer) => Buffer): string {
  const content = `${encoded(header)}.${encoded(claims)}`;
  return `${content}.${signature(Buffer.from(content)).toString('base64url')}`;
}

/**
 * Tokens that differ from one that the platform has given in one thing each, by name. `genuine` differs in its key
 * alone, which is believed: the platform must let it in, else the others would prove nothing.
 */
export function forgedTokens(given: string, { privateKey, publicKey }: TrustedKey) {
  const original = readToken(given);
  const token = { header: { ...original.header, kid: keyId, alg: 'EdDSA' }, claims: original.claims };
  const now = Math.floor(Date.now() / 1000);
  const byKey = (content: Buffer) => sign(null, content, privateKey);
  const claiming = (claims: Json) => signed({ ...token, claims: { ...token.claims, ...claims } }, byKey);
  const headed = (header: Json, signature = byKey) =>
    signed({ ...token, header: { ...token.header, ...header } }, signature);
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
  const [head, , tail] = given.split('.');
  return {
    genuine: claiming({}),
    forged: {
      'expired token': claiming({ iat: now - 7200, exp: now - 3600 }),
      'token of the future': claiming({ nbf: now + 3600 }),
      'token without end': claiming({ exp: undefined }),
      'wrong issuer': claiming({ iss: 'https://issuer.example' }),
      'wrong audience': claiming({ aud: 'another' }),
      'wrong kind of token': headed({ typ: 'JWT' }),
      'alg none': headed({ alg: 'none' }, () => Buffer.alloc(0)),
      'alg None': headed({ alg: 'None' }, () => Buffer.alloc(0)),
      'HS256 with the public key': headed({ alg: 'HS256' }, (content) =>
        createHmac('sha256', publicPem).update(content).digest(),
      ),
      'signed by a stranger': headed({}, (content) => sign(null, content, stranger)),
      'a key in its own head': headed({ jwk: publicKey.export({ format: 'jwk' }), kid: 'own' }),
      'a key named by a path': headed({ kid: '../../../../dev/null' }),
      'claims changed': `${head}.${encoded({ ...original.claims, roles: ['operator'] })}.${tail}`,
    },
  };
}

/** The same for an operator of another issuer: tokens that differ from a good one in one thing each. */
export function forgedTokensOfOther(issuer: IssuerOfAnotherMake) {
  const token = (wish: TokenWish = {}) => issuer.token({ roles: ['operator'], subject: 'their-operator' }, wish);
  const now = Math.floor(Date.now() / 1000);
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicPem = issuer.publicKey.export({ type: 'spki', format: 'pem' });
  const claiming = (claims: Json) => token({ claims });
  return {
    genuine: token(),
    forged: {
      expired: claiming({ iat: now - 7200, exp: now - 3600 }),
      'of the future': claiming({ nbf: now + 3600 }),
      'without end': claiming({ exp: undefined }),
      'without subject': claiming({ sub: undefined }),
      'wrong issuer': claiming({ iss: `${issuer.settings.oidcIssuer}-2` }),
      'for others': claiming({ aud: ['account'] }),
      'in our name': claiming({ iss: 'urn:duijie:registry' }),
      'alg none': token({ header: { alg: 'none' }, signature: () => Buffer.alloc(0) }),
      'HS256 with the public key': token({
        header: { alg: 'HS256' },
        signature: (content) => createHmac('sha256', publicPem).update(content).digest(),
      }),
      'signed by a stranger': token({
        header: { alg: 'RS256', kid: 'theirs-RS256' },
        signature: (content) => sign('sha256', content, stranger.privateKey),
      }),
      'an unknown key': token({ header: { kid: 'theirs-2' } }),
    },
  };
}
