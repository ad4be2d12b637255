import { describe, expect, it } from '@jest/globals';
import { isScope, scopesCover, scopesInclude } from './scopes.ts';

describe('scopes', () => {
  it.each([
    [['read'], 'GET', '/v1/openings/opn_1', true],
    [['read'], 'POST', '/v1/openings', false],
    [['write'], 'POST', '/v1/openings', true],
    [['write'], 'GET', '/v1/openings', false],
    [['openings:read'], 'GET', '/v1/openings?limit=1', true],
    [['openings:read'], 'HEAD', '/v1/openings', true],
    [['openings:read'], 'GET', '/v1/graduates', false],
    [['openings:read'], 'DELETE', '/v1/openings/opn_1', false],
    [['openings:write'], 'PATCH', '/v1/openings/opn_1', true],
    [['ops:read'], 'GET', '/ops/v1/lag', true],
    [[], 'GET', '/v1/openings', false],
    [[], 'GET', '/v1/me', true],
    [[], 'GET', '/docs', true],
  ])('%j: %s %s is %p', (scopes, method, path, allowed) => {
    expect(scopesCover(scopes, method, path)).toBe(allowed);
  });

  it('a narrower list is within a wider one, and not the other way round', () => {
    expect(scopesInclude(['read', 'openings:write'], ['graduates:read', 'openings:write'])).toBe(true);
    expect(scopesInclude(['openings:read'], ['read'])).toBe(false);
    expect(scopesInclude(['openings:read'], [])).toBe(true);
  });

  it.each(['openings', 'openings:delete', 'Openings:read', ':read', 'a:b:read', '', 'openid'])('“%s” is none', (text) =>
    expect(isScope(text)).toBe(false),
  );
  it.each(['read', 'write', 'api-keys:write'])('“%s” is one', (text) => expect(isScope(text)).toBe(true));
});
