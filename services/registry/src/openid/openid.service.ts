import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import inject from 'light-my-request';
import Provider, { errors } from 'oidc-provider';
import type { Adapter, Interaction, KoaContextWithOIDC } from 'oidc-provider';
import { everything, isScope } from '@duijie/domain';
import { InjectConfig, InjectLogger, Vault } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { isTooEarly } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { AccountsStore } from '../accounts/accounts.store.ts';
import { SignIn } from '../accounts/sign-in.service.ts';
import { ClientsService } from '../clients/clients.service.ts';
import { publicUrlOf } from '../registry.config.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { SessionsService, sessionOfGrant } from '../sessions/sessions.service.ts';
import { SigningKeys } from '../tokens/signing-keys.service.ts';
import type { LoadedKey } from '../tokens/signing-keys.service.ts';
import { OpenIdRecords } from './open-id-records.service.ts';
import { apiResource, metadataOf, openIdConfiguration } from './openid.configuration.ts';

const daySeconds = 86_400;

/** OpenID Connect by the library `oidc-provider`: the protocol is its, accounts, sessions and keys are ours. */
@Injectable()
export class OpenIdService {
  private made: { readonly key: LoadedKey; readonly provider: Provider } | undefined;

  constructor(
    private readonly accounts: AccountsStore,
    private readonly signIn: SignIn,
    private readonly clients: ClientsService,
    private readonly sessions: SessionsService,
    private readonly records: OpenIdRecords,
    private readonly signing: SigningKeys,
    private readonly vault: Vault,
    @InjectConfig() private readonly config: RegistryConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Asks the library, and answers what it answers. It sees the platform's public address, whatever the request came by. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const provider = await this.provider();
    const { body } = request;
    const address = new URL(publicUrlOf(this.config));
    const form = typeof body === 'object' && body !== null ? new URLSearchParams(body as never).toString() : undefined;
    const { 'content-length': _length, 'transfer-encoding': _coding, ...headers } = request.headers;
    const answer = await inject(provider.callback(), {
      method: request.method as 'GET',
      url: request.url,
      headers: {
        ...headers,
        host: address.host,
        'x-forwarded-proto': address.protocol.slice(0, -1),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { payload: form }),
    });
    const { 'content-length': _size, connection: _connection, date: _date, ...answered } = answer.headers;
    void reply.status(answer.statusCode).headers(answered);
    return answer.payload;
  }

  /** What is asked of the person in front of this browser; throws when that is over. */
  async interaction({ raw }: FastifyRequest, reply: FastifyReply): Promise<Interaction> {
    return (await this.provider()).interactionDetails(raw, reply.raw);
  }

  /** Where the browser goes on when the person has done their part. */
  async finish({ raw }: FastifyRequest, reply: FastifyReply, result: Record<string, unknown>): Promise<string> {
    return (await this.provider()).interactionResult(raw, reply.raw, result);
  }

  /**
   * The person agrees that a client acts for them: a session begins. Undefined when the browser's sign-in has ended since
   * they were asked.
   */
  async agree({ params, session }: Interaction): Promise<string | undefined> {
    const { accountId, uid } = session ?? {};
    const browser = uid === undefined ? undefined : await this.records.findBrowser(uid);
    if (browser?.accountId !== accountId || !(await this.counts(accountId, browser?.['loginTs']))) return undefined;
    return this.grantFor(String(params['client_id']), accountId, uid, scopesIn(params['scope']));
  }

  private async provider(): Promise<Provider> {
    const key = await this.signing.current();
    if (this.made?.key !== key) this.made = { key, provider: this.make(key) };
    return this.made.provider;
  }

