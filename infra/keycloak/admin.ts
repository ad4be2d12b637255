/** Keycloak's Admin REST API, with the token of one administrator. */
export class KeycloakAdmin {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  /** Signs in to the realm `master`; throws when that is refused. */
  static async signIn(url: string, user: string, password: string): Promise<KeycloakAdmin> {
    const body = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: user, password });
    const door = `${url}/realms/master/protocol/openid-connect/token`;
    const answer = await fetch(door, { method: 'POST', body }).catch(() => {
      throw new Error(`Keycloak does not answer at ${url}.`);
    });
    if (!answer.ok)
      throw new Error(`Keycloak at ${url} did not let ${user} in (${answer.status}): is the password right?`);
    return new KeycloakAdmin(url, ((await answer.json()) as { access_token: string }).access_token);
  }

  get<Body>(path: string): Promise<Body> {
    return this.send('GET', path);
  }

  post<Body = unknown>(path: string, body: unknown): Promise<Body> {
    return this.send('POST', path, body);
  }

  put<Body = unknown>(path: string, body: unknown): Promise<Body> {
    return this.send('PUT', path, body);
  }

  delete(path: string): Promise<unknown> {
    return this.send('DELETE', path);
  }

  private async send<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await fetch(`${this.url}/admin/realms${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`Keycloak answered ${method} ${path} with ${answer.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  }
}
