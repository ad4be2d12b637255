import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceUnderTest } from '@duijie/testing';
import { services, startStandalone } from '../src/standalone.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Record<string, unknown>;
  readonly 'x-access'?: unknown;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}

const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, ...operation })),
  );

/** Where a path of a service stands in the document of all. */
const inAll = (service: string, path: string) => path.replace('/ops/v1', `/ops/v1/${service}`);

describe('OpenAPI documents', () => {
  let folder: string;
  let all: Document;
  const own = new Map<string, Document>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-documents-'));
    for (const plan of services) {
      const service = await serviceUnderTest(plan);
      own.set(plan.name, (await service.call<Document>('GET', '/openapi.json')).body);
      await service.stop();
    }
    const platform = await startStandalone({ DATA_DIR: folder, PORT: '0', DEMO: 'off', LOG_LEVEL: 'silent' });
    all = (await (await fetch(`${platform.url}/openapi.json`)).json()) as Document;
    await platform.stop();
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([...services.map(({ name }) => name), 'all'])('of %s is whole', (name) => {
    const document = name === 'all' ? all : (own.get(name) as Document);
    const operations = operationsOf(document);
    expect(document.openapi).toBe('3.1.0');
    expect(operations.length).toBeGreaterThan(8);
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const named = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference ?? '');
    const schemas = Object.keys(document.components.schemas).map((schema) => `#/components/schemas/${schema}`);
    expect(named.filter((reference) => !schemas.includes(reference))).toEqual([]);
    for (const { name: operation, path, parameters, responses, 'x-access': access } of operations) {
      const inPath = parameters.filter(({ in: place }) => place === 'path').map((parameter) => `{${parameter.name}}`);
      expect([operation, inPath.sort()]).toEqual([operation, (path.match(/\{\w+\}/g) ?? []).sort()]);
      expect([operation, access]).toEqual([operation, expect.anything()]);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['4XX', '503']));
    }
  });

  it('that of all is the union of the services’ own: no operation and no schema less, more or another', () => {
    const operations = [...own].flatMap(([name, document]) =>
      operationsOf(document).map(({ name: operation, parameters, responses }) => ({
        name: inAll(name, operation),
        parameters,
        responses,
      })),
    );
    const shown = operationsOf(all).map(({ name, parameters, responses }) => ({ name, parameters, responses }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(shown.sort(byName)).toEqual(operations.sort(byName));
    const schemas = new Map([...own.values()].flatMap(({ components }) => Object.entries(components.schemas)));
    expect(Object.keys(all.components.schemas).sort()).toEqual([...schemas.keys()].sort());
    for (const [service, document] of own) {
      for (const [name, schema] of Object.entries(document.components.schemas)) {
        const isClosed = [...own.values()].some(
          (each) => each.components.schemas[name]?.['additionalProperties'] === false,
        );
        const closed = isClosed ? { ...schema, additionalProperties: false } : schema;
        expect([service, name, all.components.schemas[name]]).toEqual([service, name, closed]);
      }
    }
  });
});
