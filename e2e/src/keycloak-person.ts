import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { KeycloakAdmin } from '../../infra/keycloak/admin.ts';
import { clientId, realmName } from '../../infra/keycloak/realm.ts';

/** What Keycloak's token endpoint gives. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
}

export interface PersonWish {
  readonly roles: readonly string[];
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  /** Has an authenticator. */
  readonly authenticator?: boolean;
}

interface Entrance {
  readonly client: string;
  readonly redirectUri: string;
  readonly scope: string;
}

const password = 'four rivers, one harbour';

/** Somebody with an account in the realm, and what their browser does to sign in: authorization code with PKCE. */
export class KeycloakPerson {
  private constructor(
    private readonly url: string,
    private readonly redirectUri: string,
    readonly name: string,
    private readonly secret: string | undefined,
  ) {}

  static async create(
    admin: KeycloakAdmin,
    publicUrl: string,
    name: string,
    wish: PersonWish,
  ): Promise<KeycloakPerson> {
    const secret = wish.authenticator ? randomBytes(20).toString('hex') : undefined;
    const { id } = await newUser(admin, name, wish, secret);
    const known = await admin.get<readonly { name: string }[]>(`/${realmName}/roles`);
    const roles = known.filter((role) => wish.roles.includes(role.name));
    await admin.post(`/${realmName}/users/${id}/role-mappings/realm`, roles);
    return new KeycloakPerson(admin.url, `${publicUrl}/signed-in`, name, secret);
  }

  /** Signs in to Duijie on Keycloak's own pages, with the code of the authenticator where there is one. */
  signIn(scope = 'openid'): Promise<Tokens> {
    return this.enter({ client: clientId, redirectUri: this.redirectUri, scope });
  }

  /** Signs in to the page on which Keycloak lets people look after their own account. */
  signInToAccount(): Promise<Tokens> {
    const redirectUri = `${this.url}/realms/${realmName}/account/`;
    return this.enter({ client: 'account-console', redirectUri, scope: 'openid' });
  }

  refresh({ refresh_token }: Tokens): Promise<Tokens> {
    return this.take(clientId, { grant_type: 'refresh_token', refresh_token });
  }

  private async enter({ client, redirectUri, scope }: Entrance): Promise<Tokens> {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const asked = new URLSearchParams({
      ...{ response_type: 'code', client_id: client, redirect_uri: redirectUri, scope, state: 'here' },
      ...{ code_challenge: challenge, code_challenge_method: 'S256' },
    });
    const browser = new Cookies();
    let page = await browser.ask(`${this.endpoint('auth')}?${asked}`);
    if (page.status === 200) page = await browser.ask(formOf(await page.text()), { username: this.name, password });
    if (this.secret !== undefined) page = await browser.ask(formOf(await page.text()), { otp: this.code(this.secret) });
    const location = page.headers.get('location');
    const answer = location === null ? undefined : new URL(location).searchParams;
    const code = answer?.get('code');
    if (!code) {
      const reason = answer?.get('error_description') ?? (await page.text());
      throw new Error(`${this.name} was not let in (${page.status}): ${reason}`);
    }
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
    return this.take(client, grant);
  }

  private async take(client: string, grant: Readonly<Record<string, string>>): Promise<Tokens> {
    const body = new URLSearchParams({ client_id: client, ...grant });
    const answer = await fetch(this.endpoint('token'), { method: 'POST', body });
    if (!answer.ok) throw new Error(`No tokens for ${this.name} (${answer.status}): ${await answer.text()}`);
    return (await answer.json()) as Tokens;
  }

  private endpoint(name: string): string {
    return `${this.url}/realms/${realmName}/protocol/openid-connect/${name}`;
  }

  /** RFC 6238, as the realm's policy has it: SHA-1, six digits, thirty seconds. */
  private code(secret: string): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
    const digest = createHmac('sha1', secret).update(counter).digest();
    const offset = (digest.at(-1) ?? 0) & 15;
    return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}

async function newUser(
  admin: KeycloakAdmin,
  name: string,
  { attributes = {} }: PersonWish,
  secret: string | undefined,
) {
  const authenticator = {
    type: 'otp',
    secretData: JSON.stringify({ value: secret }),
    credentialData: JSON.stringify({ subType: 'totp', digits: 6, counter: 0, period: 30, algorithm: 'HmacSHA1' }),
  };
  const credentials = [{ type: 'password', value: password, temporary: false }, ...(secret ? [authenticator] : [])];
  await admin.post(`/${realmName}/users`, { username: name, enabled: true, attributes, credentials });
  const [user] = await admin.get<readonly { id: string }[]>(`/${realmName}/users?username=${name}&exact=true`);
  if (!user) throw new Error(`Keycloak did not keep ${name}.`);
  return user;
}

/** Where the form of a page goes. */
function formOf(html: string): string {
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  if (!action) throw new Error(`This page has no form: ${html.slice(0, 2_000)}`);
  return action;
}

/** As much of a browser as signing in needs. */
class Cookies {
  private readonly kept = new Map<string, string>();

  async ask(address: string, typed?: Readonly<Record<string, string>>): Promise<Response> {
    const cookie = [...this.kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(typed ? { method: 'POST', body: new URLSearchParams(typed) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.kept.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }
}
