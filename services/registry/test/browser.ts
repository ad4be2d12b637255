/** What a person's browser does while signing in: keeps cookies, follows redirects within the platform, sends forms. */
export class Browser {
  private readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(private readonly home: string) {}

  /** Opens an address, and follows until there is a page or the way leads out. */
  async open(address: string): Promise<Visit> {
    return this.follow(await this.ask(address));
  }

  /** Sends the form of a page that leads to such a verb, with what a person types. */
  async submit(page: Visit, verb: string, typed: Readonly<Record<string, string>>): Promise<Visit> {
    return this.follow(await this.send(page, verb, typed));
  }

  /** Sends the form and stops there; says where the browser would go on. */
  async hold(page: Visit, verb: string, typed: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.send(page, verb, typed);
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The form leads nowhere (${answer.status}): ${await answer.text()}`);
    await answer.body?.cancel();
    return new URL(location, answer.url).href;
  }

  forget(): void {
    this.cookies.clear();
  }

  private send(page: Visit, verb: string, typed: Readonly<Record<string, string>>): Promise<Response> {
    const form = page.forms.find(({ action }) => action.endsWith(`/${verb}`));
    if (!form) throw new Error(`The page has no form for ${verb}: ${page.html.slice(0, 2_000)}`);
    return this.ask(new URL(form.action, this.home).href, new URLSearchParams({ ...form.hidden, ...typed }));
  }

  private async follow(answer: Response): Promise<Visit> {
    const location = answer.headers.get('location');
    if (location === null) return new Visit(answer.url, answer.status, answer.headers, await answer.text());
    const next = new URL(location, answer.url);
    await answer.body?.cancel();
    if (next.origin !== this.home || next.pathname === '/signed-in')
      return new Visit(next.href, answer.status, answer.headers, '');
    return this.follow(await this.ask(next.href));
  }

  private async ask(address: string, body?: URLSearchParams): Promise<Response> {
    const { pathname } = new URL(address);
    const sent = [...this.cookies].filter(([, { path }]) => pathname.startsWith(path));
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept: 'text/html', 'accept-language': 'en', ...(cookie === '' ? {} : { cookie }) },
      ...(body ? { body } : {}),
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...terms] = line.split('; ');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const path = terms.find((term) => term.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    if (value === '' || terms.some((term) => /^expires=.*1970/i.test(term))) this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}

/** Where a visit ended, and what is there. */
export class Visit {
  constructor(
    readonly address: string,
    readonly status: number,
    readonly headers: Headers,
    readonly html: string,
  ) {}

  get forms(): readonly { readonly action: string; readonly hidden: Readonly<Record<string, string>> }[] {
    return [...this.html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(
      ([, action = '', inner = '']) => ({
        action,
        hidden: Object.fromEntries(
          [...inner.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
            ([, name = '', value = '']) => [name, value],
          ),
        ),
      }),
    );
  }
}