  private make(key: LoadedKey): Provider {
    const provider = new Provider(
      key.issuer,
      openIdConfiguration({
        key,
        audience: this.config.oidcAudience,
        tokenLifetimeS: this.config.tokenLifetimeS,
        sessionLifetimeS: this.config.sessionDays * daySeconds,
        cookieKeys: [this.vault.hash('cookies', 'openid')],
        adapter: (model) => this.adapter(model),
        account: (id, grant) => this.account(id, grant),
        client: (id) => this.clients.active(id),
        sessionOfGrant,
        agree: (ctx) => this.agreeFor(ctx),
        counts: (account, at) => this.counts(account, at),
      }),
    );
    // The address is the one that `answer` gives it.
    provider.proxy = true;
    // Its own pages send a form on by a script of theirs, whose hash they add to this.
    provider.use((ctx, next) => {
      ctx.set(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      return next();
    });
    provider.on('server_error', (_ctx, error: Error) => {
      this.logger.error({ cause: error.stack }, 'a request of OpenID Connect failed');
    });
    return provider;
  }

  /** A client of the platform itself need not ask. */
  private agreeFor({ oidc }: KoaContextWithOIDC): Promise<string> {
    const { session, client, params } = oidc;
    return this.grantFor(client?.clientId ?? '', session?.accountId, session?.uid, scopesIn(params?.['scope']));
  }

  private async grantFor(clientId: string, accountId: string | undefined, browser: string | undefined, scopes: Scopes) {
    const account = accountId === undefined ? undefined : await this.account(accountId, undefined);
    if (!account) throw new errors.AccessDenied('the account may not sign in');
    const { Grant } = await this.provider();
    const grant = new Grant({ accountId: account.id, clientId });
    grant.addOIDCScope(scopes.openId.join(' '));
    grant.addResourceScope(apiResource, scopes.api.join(' '));
    const id = await grant.save();
    await this.sessions.startForGrant(id, account, clientId, browser ? this.records.browserOf(browser) : null);
    return id;
  }

  /** Who signs out of the browser signs out of every client there. */
  private async endAllOf(browser: string): Promise<void> {
    const known = await this.records.find('Session', browser);
    for (const { grantId } of Object.values(known?.authorizations ?? {})) {
      if (grantId) await this.sessions.endOfGrant(grantId, 'signedOut');
    }
  }

  private async account(id: string, grant: string | undefined): Promise<Account | undefined> {
    const session = grant === undefined ? undefined : await this.sessions.open(sessionOfGrant(grant));
    if (grant !== undefined && !session) return undefined;
    const account = await this.accounts.get(everything, id);
    if (account && session && isTooEarly(account, Date.parse(session.sparedAt ?? session.createdAt))) return undefined;
    return account && (await this.signIn.mayEnter(account)) ? account : undefined;
  }

  /** Does a browser's sign-in count still? The library counts in whole seconds, so the one of a change does. */
  private async counts(id: string | undefined, signedInAt: unknown): Promise<boolean> {
    const account = id === undefined ? undefined : await this.accounts.get(everything, id);
    return account !== undefined && typeof signedInAt === 'number' && !isTooEarly(account, (signedInAt + 1) * 1000);
  }

  private adapter(model: string): Adapter {
    const { records, sessions, clients } = this;
    if (model === 'Client') {
      const find = async (id: string) => {
        const client = await clients.active(id);
        return client && metadataOf(client);
      };
      return { ...unused, find };
    }
    return {
      find: (id) => records.find(model, id),
      findByUid: (uid) => records.findBrowser(uid),
      findByUserCode: () => Promise.resolve(undefined),
      upsert: (id, payload, lifetimeS) => records.put(model, id, payload, lifetimeS ?? daySeconds),
      consume: async (id) => {
        if (await records.consume(model, id)) return;
        // Somebody else was faster: like one that comes twice later on, it ends the whole family.
        const used = await records.find(model, id);
        if (used?.grantId) await sessions.endOfGrant(used.grantId, 'reused');
        throw new errors.InvalidGrant('already used');
      },
      destroy: async (id) => {
        if (model === 'Session' && isSignOut()) await this.endAllOf(id);
        await records.drop(model, id);
        if (model === 'Grant') await sessions.endOfGrant(id, isTokenRequest() ? 'reused' : 'signedOut');
      },
      revokeByGrantId: async (grant) => {
        await records.dropOfGrant(model, grant);
      },
    };
  }
}

interface Scopes {
  readonly openId: readonly string[];
  readonly api: readonly string[];
}

function scopesIn(text: unknown): Scopes {
  const all = typeof text === 'string' ? text.split(' ') : [];
  return { openId: all.filter((scope) => !isScope(scope)), api: all.filter(isScope) };
}

/** The library ends a grant at the token endpoint only where a code or refresh token comes twice. */
function isTokenRequest(): boolean {
  return Provider.ctx?.oidc.route === 'token';
}

/** The library takes a browser's sign-in away also to give it another name. */
function isSignOut(): boolean {
  return Provider.ctx?.oidc.route === 'end_session_confirm' && Boolean(Provider.ctx.oidc.params?.['logout']);
}

const nothing = () => Promise.resolve(undefined);
/** Clients are made through `/v1/clients` alone. */
const unused: Adapter = {
  find: nothing,
  findByUid: nothing,
  findByUserCode: nothing,
  upsert: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
};
