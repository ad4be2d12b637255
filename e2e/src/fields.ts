import type { Json } from './client.ts';
import type { Operation } from './operations.ts';
import { sample } from './sample-body.ts';

/** One field of a body, however deep: where it stands, what it takes, and the body that works with another value in it. */
export interface Field {
  /** Such as `/skills/0/level` (RFC 6901). */
  readonly pointer: string;
  /** What the document says of it, without null. */
  readonly schema: Json;
  readonly isRequired: boolean;
  with(value: unknown): Json;
}

interface Step {
  readonly key: string | number;
  readonly schema: Json;
}

/** Every field that an operation's body can have, those within others included. */
export function fieldsOf(document: Json, { described, body }: Operation): Field[] {
  const schema = described.requestBody?.content?.['application/json']?.schema;
  return schema ? within(document, body, schema, []) : [];
}

function within(document: Json, body: Json, schema: Json, steps: readonly Step[]): Field[] {
  const plain = withoutNull(document, schema);
  if (plain.type === 'array') return field(document, body, [...steps, { key: 0, schema: plain.items }], true);
  return Object.entries<Json>(plain.properties ?? {}).flatMap(([key, inner]) =>
    field(document, body, [...steps, { key, schema: inner }], plain.required?.includes(key) ?? false),
  );
}

function field(document: Json, body: Json, steps: readonly Step[], isRequired: boolean): Field[] {
  const { schema } = steps.at(-1) as Step;
  const own: Field = {
    pointer: steps.map(({ key }) => `/${key}`).join(''),
    schema: withoutNull(document, schema),
    isRequired,
    with: (value) => changed(document, body, steps, value),
  };
  return [own, ...within(document, body, schema, steps)];
}

/** The body with the value in its place; what has to stand around it is made up where the body has nothing. */
function changed(document: Json, around: Json, [step, ...rest]: readonly Step[], value: unknown): Json {
  if (!step) return value;
  const inner = around[step.key] ?? sample(document, withoutNull(document, step.schema), String(step.key));
  const next = changed(document, inner, rest, value);
  return Array.isArray(around) ? [next, ...around.slice(1)] : { ...around, [step.key]: next };
}

function withoutNull(document: Json, schema: Json): Json {
  const choices = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[] | undefined;
  if (choices) return withoutNull(document, choices.find(({ type }) => type !== 'null') as Json);
  return schema.$ref ? withoutNull(document, document.components.schemas[schema.$ref.split('/').at(-1)]) : schema;
}
