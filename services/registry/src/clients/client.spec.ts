import { describe, expect, it } from '@jest/globals';
import { createClient, ownClients, removeClient, scopeBeyond } from './client.ts';
import type { ClientTerms } from './client.ts';

const now = '2026-11-22T04:00:00.000Z';
const terms: ClientTerms = {
  name: { en: 'Reports' },
  kind: 'web',
  redirectUris: ['https://reports.example.org/back'],
  postLogoutRedirectUris: [],
  firstParty: false,
};

describe('a client', () => {
  it('with a list of scopes asks for no other, and for anything without one', () => {
    const scopes = ['openings:read', 'write'];
    expect(scopeBeyond({ scopes }, ['openings:read', 'openings:write'])).toBeUndefined();
    expect(scopeBeyond({ scopes }, ['openings:read', 'read'])).toBe('read');
    expect(scopeBeyond({ scopes }, ['graduates:read'])).toBe('graduates:read');
    expect(scopeBeyond({ scopes: null }, ['read', 'write'])).toBeUndefined();
    expect(scopeBeyond({}, ['read'])).toBeUndefined();
  });

  it.each([
    ['web', 'https://reports.example.org/back'],
    ['web', 'http://127.0.0.1:5173/back'],
    ['native', 'http://[::1]/back'],
    ['native', 'org.example.app:/back'],
  ] as const)('that is %s is sent back to %s', (kind, uri) => {
    expect(createClient('cli_1', { ...terms, kind, redirectUris: [uri] }, now).next.state).toBe('active');
  });

  it.each([
    ['web', 'http://reports.example.org/back'],
    ['web', 'org.example.app:/back'],
    ['web', 'https://reports.example.org/back#part'],
    ['web', 'https://*.example.org/back'],
    ['web', 'https://user:secret@example.org/'],
    ['native', 'javascript:alert(1)'],
    ['native', 'data:text/html,x'],
    ['native', 'not an address'],
  ] as const)('that is %s is never sent to %s', (kind, uri) => {
    expect(() => createClient('cli_1', { ...terms, kind, redirectUris: [uri] }, now)).toThrow('/redirectUris/0');
  });

  it('that was removed is gone once', () => {
    const removed = removeClient(createClient('cli_1', terms, now).next, now).next;
    expect(removed.state).toBe('removed');
    expect(() => removeClient(removed, now)).toThrow('removed');
  });

  it('of the platform itself keeps the same rules', () => {
    for (const own of ownClients('https://duijie.example.org', now)) {
      expect(createClient(own.id, own, now).next.id).toBe(own.id);
    }
  });
});
