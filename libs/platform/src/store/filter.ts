import { invalid } from '@duijie/domain';

export type Scalar = string | number | boolean | null;

/** One condition in the form that both engines translate: a set of values, or bounds that all hold. */
export type Term =
  | { readonly kind: 'equals'; readonly field: string; readonly values: readonly Scalar[]; readonly negated: boolean }
  | { readonly kind: 'range'; readonly field: string; readonly bounds: readonly Bound[] };

export interface Bound {
  readonly operator: '>=' | '>' | '<=' | '<';
  readonly value: string | number;
}

const boundOperators = { from: '>=', above: '>', to: '<=', below: '<' } as const;

function refuse(field: string, why: string): never {
  const message = { zh: '筛选条件无效', en: `The condition on ${field} ${why}` };
  throw invalid('filter', [{ pointer: `/${field}`, code: 'format', message }]);
}

function scalar(field: string, value: unknown): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return refuse(field, 'compares with something that is neither text, number, boolean nor null');
}

function rangeOf(field: string, condition: object): Term {
  const bounds: Bound[] = [];
  for (const [name, value] of Object.entries(condition)) {
    const operator = Object.hasOwn(boundOperators, name)
      ? boundOperators[name as keyof typeof boundOperators]
      : undefined;
    if (!operator) refuse(field, `has the unknown word ${name}`);
    if (value === undefined) continue;
    const bound = scalar(field, value);
    if (bound === null || typeof bound === 'boolean') refuse(field, 'has a bound that is neither text nor number');
    bounds.push({ operator, value: bound });
  }
  return { kind: 'range', field, bounds };
}

/**
 * The conditions of a filter, checked. A field whose condition is undefined is refused: whoever forgets the
 * organisation of a caller must get an error and not everybody's documents.
 */
export function termsOf(filter: object | undefined): readonly Term[] {
  return Object.entries(filter ?? {}).map(([field, condition]: [string, unknown]): Term => {
    fieldName(field);
    if (condition === undefined) refuse(field, 'is undefined; leave the field out to allow every value');
    if (typeof condition !== 'object' || condition === null) {
      return { kind: 'equals', field, values: [scalar(field, condition)], negated: false };
    }
    const words = Object.keys(condition);
    if ('in' in condition && words.length === 1) {
      if (!Array.isArray(condition.in)) refuse(field, 'needs a list after in');
      const values = condition.in.map((value: unknown) => scalar(field, value));
      return { kind: 'equals', field, values, negated: false };
    }
    if ('not' in condition && words.length === 1) {
      return { kind: 'equals', field, values: [scalar(field, condition.not)], negated: true };
    }
    return rangeOf(field, condition);
  });
}

/** Field names become part of paths and statements, so only plain ones pass. */
export function fieldName(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    const message = { zh: '字段名只含字母和数字', en: 'A field name has letters and digits only' };
    throw invalid('filter', [{ pointer: '', code: 'unknown-field', message }]);
  }
  return name;
}
