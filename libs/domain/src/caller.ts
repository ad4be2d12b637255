/** What an account or key may be, across the alliance. */
export const roles = [
  'operator',
  'enterprise',
  'college',
  'student',
  'association',
  'government',
  'evaluator',
  'ops',
] as const;
export type Role = (typeof roles)[number];

/** What a member may do within their own organisation. */
export const duties = ['administrator', 'editor', 'attester', 'signer', 'reviewer'] as const;
export type Duty = (typeof duties)[number];

/** Who asks: the authenticated subject of a request. */
export interface Caller {
  readonly subject: string;
  readonly organisation?: string;
  readonly roles: readonly Role[];
  readonly duties: readonly Duty[];
  /** The graduate that a student is. */
  readonly graduate?: string;
  /** What the key or token is limited to (see scopes.ts); absent: all that the roles may. */
  readonly scopes?: readonly string[];
  /** The sign-in that the token came from. */
  readonly session?: string;
}

/**
 * Whose documents a query may touch. Every query of tenant data asks for one, so that a forgotten check does not
 * compile: `everything` must be written out where it is meant.
 */
export type Scope = { readonly organisation: string } | 'everything';

export const everything: Scope = 'everything';

export function has(caller: Caller, ...wanted: Role[]): boolean {
  return wanted.some((role) => caller.roles.includes(role));
}

/** The caller's own organisation, or everything for the alliance's operators. */
export function scopeOf(caller: Caller): Scope {
  if (has(caller, 'operator')) return everything;
  return { organisation: caller.organisation ?? '' };
}

export function covers(scope: Scope, organisation: string): boolean {
  return scope === everything || (scope !== 'everything' && scope.organisation === organisation && organisation !== '');
}
