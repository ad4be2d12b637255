import { describe, expect, it } from '@jest/globals';
import { registryUnderTest } from './registry-under-test.ts';

describe('the cookies of OpenID Connect', () => {
  it('over TLS a browser takes its cookies from this host alone', async () => {
    const secure = await registryUnderTest({ publicUrl: 'https://duijie.example.org' } as never);
    const terms = new URLSearchParams({
      ...{ client_id: 'duijie-console', redirect_uri: 'https://duijie.example.org/signed-in', response_type: 'code' },
      ...{ scope: 'openid read', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', state: 'a' },
    });
    const body = { login: 'somebody', password: 'four rivers, one harbour', roles: ['operator'] };
    await secure.call('POST', '/v1/accounts', { as: secure.operator, body });
    const cookies = new Map<string, string>();
    const ask = async (address: string, form?: Record<string, string>) => {
      const cookie = [...cookies].map(([name, line]) => `${name}=${line.split(';')[0] ?? ''}`).join('; ');
      const url = new URL(address, secure.url);
      const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
      const options = { redirect: 'manual' as const, headers: { cookie }, ...sent };
      const answer = await fetch(`${secure.url}${url.pathname}${url.search}`, options);
      for (const line of answer.headers.getSetCookie()) {
        const at = line.indexOf('=');
        cookies.set(line.slice(0, at), line.slice(at + 1));
      }
      return { to: answer.headers.get('location') ?? '', html: await answer.text() };
    };
    const { to } = await ask(`/oauth/authorize?${terms.toString()}`);
    const path = new URL(to, secure.url).pathname;
    const csrf = /name="csrf" value="([^"]+)"/.exec((await ask(path)).html)?.[1] ?? '';
    const { login, password } = body;
    await ask((await ask(`${path}/login`, { csrf, lang: 'en', login, password })).to);
    const termsOf = (name: string) => cookies.get(name)?.toLowerCase().split('; ').slice(1);
    for (const name of ['__Secure-interaction', '__Secure-interaction_resume', '__Host-session']) {
      expect(termsOf(name)).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=lax']));
      expect(termsOf(name)?.join()).not.toContain('domain');
    }
    expect(termsOf('__Host-session')).toContain('path=/');
    await secure.stop();
  });
});
