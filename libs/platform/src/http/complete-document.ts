import type { OpenAPIObject } from '@nestjs/swagger';
import { schemasByClass } from '../events/schemas.ts';
import type { JsonSchema } from '../events/schemas.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: JsonSchema;
  readonly [more: string]: unknown;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: JsonSchema }> };
  responses: Record<string, unknown>;
  security?: unknown[];
  'x-access'?: { readonly roles: unknown };
  'x-merge-patch'?: boolean;
}

const refPrefix = '#/components/schemas/';

const fieldErrorSchema: JsonSchema = {
  type: 'object',
  required: ['pointer', 'code', 'message'],
  properties: {
    pointer: { type: 'string', description: 'into the request (RFC 6901)' },
    code: { type: 'string' },
    message: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
  },
};

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'A refusal (RFC 9457). Programs decide by type and code; docs/errors.md lists both.',
  required: ['type', 'title', 'status', 'detail', 'traceId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    traceId: { type: 'string' },
    errors: { type: 'array', items: fieldErrorSchema },
  },
};

/** Headers that OpenAPI describes in other ways (security, the media types of answers). */
const unnamedHeaders = new Set(['authorization', 'accept', 'content-type']);

const idempotencyKey: Parameter = {
  name: 'idempotency-key',
  in: 'header',
  required: false,
  description: 'The same key and body gets the first answer again for 24 hours.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
};

/**
 * Writes into a service's document what is true of every operation and what no decorator says: who may, how a request is
 * refused, the headers that all take, and schemas without what Swagger guesses from TypeScript's types.
 */
export function completeDocument(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, JsonSchema>;
  const known = schemasByClass();
  for (const name of Object.keys(schemas)) if (known[name]) schemas[name] = known[name];
  delete schemas['Object'];
  schemas['Problem'] = problemSchema;
  const asked: JsonSchema[] = [];
  for (const item of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      completeParameters(method, operation);
      completeAnswers(operation);
      if (operation['x-access']?.roles === 'anyone') operation.security = [];
      describeFiles(operation);
      const body = operation.requestBody?.content['application/json'];
      if (!body?.schema) continue;
      if (operation['x-merge-patch']) body.schema = patchOf(body.schema, schemas);
      asked.push(body.schema);
    }
  }
  refuseUnknownFields(asked, schemas);
}

function completeParameters(method: string, operation: Operation): void {
  const given = (operation.parameters ?? [])
    .filter((parameter) => parameter.in !== 'header' || !unnamedHeaders.has(parameter.name))
    .filter((parameter) => parameter.name !== idempotencyKey.name)
    .map(withOwnSchema);
  if (method === 'post') given.push(idempotencyKey);
  operation.parameters = given;
}

/** Of a parameter Swagger notes TypeScript's type beside the rules; only the rules are meant, and null cannot be sent. */
function withOwnSchema(parameter: Parameter): Parameter {
  const required = parameter.in === 'path' || (parameter.in === 'header' ? parameter.name === 'if-match' : undefined);
  const choices = parameter.schema?.['anyOf'] as JsonSchema[] | undefined;
  const schema = choices?.find((choice) => choice['type'] !== 'null') ?? parameter.schema;
  return {
    ...parameter,
    required: required ?? parameter.required ?? false,
    ...(schema ? { schema } : {}),
  };
}

/** A file that is sent as it is has no shape that a schema could tell; its type says all. */
function describeFiles({ requestBody }: Operation): void {
  for (const [type, media] of Object.entries(requestBody?.content ?? {})) {
    if (type !== 'application/json' && !type.startsWith('multipart/')) media.schema = { contentMediaType: type };
  }
}

function completeAnswers(operation: Operation): void {
  const content = { 'application/problem+json': { schema: { $ref: `${refPrefix}Problem` } } };
  operation.responses['4XX'] ??= { description: 'Refused: the problem says why and what to do.', content };
  operation.responses['503'] ??= { description: 'Not available at the moment.', content };
}

/** A merge patch (RFC 7396) names what changes alone, so nothing in it is required. */
function patchOf(schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema {
  const name = namedBy(schema);
  const whole = name === undefined ? undefined : schemas[name];
  if (!whole?.['required']) return schema;
  const { required: _, ...partial } = whole;
  schemas[`${name}Patch`] = partial;
  return { $ref: `${refPrefix}${name}Patch` };
}

function namedBy(schema: JsonSchema): string | undefined {
  const reference = schema['$ref'];
  return typeof reference === 'string' ? reference.slice(refPrefix.length) : undefined;
}

/** Whatever a request's body is made of takes no field that is not named. */
function refuseUnknownFields(asked: readonly JsonSchema[], schemas: Record<string, JsonSchema>): void {
  const reached = new Set<string>();
  const next = asked.map((schema) => JSON.stringify(schema));
  for (let text = next.pop(); text !== undefined; text = next.pop()) {
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      const schema = name && !reached.has(name) ? schemas[name] : undefined;
      if (!name || !schema) continue;
      reached.add(name);
      schemas[name] = { ...schema, additionalProperties: false };
      next.push(JSON.stringify(schema));
    }
  }
}
