import 'reflect-metadata';
import { Transform } from 'class-transformer';

/** One environment variable of a service: its name and what it decides, as the README's table shows it. */
export interface Variable {
  readonly name: string;
  readonly field: string;
  readonly means: string;
  readonly fallback: unknown;
}

const variables = new Map<object, { name: string; field: string; means: string }[]>();

/** Says which environment variable fills a field, and in words what it decides. */
export function FromEnvironment(name: string, means: string): PropertyDecorator {
  return (target, field) => {
    const own = variables.get(target) ?? [];
    variables.set(target, [...own, { name, field: String(field), means }]);
  };
}

export const AsNumber = (): PropertyDecorator =>
  Transform(({ value }) => (value === undefined ? value : Number(value)));

/** Every variable that a configuration reads, with its default. */
export function variablesOf(type: new () => object): readonly Variable[] {
  const defaults = new type() as unknown as Record<string, unknown>;
  const found: Variable[] = [];
  for (let at: object | null = type.prototype as object; at; at = Object.getPrototypeOf(at) as object | null) {
    found.unshift(...(variables.get(at) ?? []).map((v) => ({ ...v, fallback: defaults[v.field] })));
  }
  return found;
}
