import { errors, interactionPolicy } from 'oidc-provider';
import type { AdapterPayload, Adapter, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { isScope } from '@duijie/domain';
import type { Account } from '../accounts/account.ts';
import { scopeBeyond } from '../clients/client.ts';
import type { Client } from '../clients/client.ts';
import type { LoadedKey } from '../tokens/signing-keys.service.ts';
import { signingAlgorithm } from '../tokens/signing-keys.service.ts';
import { logoutPage, messagePage, pageHeaders } from './pages.ts';
import { languageOf } from './words.ts';

/** What the API is called where a client asks for tokens for it (RFC 8707). */
export const apiResource = 'urn:duijie:api';

/** What the protocol asks of us. */
export interface OpenIdSource {
  readonly key: LoadedKey;
  readonly audience: string;
  readonly tokenLifetimeS: number;
  readonly sessionLifetimeS: number;
  readonly cookieKeys: readonly string[];
  adapter(model: string): Adapter;
  /** The account while it may be signed in; of a token only while its session is open. */
  account(id: string, grant: string | undefined): Promise<Account | undefined>;
  client(id: string): Promise<Client | undefined>;
  sessionOfGrant(grant: string): string;
  /** Does a browser's sign-in of an account, at a time in seconds, count still? */
  counts(account: string | undefined, signedInAt: unknown): Promise<boolean>;
  /** Begins a session of a client that need not ask. */
  agree(ctx: KoaContextWithOIDC): Promise<string>;
}

/** The OpenID Connect library, told once what we are. */
export function openIdConfiguration(source: OpenIdSource): Configuration {
  return {
    adapter: (model) => source.adapter(model),
    jwks: { keys: [{ ...source.key.privateKey, kid: source.key.id, use: 'sig', alg: signingAlgorithm }] as never },
    clientAuthMethods: ['none'],
    responseTypes: ['code'],
    clientDefaults: {
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: signingAlgorithm,
    },
    enabledJWA: { idTokenSigningAlgValues: [signingAlgorithm] },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub', 'organisation', 'roles', 'duties', 'graduate'] },
    cookies: { keys: [...source.cookieKeys], names: cookieNames(source.key.issuer) },
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    interactions: { url: (_ctx, interaction) => `/oauth/interactions/${interaction.uid}`, policy: policyOf(source) },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    expiresWithSession: () => false,
    renderError: (ctx, out) => {
      const language = languageOf(undefined, ctx.get('accept-language'));
      ctx.set(pageHeaders([]));
      ctx.body = messagePage(language, 'refused', [out.error, out.error_description].filter(Boolean).join(': '));
    },
    ...routesAndFeatures(source),
    ...accountsAndTokens(source),
  };
}

/** The library's own policy; and whoever signed in before the password or a factor was changed signs in anew. */
function policyOf({ counts }: OpenIdSource): interactionPolicy.DefaultPolicy {
  const { base, Check } = interactionPolicy;
  const policy = base();
  const reason = 'the sign-in began before the password or second factor was changed';
  policy.get('login')?.checks.add(
    new Check('sign_in_over', reason, 'login_required', async ({ oidc: { session } }) => {
      const { accountId, loginTs } = session ?? {};
      const isOver = accountId !== undefined && !(await counts(accountId, loginTs));
      return isOver ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    }),
  );
  return policy;
}

/**
 * Over TLS a browser takes a cookie of such a name from this very host alone (`__Host-`), or over TLS alone
 * (`__Secure-`: those of one sign-in, which are bound to its path).
 */
export function cookieNames(issuer: string): { session: string; interaction: string; resume: string } {
  const [host, secure] = issuer.startsWith('https:') ? ['__Host-', '__Secure-'] : ['', ''];
  return { session: `${host}session`, interaction: `${secure}interaction`, resume: `${secure}interaction_resume` };
}

function routesAndFeatures(source: OpenIdSource): Pick<Configuration, 'routes' | 'features'> {
  return {
    routes: {
      authorization: '/oauth/authorize',
      token: '/oauth/token',
      userinfo: '/oauth/userinfo',
      revocation: '/oauth/revoke',
      end_session: '/oauth/end-session',
      jwks: '/.well-known/jwks.json',
    },
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => Promise.resolve(token.clientId === client.clientId),
      },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.set(pageHeaders([]));
          ctx.body = logoutPage(languageOf(undefined, ctx.get('accept-language')), form);
          return Promise.resolve();
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.set(pageHeaders([]));
          ctx.body = messagePage(languageOf(undefined, ctx.get('accept-language')), 'signedOut');
          return Promise.resolve();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource, { clientId }) => apiInfo(source, ctx, resource, clientId),
      },
    },
  };
}

