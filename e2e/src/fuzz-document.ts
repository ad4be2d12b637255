import type { Json } from './client.ts';
import { realPath } from './one-of-each.ts';
import type { OneOfEach } from './one-of-each.ts';
import type { Operation } from './operations.ts';

/**
 * The OpenAPI document as a fuzzer shall read it for one role: the operations that let the role in, real resources among
 * the ids, revisions that exist, and a body that works as an example. Made-up ids alone would meet 404 and nothing else.
 */
export function documentFor(role: string, document: Json, operations: readonly Operation[], ids: OneOfEach): Json {
  const paths: Json = {};
  for (const operation of operations) {
    if (!letsIn(role, operation) || isEndless(operation)) continue;
    const described = structuredClone(operation.described);
    for (const parameter of described.parameters ?? []) {
      const real = realValues(parameter, operation, ids);
      if (real.length > 0) parameter.schema = { anyOf: [{ enum: real }, parameter.schema] };
    }
    const body = described.requestBody?.content['application/json'];
    if (body) body.example = operation.body;
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: described };
  }
  return { ...document, paths };
}

function letsIn(role: string, { access }: Operation): boolean {
  if (access.roles === 'anyone') return role === 'visitor';
  if (role === 'visitor') return false;
  return access.roles === 'signed-in' || access.roles.includes(role);
}

/** A stream of events goes on until its client hangs up, which this one never does. */
function isEndless({ path }: Operation): boolean {
  return path.endsWith('/stream') || path.endsWith('/events');
}

function realValues({ name, in: place }: Json, operation: Operation, ids: OneOfEach): string[] {
  if (place === 'header' && name === 'if-match') return ['"1"', '"2"', '"3"', '"4"', '"5"'];
  if (place !== 'path') return [];
  try {
    return [realPath({ ...operation, path: `{${name}}` }, ids)];
  } catch {
    return [];
  }
}
