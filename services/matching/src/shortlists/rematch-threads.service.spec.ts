import { afterAll, describe, expect, it } from '@jest/globals';
import { SMALL, randomGraduate, randomOpening, randomWorldData, worldOf } from '../fit/random-world.ts';
import { compileOpening } from '../kernel/compile.ts';
import { Matcher } from '../kernel/matcher.ts';

import { StandingLists } from '../kernel/standing-lists.ts';
import { RematchThreads } from './rematch-threads.service.ts';

const size = { ...SMALL, graduates: 500 };
const data = { ...randomWorldData(3, size), approved: new Set(['org_e1', 'org_e2', 'org_e3']) };
const world = worldOf(data);

function scene() {
  const matcher = new Matcher();
  for (let index = 0; index < size.graduates; index += 1) matcher.put(randomGraduate(3, index, size));
  const compiled = Array.from({ length: 120 }, (_, index) => compileOpening(randomOpening(3, index, size), world));
  return { matcher, compiled: compiled.filter(({ isOpen }) => isOpen) };
}

describe('matching anew on threads', () => {
  const rematch = new RematchThreads();
  afterAll(() => rematch.onModuleDestroy());

  it('finds the lists that this thread finds', async () => {
    const { matcher, compiled } = scene();
    const asked = compiled.map((each) => ({ compiled: each, limit: 30 }));
    const found = await rematch.lists(matcher, asked);
    expect(found).toEqual(compiled.map((each) => matcher.shortlist(each, 30)));
    expect(found?.some(({ items }) => items.length === 30)).toBe(true);
  });

  it('finds nothing when a graduate changes meanwhile, since some lists would be those of before', async () => {
    const { matcher, compiled } = scene();
    const finding = rematch.lists(
      matcher,
      compiled.map((each) => ({ compiled: each, limit: 30 })),
    );
    matcher.put(randomGraduate(3, 1_000, size));
    expect(await finding).toBeUndefined();
  });

  it('settles standing lists together, but for those that were doubted or replaced meanwhile', async () => {
    const { matcher, compiled } = scene();
    const lists = new StandingLists(matcher);
    for (const each of compiled) {
      matcher.openings.put(each);
      lists.onOpening(each);
    }
    expect(lists.waiting).toBe(compiled.length);
    const settling = lists.settleTogether(rematch);
    const [first] = compiled;
    if (first) lists.onOpening({ ...first });
    await settling;
    expect(lists.waiting).toBe(1);
    for (const each of compiled) {
      const limit = each.opening.shortlist ?? 50;
      expect(lists.list(each.id)).toEqual(matcher.shortlist(each, limit).items);
    }
  });
});
