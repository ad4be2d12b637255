import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventKinds, forOutsiders } from '@duijie/contracts';
import type { EventKind } from '@duijie/contracts';
import { asyncApiOf } from '@duijie/platform';

const workspace = fileURLToPath(new URL('..', import.meta.url));

/** A method that hears an event, as its source says. */
export interface Listener {
  readonly event: string;
  readonly listener: string;
  readonly broadcast: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(`${workspace}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => `${folder}/${path}`)
    .sort();
}

function text(path: string): string {
  return readFileSync(`${workspace}${path}`, 'utf8');
}

/** Every `@Handles(…)` of the services; what the platform itself hears, each service hears. */
export function listeners(): Listener[] {
  const services = readdirSync(`${workspace}services`).map((name) => `services/${name}/src`);
  return [...services, 'libs/platform/src']
    .flatMap(sources)
    .filter((path) => path.endsWith('.consumer.ts'))
    .flatMap((path) =>
      [...text(path).matchAll(/@Handles\(\s*(\w+)\s*(,[^)]*broadcast[^)]*)?/g)].map(([, event, broadcast]) => ({
        event: event ?? '',
        listener: path.startsWith('libs/') ? 'every service' : (path.split('/')[1] ?? ''),
        broadcast: broadcast !== undefined,
      })),
    );
}

/** What each event's class says of itself, from the comment above it. */
function meanings(): Map<string, string> {
  const declared = sources('libs/contracts/src').flatMap((path) => [
    ...text(path).matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*@Event\([^)]*\)\s*export class (\w+)/g),
  ]);
  return new Map(declared.map(([, comment, name]) => [name ?? '', plain(comment ?? '')]));
}

function plain(comment: string): string {
  return comment.replace(/\s*\n\s*\* ?/g, ' ').trim();
}

type Schema = { type?: string; enum?: unknown[]; $ref?: string; items?: Schema; anyOf?: Schema[] };
type Payload = { properties: Record<string, Schema>; required?: string[] };

function shapeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(shapeOf).join(' or ');
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.items) return `list of ${shapeOf(schema.items)}`;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  return schema.type ?? 'anything';
}

function fieldsOf({ properties, required = [] }: Payload): string[] {
  const rows = Object.entries(properties).map(
    ([name, schema]) => `| \`${name}\` | ${shapeOf(schema)} | ${required.includes(name) ? 'yes' : ''} |`,
  );
  return ['| field | holds | always there |', '| --- | --- | --- |', ...rows];
}

function heardBy(kind: EventKind, all: readonly Listener[]): string {
  const names = all
    .filter((listener) => listener.event === kind.name)
    .map(({ listener, broadcast }) => (broadcast ? `${listener} (each instance)` : listener));
  const outside = forOutsiders[kind.name];
  return [...new Set(names), ...(outside === undefined ? [] : [`outsiders: ${outside}`])].join(', ');
}

function section(topic: string, kinds: readonly EventKind[], payload: (name: string) => Payload): string[] {
  const says = meanings();
  const all = listeners();
  const first = kinds[0];
  if (!first) return [];
  const rows = kinds.map((kind) => `| ${kind.name} | ${says.get(kind.name) ?? ''} | ${heardBy(kind, all)} |`);
  return [
    `## \`${topic}\``,
    '',
    `Published by ${topic.split('.')[0]}, in order per \`${first.key}\`.${first.isPassing ? ' Not compacted, but kept for 30 days: no event replaces another.' : ''}`,
    '',
    '| event | it says | heard by |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...fieldsOf(payload(first.name)),
    '',
  ];
}

interface EventDocument {
  readonly components: {
    readonly messages: Record<string, { payload: Payload }>;
    readonly schemas: Record<string, Payload>;
  };
}

function asyncApi(): EventDocument {
  const { version } = JSON.parse(text('package.json')) as { version: string };
  return asyncApiOf(version) as unknown as EventDocument;
}

/** `docs/events.md`: every topic, what its events say, who hears them, and their fields. */
export function eventsPage(): string {
  const { messages, schemas } = asyncApi().components;
  const payload = (name: string): Payload => messages[name]?.payload ?? { properties: {} };
  const byTopic = Map.groupBy(eventKinds(), (kind) => kind.topic);
  const parts = Object.entries(schemas).flatMap(([name, schema]) => [`### ${name}`, '', ...fieldsOf(schema), '']);
  return [
    '# Events',
    '',
    'Made by `npm run docs:events` from the classes of libs/contracts and the consumers of the services; do not edit.',
    'CloudEvents 1.0; the type is `org.duijie.` and the name of the event. A topic is compacted unless it says otherwise: the body of an event',
    'is the whole public state of its aggregate, so the last one of a key is enough. A reader ignores revisions that it',
    'has seen and fields that it does not know. The same for machines: [asyncapi.json](asyncapi.json).',
    '',
    ...[...byTopic].sort(([a], [b]) => a.localeCompare(b)).flatMap(([topic, kinds]) => section(topic, kinds, payload)),
    '## Parts',
    '',
    ...parts,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** `docs/asyncapi.json`. */
export function asyncApiFile(): string {
  return `${JSON.stringify(asyncApi(), null, 2)}\n`;
}
