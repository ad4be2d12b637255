import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { EventKind } from '@duijie/contracts';

export type JsonSchema = Record<string, unknown>;

const options = {
  classTransformerMetadataStorage: defaultMetadataStorage,
  refPointerPrefix: '#/components/schemas/',
  // A rule of our own (`Nested`) says nothing that the others do not.
  additionalConverters: { isIso8601: { type: 'string' as const, format: 'date-time' }, customValidation: {} },
};

/** Working them out takes a tenth of a second, and every service of one process asks for the same. */
let known: { readonly classes: number; readonly schemas: Record<string, JsonSchema> } | undefined;

/**
 * The JSON Schema of every class that carries class-validator decorators, by class name. The decorators are the one
 * place where a shape is written down; events, OpenAPI and AsyncAPI are all derived from here. The answer is the caller's.
 */
export function schemasByClass(): Record<string, JsonSchema> {
  // The type says nothing of this field, which class-validator-jsonschema reads all the same.
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<unknown, unknown>;
  };
  const classes = validationMetadatas.size;
  if (known?.classes !== classes) {
    const entries = Object.entries(validationMetadatasToSchemas(options));
    const schemas = Object.fromEntries(entries.map(([name, schema]) => [name, withNull(schema as JsonSchema)]));
    known = { classes, schemas };
  }
  return structuredClone(known.schemas);
}

/** The JSON Schema of one class, with everything that it inherits. */
export function schemaOf(type: new () => object): JsonSchema {
  return withNull(targetConstructorToSchema(type, options) as JsonSchema);
}

/** An optional field may also be null: class-validator's IsOptional lets both through, so the schema says so. */
function withNull(schema: JsonSchema): JsonSchema {
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  const properties = (schema['properties'] as Record<string, JsonSchema> | undefined) ?? {};
  const widened = Object.entries(properties).map(([name, property]): [string, JsonSchema] => [
    name,
    required.has(name) ? property : { anyOf: [property, { type: 'null' }] },
  ]);
  return { ...schema, properties: Object.fromEntries(widened) };
}

const validators = new Map<string, ValidateFunction>();
/** By the text of their schema: kinds of one aggregate share a shape, and compiling it takes longer than a turn should. */
const compiled = new Map<string, ValidateFunction>();
let compiler: { readonly ajv: Ajv; readonly components: { readonly schemas: Record<string, JsonSchema> } } | undefined;

/** One compiler for all events; every class that an event names is loaded with the contracts, before the first comes. */
function compilerOfBodies(): NonNullable<typeof compiler> {
  if (compiler) return compiler;
  const ajv = new Ajv({ strict: false });
  ajvFormats.default(ajv, ['date-time', 'date']);
  compiler = { ajv, components: { schemas: schemasByClass() } };
  return compiler;
}

/** Says what is wrong with the body of an event, or nothing. Unknown fields pass: they come from a newer version. */
export function bodyMistakes(kind: EventKind, body: unknown): string | undefined {
  let validate = validators.get(kind.name);
  if (!validate) {
    validate = validatorOf(schemaOf(kind.type));
    validators.set(kind.name, validate);
  }
  if (validate(body)) return undefined;
  const mistake = validate.errors?.[0];
  return `${mistake?.instancePath || '/'} ${mistake?.message ?? 'is not valid'}`;
}

function validatorOf(schema: JsonSchema): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known) return known;
  const { ajv, components } = compilerOfBodies();
  const validate = ajv.compile({ ...schema, components });
  compiled.set(text, validate);
  return validate;
}
