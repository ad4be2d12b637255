import type { Json } from './client.ts';

/** Words that a schema's pattern asks for and that cannot be made up from it; for fields of that name and kind. */
const known: Record<string, unknown> = {
  country: 'KZ',
  login: 'stranger@example.org',
  start: '2030-07-01',
  startsOn: '2030-07-01',
  evaluatedOn: '2026-11-01',
  validUntil: '2030-03-31',
  min: '5000.00',
  max: '7500.00',
  currency: 'CNY',
  code: '4603',
  scope: 'class',
  major: '460301',
  workplaces: ['120113'],
};

const day = String.raw`^\d{4}-\d{2}-\d{2}$`;

/** The smallest body that an operation's schema lets through, so that a refusal is about the caller and not the body. */
export function sampleBody(document: Json, operation: Json): Json {
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  return schema ? sample(document, schema, '') : {};
}

/** The smallest value of a schema; `name` is the field that it stands in. */
export function sample(document: Json, schema: Json, name: string): Json {
  if (schema.$ref) return sample(document, document.components.schemas[schema.$ref.split('/').at(-1)], name);
  const inner = schema.allOf ?? schema.anyOf ?? schema.oneOf;
  if (inner) return sample(document, inner[0], name);
  if (Object.hasOwn(known, name) && schema.type === (Array.isArray(known[name]) ? 'array' : 'string'))
    return known[name];
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') {
    return Array.from({ length: schema.minItems ?? 0 }, () => sample(document, schema.items, ''));
  }
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.pattern === day) return '2030-07-01';
  if (schema.type === 'string') return 'x'.repeat(schema.minLength ?? 1);
  // Words for people are asked for in any language.
  if (schema.properties?.zh && !schema.required) return { zh: '试' };
  const fields = Object.entries<Json>(schema.properties ?? {}).filter(([field]) => schema.required?.includes(field));
  return Object.fromEntries(fields.map(([field, each]) => [field, sample(document, each, field)]));
}
