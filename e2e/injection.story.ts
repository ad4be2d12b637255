import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from './src/client.ts';
import { heldUp } from './src/cycles.ts';
import { fieldsOf } from './src/fields.ts';
import type { Field } from './src/fields.ts';
import * as injections from './src/injections.ts';
import { Insiders } from './src/insiders.ts';
import { oneOfEach, realPath } from './src/one-of-each.ts';
import type { OneOfEach } from './src/one-of-each.ts';
import { operationsOf } from './src/operations.ts';
import type { Operation } from './src/operations.ts';
import { refusalIn } from './src/wire.ts';
import type { WireAnswer } from './src/wire.ts';
import { aWorld, expectHealthy } from './src/world.ts';
import type { World } from './src/world.ts';

const refusals = [400, 401, 403, 404, 405, 409, 412, 413, 414, 415, 422, 428, 429];

/** Tells of an answer that was not as it should be. */
type Found = (what: string, answer: WireAnswer) => void;

describe('injection', () => {
  let world: World;
  let document: Json;
  let operations: Operation[];
  let ids: OneOfEach;
  let insiders: Insiders;

  beforeAll(async () => {
    const environment = {
      REQUESTS_PER_MINUTE: '0',
      ANONYMOUS_REQUESTS_PER_MINUTE: '0',
      FAILED_SIGN_INS_PER_MINUTE: '0',
    };
    world = await aWorld({ environment });
    ({ document, operations } = await operationsOf(world.members.operator));
    ids = await oneOfEach(world);
    insiders = await Insiders.of(world, ids);
    await heldUp(world.members.operator);
  }, 240_000);

  afterAll(() => world.platform.stop(), 60_000);

  const withBody = () => operations.filter(({ described }) => described.requestBody?.content['application/json']);
  const fields = (operation: Operation) => fieldsOf(document, operation).filter(({ schema }) => schema.type);
  const texts = (operation: Operation) => fields(operation).filter(({ schema }) => schema.type === 'string');

  /** Walks through the operations and expects that nothing is found. */
  async function walk(chosen: readonly Operation[], ask: (operation: Operation, found: Found) => Promise<void>) {
    const wrong: string[] = [];
    await insiders.each(chosen, (operation) =>
      ask(operation, (what, { status, text }) => {
        wrong.push(`${operation.name} ${what}: ${status} ${text.slice(0, 400)}`);
      }),
    );
    expect(wrong).toEqual([]);
  }

  const walkFields = (
    chosen: (operation: Operation) => readonly Field[],
    ask: (operation: Operation, field: Field, found: Found) => Promise<void>,
  ) =>
    walk(withBody(), async (operation, found) => {
      for (const field of chosen(operation)) await ask(operation, field, found);
    });

  it('every text, number and list that a body may have has an end', () => {
    const endless = withBody().flatMap((operation) =>
      fieldsOf(document, operation)
        .filter((field) => !hasEnd(field))
        .map(({ pointer }) => `${operation.name} ${pointer}`),
    );
    expect(endless).toEqual([]);
  });

  it('a value of another kind is refused in every field of every body, and the refusal points at it', async () => {
    await walkFields(fields, async (operation, field, found) => {
      for (const value of injections.otherKinds[field.schema.type] ?? []) {
        const answer = await insiders.ask(operation, JSON.stringify(field.with(value)));
        if (!isFair(answer) || !pointsAt(answer, field)) found(`${field.pointer} ${JSON.stringify(value)}`, answer);
      }
    });
  }, 240_000);

  it('null is as good as nothing where something may be left out, and refused where it may not', async () => {
    await walkFields(fields, async (operation, field, found) => {
      const answer = await insiders.ask(operation, JSON.stringify(field.with(null)));
      if (!isFair(answer)) return found(`${field.pointer} null`, answer);
      // A merge patch (RFC 7396) takes away what it says is null.
      if (operation.described['x-merge-patch']) return;
      const without = await insiders.ask(operation, JSON.stringify(field.with(undefined)));
      if (pointsAt(answer, field) !== pointsAt(without, field)) found(`${field.pointer} null or nothing`, answer);
      if (field.isRequired && !pointsAt(answer, field)) found(`${field.pointer} null`, answer);
    });
  }, 240_000);

  it('text that cannot be stored is refused in every field', async () => {
    await walkFields(texts, async (operation, field, found) => {
      for (const [what, text] of Object.entries(injections.brokenTexts)) {
        const answer = await insiders.ask(operation, JSON.stringify(field.with(text)));
        if (!isFair(answer) || !pointsAt(answer, field)) found(`${field.pointer} with ${what}`, answer);
      }
    });
  }, 240_000);

  it('hostile text is data: refused at its field, or kept as it is', async () => {
    await walkFields(texts, async (operation, field, found) => {
      for (const [what, text] of Object.entries(injections.textsFor(field.schema))) {
        const answer = await insiders.ask(operation, JSON.stringify(field.with(text)));
        if (!isFair(answer) || !isKept(answer, field, text)) found(`${field.pointer} with ${what}`, answer);
      }
      const tooLong = '长'.repeat((field.schema.maxLength ?? 4_096) + 1);
      const long = await insiders.ask(operation, JSON.stringify(field.with(tooLong)));
      if (!isFair(long) || !pointsAt(long, field)) found(`${field.pointer} with ${tooLong.length} characters`, long);
    });
  }, 240_000);

  it('keys of prototypes are no JSON for us, and keys that nobody knows are no fields', async () => {
    const objects = (operation: Operation) => fields(operation).filter(({ schema }) => schema.type === 'object');
    await walk(withBody(), async (operation, found) => {
      for (const place of [{ pointer: '', with: (value: Json) => value }, ...objects(operation)]) {
        for (const key of injections.prototypeKeys) {
          const answer = await insiders.ask(operation, injections.textWith(place.with(injections.mark), key));
          if (!isFair(answer) || answer.status !== 400) found(`${place.pointer}/${key}`, answer);
        }
        for (const key of injections.unknownKeys) {
          const answer = await insiders.ask(operation, injections.textWith(place.with(injections.mark), key));
          if (!isFair(answer) || answer.status < 400) found(`${place.pointer}/${key}`, answer);
        }
      }
    });
  }, 240_000);

  it('what two readers could understand differently is read by nobody, at any door', async () => {
    const writing = operations.filter(({ method, described }) => {
      const types = Object.keys(described.requestBody?.content ?? { 'application/json': {} });
      return ['POST', 'PUT', 'PATCH'].includes(method) && types.includes('application/json');
    });
    await walk(writing, async (operation, found) => {
      for (const [what, body] of Object.entries(injections.ambiguousBodies(operation.body))) {
        const answer = await insiders.ask(operation, body);
        if (!isFair(answer) || answer.status !== 400) found(what, answer);
      }
    });
  }, 240_000);

  it('hostile words in a path name nothing', async () => {
    const nested = operations.filter(({ path }) => path.includes('{'));
    await walk(nested, async (operation, found) => {
      for (const [place] of operation.path.matchAll(/\{\w+\}/g)) {
        for (const word of injections.hostileWords) {
          const path = realPath({ ...operation, path: operation.path.replace(place, '%') }, ids).replace(
            '%',
            () => word,
          );
          const answer = await insiders.ask(operation, JSON.stringify(operation.body), { path });
          if (!isFair(answer) || answer.status < 400) found(`${place} ${word}`, answer);
        }
      }
    });
  }, 240_000);

  it('hostile words in a query are refused with their name, or find nothing', async () => {
    const reading = operations.filter(({ method, path }) => method === 'GET' && !/\/(stream|events)$/.test(path));
    await walk(reading, async (operation, found) => {
      for (const { name, in: place } of operation.described.parameters as Json[]) {
        if (place !== 'query') continue;
        const queries = injections.hostileWords.map((word) => `?${name}=${word}`);
        for (const query of [...queries, `?${name}=a&${name}=b`, `?${name}[$ne]=a`, `?${name}[]=a`]) {
          const answer = await insiders.ask(operation, undefined, { query });
          if (!isFair(answer)) found(query.slice(0, 80), answer);
        }
      }
      for (const query of ['?$where=1', '?__proto__=1', '?constructor[prototype][a]=1', '?%00=1', '?=&&=']) {
        const answer = await insiders.ask(operation, undefined, { query });
        if (!isFair(answer)) found(query, answer);
      }
    });
  }, 240_000);

  it('hostile text reaches the rules of every act, and is data there as well', async () => {
    const ends = /\/(suspend|reject|terminate|close|cancel|withdraw|disable|remove|revoke|dissolve)$/;
    const acts = withBody().filter(({ method, path }) => method === 'POST' && path.includes('{'));
    for (const chosen of [acts.filter(({ path }) => !ends.test(path)), acts.filter(({ path }) => ends.test(path))]) {
      await walk(chosen, async (operation, found) => {
        for (const field of texts(operation)) {
          for (const what of ['a quote of SQL', 'a script', 'marks from right to left'] as const) {
            const answer = await insiders.act(operation, JSON.stringify(field.with(injections.hostileTexts[what])));
            if (!isFair(answer)) found(`${field.pointer} with ${what}`, answer);
          }
        }
      });
    }
  }, 240_000);

  it('afterwards the platform is well, and no text ever held it up', async () => {
    const { byWork } = await heldUp(world.members.operator);
    process.stdout.write(`${insiders.asked} requests; the longest turn took ${byWork} ms\n`);
    await expectHealthy(world);
    expect(byWork).toBeLessThan(1_000);
  });
});