/** The API as a resource server: what a client may ask for there, and how tokens for it look. */
async function apiInfo(source: OpenIdSource, ctx: KoaContextWithOIDC, resource: string, clientId: string) {
  if (resource !== apiResource) throw new errors.InvalidTarget();
  const asked = askedScopes(ctx);
  const beyond = scopeBeyond((await source.client(clientId)) ?? {}, asked);
  if (beyond) throw new errors.InvalidScope('this client may not ask for that', beyond);
  return {
    scope: ['read', 'write', ...asked].join(' '),
    audience: source.audience,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: source.tokenLifetimeS,
    jwt: { sign: { alg: signingAlgorithm } } as const,
  };
}

function accountsAndTokens(source: OpenIdSource): Partial<Configuration> {
  return {
    findAccount: async (_ctx, id, token) => {
      const grant = token && 'grantId' in token ? token.grantId : undefined;
      const account = await source.account(id, grant);
      return account && { accountId: id, claims: () => ({ sub: id, ...claimsOf(account) }) };
    },
    extraTokenClaims: async (_ctx, token) => {
      if (!('accountId' in token) || !token.grantId) return undefined;
      const account = await source.account(token.accountId, token.grantId);
      if (!account) throw new errors.InvalidGrant('the session has ended');
      const scopes = (token.scope ?? '').split(' ').filter(isScope);
      return { ...claimsOf(account), scopes, sid: source.sessionOfGrant(token.grantId) };
    },
    loadExistingGrant: async (ctx) => {
      const { oidc } = ctx;
      // Without a grant it is asked what is missing: signing in anew.
      if (!(await source.counts(oidc.session?.accountId, oidc.session?.loginTs))) return undefined;
      const agreed = oidc.result?.consent?.grantId ?? oidc.session?.grantIdFor(oidc.client?.clientId ?? '');
      const known = agreed && (await oidc.provider.Grant.find(agreed));
      const account = oidc.session?.accountId;
      if (known && account !== undefined && known.accountId === account && (await source.account(account, agreed))) {
        return known;
      }
      const client = await source.client(oidc.client?.clientId ?? '');
      return client?.firstParty && client.kind === 'web'
        ? oidc.provider.Grant.find(await source.agree(ctx))
        : undefined;
    },
    ttl: {
      AccessToken: source.tokenLifetimeS,
      AuthorizationCode: 60,
      Grant: source.sessionLifetimeS,
      IdToken: source.tokenLifetimeS,
      Interaction: 1_800,
      // However often it is refreshed, a session ends when it ends.
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? source.sessionLifetimeS,
      Session: 12 * 3_600,
    },
  };
}

function claimsOf({ organisation, roles, duties, graduate }: Account): Record<string, unknown> {
  return {
    roles: [...roles],
    duties: [...duties],
    ...(organisation === null ? {} : { organisation }),
    ...(graduate === null ? {} : { graduate }),
  };
}

/** The API's scopes that a request, or the code or token in it, speaks of. */
function askedScopes({ oidc }: KoaContextWithOIDC): readonly string[] {
  const { AuthorizationCode: code, RefreshToken: refresh } = oidc.entities;
  const texts = [oidc.params?.['scope'], code?.scope, refresh?.scope];
  const scopes = texts.flatMap((text) => (typeof text === 'string' ? text.split(' ') : []));
  return [...new Set(scopes)].filter(isScope).slice(0, 40);
}

/** A client in the library's own words. */
export function metadataOf(client: Client): AdapterPayload {
  return {
    client_id: client.id,
    client_name: client.name.en ?? client.name.zh ?? client.name.ru ?? client.id,
    application_type: client.kind,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...client.postLogoutRedirectUris],
  };
}
