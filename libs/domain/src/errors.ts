import type { Text } from './text.ts';

/** The few kinds of refusal that exist; libs/platform maps each to an HTTP status. */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition'
  | 'precondition-required'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable';

/** A name as a part of a pointer (RFC 6901). */
export function pointerPart(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

/** One wrong field of a request: where it is (RFC 6901), what is wrong (the list in docs/errors.md), and how to mend it. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: Text;
  /** What may have been meant, where a word could not be resolved. */
  readonly suggestions?: readonly { readonly code: string; readonly name: Text }[];
  /** The rule that refuses, and where it comes from. */
  readonly rule?: string;
  readonly citation?: string;
}

/** A refusal that the caller can understand and act on. `code` is `<noun>.<what>`, such as `opening.not-a-draft`. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    more: { errors?: readonly FieldError[]; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.errors = more.errors ?? [];
    this.details = more.details ?? {};
  }
}

/** Refuses a request whose fields are wrong: 422 with one entry per field. */
export function invalid(noun: string, errors: readonly FieldError[]): DomainError {
  const first = errors[0];
  const detail = first
    ? `${first.pointer}: ${first.message.en ?? first.message.zh ?? first.code}`
    : 'The request is not valid.';
  return new DomainError('invalid', `${noun}.invalid`, detail, { errors });
}

/** A cursor that was not made by an earlier page of the same query. */
export function wrongCursor(): DomainError {
  const message = { zh: '游标不属于此查询', en: 'This cursor is not from an earlier page of this query' };
  return invalid('cursor', [{ pointer: '/cursor', code: 'format', message }]);
}

/** A thing that does not exist, or that the caller may not know of: the two must look the same. */
export function notFound(noun: string, id: string): DomainError {
  return new DomainError('not-found', `${noun}.not-found`, `There is no ${noun} ${id}.`);
}

/** An act that the present state does not allow; says which states would. */
export function wrongState(noun: string, state: string, allowed: readonly string[], act: string): DomainError {
  return new DomainError(
    'conflict',
    `${noun}.wrong-state`,
    `This ${noun} is ${state}; to ${act} it must be ${allowed.join(' or ')}.`,
    { details: { state, allowedStates: allowed } },
  );
}

/** The caller saw an older revision than the stored one. */
export function staleRevision(noun: string, expected: number, actual: number): DomainError {
  return new DomainError(
    'precondition',
    `${noun}.changed-meanwhile`,
    `This ${noun} is at revision ${actual}, you named ${expected}. Read it again and repeat the change.`,
    { details: { revision: actual } },
  );
}

/** Does an act unless somebody else has changed the same thing meanwhile; then it is theirs that counts. */
export async function unlessChanged(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
  }
}

/** Does an act anew as long as somebody else changes the same thing meanwhile: it has to look at the newest state itself. */
export async function untilUnchanged<Result>(act: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
    }
  }
}