/** No fault, and where it is a refusal, one that says why and nothing of our inside. */
function isFair(answer: WireAnswer): boolean {
  if (answer.text.includes('polluted') || answer.headers['set-cookie']) return false;
  if (answer.status < 300) return true;
  try {
    refusalIn(answer, ...refusals);
    return true;
  } catch {
    return false;
  }
}

/** Says of this very field, or of the list whose entry it is, or of something in it, that it is wrong. */
function pointsAt({ status, text }: WireAnswer, { pointer }: Field): boolean {
  if (status !== 422) return false;
  const list = pointer.replace(/\/0$/, '');
  return (JSON.parse(text) as Json).errors.some(
    (error: Json) => error.pointer === list || error.pointer === pointer || error.pointer.startsWith(`${pointer}/`),
  );
}

/** Where an answer shows the field, it shows what was sent. */
function isKept({ status, text, headers }: WireAnswer, { pointer }: Field, sent: string): boolean {
  if (status >= 300 || !headers['content-type']?.includes('json')) return true;
  const shown = pointer
    .split('/')
    .slice(1)
    .reduce((value: Json, key) => value?.[key], JSON.parse(text) as Json);
  return typeof shown !== 'string' || shown === sent;
}

function hasEnd({ schema }: Field): boolean {
  if (schema.enum || schema.pattern) return true;
  if (schema.type === 'string') return schema.maxLength !== undefined;
  if (schema.type === 'integer' || schema.type === 'number') return schema.maximum !== undefined;
  return schema.type !== 'array' || schema.maxItems !== undefined || schema.items.enum !== undefined;
}
