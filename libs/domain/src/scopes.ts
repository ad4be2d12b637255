/**
 * What a key or token is limited to: `read` and `write` cover everything, `openings:read` the reading of one family of
 * resources. A family is the first part of a path after `/v1/`, such as `openings` or `api-keys`; `ops` is one too.
 */
export const scopeForm = /^(?:[a-z][a-z-]{0,39}:)?(?:read|write)$/;

export function isScope(text: string): boolean {
  return scopeForm.test(text);
}

/** The family of resources that a path belongs to; none for what belongs to nobody, such as `/docs`. */
export function familyOf(path: string): string | undefined {
  const [, first = '', second = ''] = path.split('?', 1)[0]?.split('/') ?? [];
  if (first === 'ops') return 'ops';
  return first === 'v1' && second !== '' ? second : undefined;
}

/** Who one is may be asked with any scope. */
const alwaysReadable = 'me';

/** May a bearer with these scopes send such a request? Writing does not include reading. */
export function scopesCover(scopes: readonly string[], method: string, path: string): boolean {
  const family = familyOf(path);
  const act = method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  if (family === undefined || (family === alwaysReadable && act === 'read')) return true;
  return scopes.includes(act) || scopes.includes(`${family}:${act}`);
}

/** Does the first list allow all that the second one does? */
export function scopesInclude(scopes: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((scope) => scopes.includes(scope) || scopes.includes(scope.split(':')[1] ?? scope));
}
