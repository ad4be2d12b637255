import { applyDecorators } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiProperty, ApiResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';
import { eventKinds } from '@duijie/contracts';
import { typePrefix } from '../events/envelope.ts';
import { schemaOf, schemasByClass } from '../events/schemas.ts';
import type { JsonSchema } from '../events/schemas.ts';
import { completeDocument } from './complete-document.ts';

const described = new WeakSet<object>();
const classesByName = new Map<string, object>();

/** Says what a route answers with, for the OpenAPI document. */
export function Answers(type: new () => object, status = 200): MethodDecorator {
  return applyDecorators(ApiResponse({ status, type }));
}

/** Says that a route takes a merge patch (RFC 7396) of such a resource: nothing of it is required. */
export function TakesPatchOf(type: new () => object): MethodDecorator {
  return applyDecorators(ApiBody({ type }), ApiExtension('x-merge-patch', true));
}

/** Tells Swagger what class-validator knows, so that no shape is written down twice. */
function describeClasses(): void {
  const known = (getMetadataStorage() as unknown as { validationMetadatas: Map<new () => object, unknown> })
    .validationMetadatas;
  for (const type of known.keys()) {
    if (described.has(type)) continue;
    described.add(type);
    const other = classesByName.get(type.name);
    if (other) {
      throw new Error(`Two classes are called ${type.name}. Schemas go by their names: give one of them another name.`);
    }
    classesByName.set(type.name, type);
    const schema = schemaOf(type);
    const required = new Set((schema['required'] as string[] | undefined) ?? []);
    for (const [name, property] of Object.entries(
      (schema['properties'] as Record<string, JsonSchema> | undefined) ?? {},
    )) {
      ApiProperty({ ...property, required: required.has(name) } as Parameters<typeof ApiProperty>[0])(
        type.prototype as object,
        name,
      );
    }
  }
}

/** The OpenAPI 3.1 document of one service. */
export function openApiOf(app: INestApplication, service: string, version: string): OpenAPIObject {
  describeClasses();
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Duijie ${service}`)
    .setVersion(version)
    .addBearerAuth({ type: 'http', description: 'An access token or an API key (dj_…)' })
    .addSecurityRequirements('bearer');
  const document = SwaggerModule.createDocument(app, builder.build());
  document.components = { ...document.components, schemas: { ...document.components?.schemas } };
  addNamedSchemas(document, document.components.schemas as Record<string, unknown>);
  completeDocument(document);
  return document;
}

/** Adds the schemas that a document names, and those that these name in turn: no others of the process. */
function addNamedSchemas(document: object, target: Record<string, unknown>): void {
  const schemas = schemasByClass();
  for (let grown = true; grown;) {
    grown = false;
    for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (!name || target[name] || !schemas[name]) continue;
      target[name] = schemas[name];
      grown = true;
    }
  }
}

/** Shows the interactive page at `/docs`, and the documents at `/openapi.json` and `/asyncapi.json`. */
export function showDocuments(app: INestApplication, openApi: () => OpenAPIObject, version: string): void {
  SwaggerModule.setup('docs', app, openApi, { jsonDocumentUrl: 'openapi.json', yamlDocumentUrl: 'openapi.yaml' });
  const adapter = app.getHttpAdapter();
  adapter.get('/asyncapi.json', (_request: unknown, reply: { send(body: unknown): unknown }) =>
    reply.send(asyncApiOf(version)),
  );
}

/**
 * Several services' documents as one. Paths are distinct, but for those of ops: they stand behind the gateway under the
 * service's name, and come last. Schemas of the same name are the same class.
 */
export function mergeOpenApi(
  title: string,
  version: string,
  services: readonly { readonly name: string; readonly openApi: OpenAPIObject }[],
): OpenAPIObject {
  const [first] = services;
  if (!first) throw new Error('There is no document to merge.');
  const merged: OpenAPIObject = { ...first.openApi, info: { ...first.openApi.info, title, version }, paths: {} };
  const schemas: Record<string, unknown> = {};
  const ops: OpenAPIObject['paths'] = {};
  for (const { name, openApi } of services) {
    for (const [schema, shape] of Object.entries(openApi.components?.schemas ?? {})) {
      // What is part of any service's requests takes no unknown field; where it is answered alone, nothing says so.
      schemas[schema] = { ...shape, ...(schemas[schema] as object | undefined) };
    }
    for (const [path, item] of Object.entries(openApi.paths)) {
      if (path.startsWith('/ops/v1')) ops[path.replace('/ops/v1', `/ops/v1/${name}`)] = namedAfter(name, item);
      else merged.paths[path] = item;
    }
  }
  Object.assign(merged.paths, ops);
  merged.components = {
    ...merged.components,
    schemas: schemas as NonNullable<OpenAPIObject['components']>['schemas'] & object,
  };
  return merged;
}

/** Every service has the same operations of ops; in a document of all, an id may stand once. */
function namedAfter(service: string, item: OpenAPIObject['paths'][string]): OpenAPIObject['paths'][string] {
  const operations = Object.entries(item as Record<string, { operationId?: string }>).map(([method, operation]) => [
    method,
    { ...operation, operationId: `${service}_${operation.operationId}` },
  ]);
  return Object.fromEntries(operations) as OpenAPIObject['paths'][string];
}

/** The AsyncAPI 3.0 document of all events, or of the topics of one service. */
export function asyncApiOf(version: string, owner?: string): Record<string, unknown> {
  const kinds = eventKinds().filter((kind) => !owner || kind.topic.startsWith(`${owner}.`));
  const channels: Record<string, { address: string; messages: Record<string, unknown> }> = {};
  const operations: Record<string, unknown> = {};
  const messages: Record<string, unknown> = {};
  for (const kind of kinds) {
    const channel = kind.topic.replaceAll('.', '_');
    channels[channel] ??= { address: kind.topic, messages: {} };
    channels[channel].messages[kind.name] = { $ref: `#/components/messages/${kind.name}` };
    operations[`publish_${channel}`] = { action: 'send', channel: { $ref: `#/channels/${channel}` } };
    messages[kind.name] = {
      name: `${typePrefix}${kind.name}`,
      title: kind.name,
      contentType: 'application/json',
      headers: {
        type: 'object',
        properties: { ce_id: { type: 'string' }, ce_type: { const: `${typePrefix}${kind.name}` } },
      },
      payload: schemaOf(kind.type),
      bindings: { kafka: { key: { type: 'string', description: `the field ${kind.key}` } } },
    };
  }
  const schemas: Record<string, unknown> = {};
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Duijie events',
      version,
      description:
        'CloudEvents 1.0; topics are keyed by aggregate and compacted, but those of events that are no state.',
    },
    channels,
    operations,
    components: { messages, schemas },
  };
  addNamedSchemas(document, schemas);
  return document;
}
