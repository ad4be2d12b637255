import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { eventKinds } from '@duijie/contracts';
import type { EventKind } from '@duijie/contracts';
import { kindNamed } from './kinds.ts';
import { bodyMistakes, schemaOf, schemasByClass } from './schemas.ts';
import type { JsonSchema } from './schemas.ts';

const folder = new URL('../../../contracts/examples/', import.meta.url);
const examples = readdirSync(folder).flatMap((name) =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => ({ name, file })),
);

function read({ name, file }: { name: string; file: string }): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), 'utf8')) as Record<string, unknown>;
}

/** The class that a field holds, or a list of; a field of plain values has none. */
function nested(property: JsonSchema): JsonSchema | undefined {
  const reference = /#\/components\/schemas\/(\w+)/.exec(JSON.stringify(property))?.[1];
  return reference === undefined ? undefined : schemasByClass()[reference];
}

/** Fields of a body that today's class does not have: a field was taken away, which breaks who relies on it. */
function lostFields(body: unknown, schema: JsonSchema, path = ''): string[] {
  if (Array.isArray(body)) return body.flatMap((entry) => lostFields(entry, schema, path));
  if (typeof body !== 'object' || body === null) return [];
  const properties = schema['properties'] as Record<string, JsonSchema>;
  return Object.entries(body).flatMap(([name, value]) => {
    const property = properties[name];
    if (!property) return [`${path}/${name}`];
    const inner = nested(property);
    return inner ? lostFields(value, inner, `${path}/${name}`) : [];
  });
}

describe('The examples of events', () => {
  it.each(eventKinds().map((kind): [string, EventKind] => [kind.name, kind]))('%s has one', (name) => {
    expect(examples.filter((example) => example.name === name)).not.toEqual([]);
  });

  it.each(examples)('$name of $file can be read by the class of today', (example) => {
    const kind = kindNamed(example.name);
    expect(bodyMistakes(kind, read(example))).toBeUndefined();
    expect(lostFields(read(example), schemaOf(kind.type))).toEqual([]);
    expect(typeof read(example)[kind.key]).toBe('string');
  });

  it.each(examples)('$name of $file bears the day of its making', ({ file }) => {
    expect(file).toMatch(/^\d{4}-\d{2}-\d{2}\.json$/);
  });

  it('would tell of a field that was taken away', () => {
    const body = {
      ...read({ name: 'OpeningPublished', file: '2026-11-22.json' }),
      pay: { min: '1.00', bonus: '2.00' },
    };
    expect(lostFields({ ...body, floor: 3 }, schemaOf(kindNamed('OpeningPublished').type))).toEqual([
      '/pay/bonus',
      '/floor',
    ]);
  });
});
