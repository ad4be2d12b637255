import { created, invalid, revised, scopesInclude, wrongState } from '@duijie/domain';
import type { Change, FieldError, Resource, Text } from '@duijie/domain';

/**
 * A program with which people sign in by OpenID Connect. It has no secret, since none is safe in a browser or on a
 * telephone: PKCE shows that the one who asks for tokens is the one who was signed in.
 */
export interface Client extends Resource {
  readonly name: Text;
  readonly kind: 'web' | 'native';
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** Part of the platform itself: its users are not asked whether it may act for them. */
  readonly firstParty: boolean;
  /** What it may ask people for at most; null or absent: anything that they may. */
  readonly scopes?: readonly string[] | null;
  readonly state: 'active' | 'removed';
}

export type ClientTerms = Omit<Client, keyof Resource | 'state'>;

export function createClient(id: string, terms: ClientTerms, now: string): Change<Client> {
  const faults = [
    ...faultsOf(terms.kind, terms.redirectUris, '/redirectUris'),
    ...faultsOf(terms.kind, terms.postLogoutRedirectUris, '/postLogoutRedirectUris'),
  ];
  if (faults.length > 0) throw invalid('client', faults);
  return { next: created(id, now, { ...terms, state: 'active' as const }), events: [] };
}

/** The first of the scopes that a client may not ask for. */
export function scopeBeyond({ scopes }: Pick<Client, 'scopes'>, asked: readonly string[]): string | undefined {
  return scopes ? asked.find((scope) => !scopesInclude(scopes, [scope])) : undefined;
}

export function removeClient(client: Client, now: string): Change<Client> {
  if (client.state !== 'active') throw wrongState('client', client.state, ['active'], 'remove it');
  return { next: revised<Client>(client, now, { state: 'removed' }), events: [] };
}

/** The clients that every platform has: its web pages, and programs on people's own machines. */
export function ownClients(publicUrl: string, now: string): readonly Client[] {
  const base = { revision: 1, createdAt: now, updatedAt: now, state: 'active' as const };
  return [
    {
      ...base,
      id: 'duijie-console',
      name: { zh: '对接', en: 'Duijie', ru: 'Дуйцзе' },
      kind: 'web',
      redirectUris: [`${publicUrl}/signed-in`],
      postLogoutRedirectUris: [`${publicUrl}/`],
      firstParty: true,
    },
    {
      ...base,
      id: 'duijie-native',
      name: { zh: '对接命令行工具', en: 'Duijie command line', ru: 'Командная строка Duijie' },
      kind: 'native',
      // Any port of the loopback (RFC 8252, 7.3).
      redirectUris: ['http://127.0.0.1/signed-in', 'http://[::1]/signed-in'],
      postLogoutRedirectUris: [],
      firstParty: false,
    },
  ];
}

/** A code must not come to others: over TLS, to this machine, or to the program that a name of its own opens. */
function faultsOf(kind: Client['kind'], uris: readonly string[], pointer: string): FieldError[] {
  return uris.flatMap((uri, i) =>
    isRedirectUri(kind, uri)
      ? []
      : [
          {
            pointer: `${pointer}/${i}`,
            code: 'format',
            message: {
              zh: '网页须为 https 地址；本机程序可用 http://127.0.0.1 或自有的反向域名协议',
              en: 'A web client needs https; a native one may use http://127.0.0.1 or a scheme such as org.example.app:',
            },
          },
        ],
  );
}

function isRedirectUri(kind: Client['kind'], uri: string): boolean {
  const url = URL.parse(uri);
  if (!url || url.hash !== '' || url.username !== '' || url.password !== '' || uri.includes('*')) return false;
  if (url.protocol === 'https:') return true;
  const loopback = url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  if (url.protocol === 'http:') return loopback;
  return kind === 'native' && /^[a-z][a-z0-9]*(\.[a-z][a-z0-9-]*)+:$/.test(url.protocol);
}
