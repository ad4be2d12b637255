import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { event } from '@duijie/contracts';
import { DomainError } from '@duijie/domain';
import type { Condition, Filter } from '@duijie/platform';
import { StoreModel } from './store.model.ts';
import type { Bench } from './store.suite.ts';
import { all, changed, revisionsOf, takeAll, thing, ThingChanged } from './store.things.ts';
import type { Thing } from './store.things.ts';

const words = fc.constantFrom('a', 'b', 'É', '学', '🚀', '1', '');
const numbers = fc.constantFrom(-1, 0, 1, 1.5, 10, 2 ** 40);
const nothing = fc.constant(null);
const elements = fc.oneof(words, numbers, fc.boolean(), nothing);

const fields: fc.Arbitrary<Partial<Thing>> = fc.record(
  {
    code: fc.oneof(words, nothing),
    owner: fc.oneof(words, nothing),
    name: fc.oneof(words, nothing),
    seats: fc.oneof(numbers, nothing),
    open: fc.oneof(fc.boolean(), nothing),
    skills: fc.array(elements, { maxLength: 3 }),
    tags: fc.array(elements, { maxLength: 3 }),
    remark: fc.string({ unit: 'grapheme' }),
    // JSON knows no negative zero.
    content: fc.json().map((text): unknown => JSON.parse(JSON.stringify(JSON.parse(text)))),
  },
  { requiredKeys: [] },
);

const conditions: fc.Arbitrary<Condition> = fc.oneof(
  elements,
  fc.record({ in: fc.array(elements, { maxLength: 3 }) }),
  fc.record({ not: elements }),
  fc.record({ from: words, below: words }, { requiredKeys: ['from'] }),
  fc.record({ above: numbers, to: numbers }, { requiredKeys: ['to'] }),
);

const filters: fc.Arbitrary<Filter<Thing>> = fc.dictionary(
  fc.constantFrom('code', 'owner', 'name', 'seats', 'open', 'skills', 'tags'),
  conditions,
  { maxKeys: 2 },
);

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
type Step = (bench: Bench, model: StoreModel) => Promise<void>;

const save = fc
  .tuple(ids, fields, fc.constantFrom(1, 1, 1, 0, 2))
  .map(([id, some, ahead]): Step => async ({ collection }, model) => {
    const revision = Math.max(1, (model.docs.get(id)?.revision ?? 0) + ahead);
    const next = thing(id, { ...some, revision });
    const expected = outcomeOf(() => model.save(next));
    const outcome = await collection.save(changed(next)).then(() => 'stored', codeOf);
    expect(outcome).toBe(expected);
  });

const remove = ids.map((id): Step => async ({ collection }, model) => {
  const revision = (model.docs.get(id)?.revision ?? 0) + 1;
  model.remove(id, revision);
  await collection.remove(id, [event(ThingChanged, { id, revision })]);
});

const mirror = fc
  .tuple(ids, fields, fc.integer({ min: 1, max: 6 }))
  .map(([id, some, revision]): Step => async ({ collection }, model) => {
    // Copies belong to another service, so ours have no unique keys.
    const copy = thing(id, { ...some, revision, code: null, name: null });
    expect(await collection.mirror([copy])).toEqual(model.mirror(copy) ? [id] : []);
  });

const drop = fc.array(ids, { maxLength: 2 }).map((some): Step => async ({ collection }, model) => {
  for (const id of some) model.docs.delete(id);
  await collection.drop(some);
});

const find = fc
  .tuple(filters, fc.constantFrom('id', 'owner', 'seats', 'open', 'name'), fc.boolean(), fc.integer({ min: 1, max: 4 }))
  .map(([filter, sort, descending, limit]): Step => async ({ collection }, model) => {
    const expected = model.find(filter, sort, descending);
    const found: Thing[] = [];
    let cursor: string | undefined;
    do {
      const page = await collection.find({ filter, sort: (descending ? `-${sort}` : sort) as 'id', limit, cursor });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(expected);
    expect(await collection.count(filter)).toBe(expected.length);
    expect(await all(collection.scan(filter))).toEqual(model.find(filter));
  });

function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : String(error);
}

function outcomeOf(act: () => void): string {
  try {
    act();
    return 'stored';
  } catch (error) {
    return codeOf(error);
  }
}

async function emptied(bench: Bench): Promise<void> {
  await takeAll(bench.store);
  await bench.collection.drop((await all(bench.collection.scan())).map(({ id }) => id));
}

/** Random histories against a plain model. */
export function itAnswersLikeTheModel(bench: () => Bench): void {
  it('answers any history of acts and questions as the plain model does', async () => {
    const steps = fc.array(
      fc.oneof({ weight: 4, arbitrary: save }, remove, mirror, drop, { weight: 2, arbitrary: find }),
      { minLength: 5, maxLength: 40, size: 'max' },
    );
    const history = fc.asyncProperty(steps, async (acts) => {
      await emptied(bench());
      const model = new StoreModel();
      for (const act of acts) await act(bench(), model);
      expect(await all(bench().collection.scan())).toEqual(model.find({}));
      const records = await takeAll(bench().store, 7);
      for (const [key, revisions] of model.sent) expect(revisionsOf(records, key)).toEqual(revisions);
    });
    await fc.assert(history, { numRuns: 100, interruptAfterTimeLimit: 20_000 });
  }, 60_000);
}
