import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLLEGES, EMPLOYERS, SMALL, randomGraduate, randomOpening, randomRecognition } from '../fit/random-world.ts';
import { worldOf } from '../fit/random-world.ts';
import type { WorldData } from '../fit/random-world.ts';
import { referenceShortlist } from '../fit/reference.ts';
import type { Graduate, Opening } from '../fit/world.ts';
import { RUNS, aWorld } from '../fit/worlds.arbitrary.ts';
import { compileOpening } from './compile.ts';
import type { Fitting } from './matcher.ts';
import { Matcher } from './matcher.ts';
import { StandingLists } from './standing-lists.ts';

type Act = { act: string; index: number; variant: number };

const anAct: fc.Arbitrary<Act> = fc.record({
  act: fc.oneof(
    { weight: 6, arbitrary: fc.constant('put') },
    { weight: 4, arbitrary: fc.constantFrom('remove', 'copy') },
    { weight: 3, arbitrary: fc.constantFrom('opening', 'close', 'take', 'step', 'pour') },
    { weight: 2, arbitrary: fc.constantFrom('recognise', 'agree', 'approve') },
  ),
  index: fc.nat({ max: SMALL.graduates + 6 }),
  variant: fc.nat({ max: 5 }),
});

/** What the standing lists were told, and what has been published of them. */
class Stage {
  readonly matcher = new Matcher();
  readonly lists;
  readonly graduates = new Map<string, Graduate>();
  readonly openings = new Map<string, Opening>();
  readonly published = new Map<string, readonly Fitting[]>();

  constructor(
    private data: WorldData,
    spare?: number,
  ) {
    this.lists = new StandingLists(this.matcher, spare === undefined ? undefined : () => spare);
  }

  perform({ act, index, variant }: Act): void {
    const seed = this.data.seed + variant;
    if (act === 'put') this.put(randomGraduate(seed, index, this.data.size));
    else if (act === 'copy') this.put({ ...randomGraduate(seed, 0, this.data.size), id: `grd_${index}` });
    else if (act === 'pour')
      this.pour([index, index + 1, index + 2].map((each) => randomGraduate(seed, each, this.data.size)));
    else if (act === 'remove') this.remove(`grd_${index}`);
    else if (act === 'opening') this.open(randomOpening(seed, index % 4, this.data.size));
    else if (act === 'close') this.close(`opn_${index % 4}`);
    else if (act === 'take') this.take();
    else if (act === 'step') this.lists.settle().next();
    else this.changeWorld(act, index, variant);
  }

  put(graduate: Graduate): void {
    this.graduates.set(graduate.id, graduate);
    this.lists.onGraduate(graduate);
  }

  pour(graduates: readonly Graduate[]): void {
    for (const graduate of graduates) this.graduates.set(graduate.id, graduate);
    this.lists.onManyGraduates(graduates);
  }

  remove(id: string): void {
    this.graduates.delete(id);
    this.lists.onGraduateRemoved(id);
  }

  open(opening: Opening): void {
    this.openings.set(opening.id, opening);
    this.compile([opening]);
  }

  /** The matcher hears of openings first. */
  compile(openings: Iterable<Opening>): void {
    const world = worldOf(this.data);
    for (const opening of openings) {
      const compiled = compileOpening(opening, world);
      this.matcher.openings.put(compiled);
      this.lists.onOpening(compiled);
    }
  }

  close(id: string): void {
    this.openings.delete(id);
    this.matcher.openings.remove(id);
    this.lists.onOpeningRemoved(id);
  }

  /** What is taken differs from what was published before, and is right at the time. */
  take(): void {
    const expected = this.expected();
    for (const { openingId, items } of this.lists.takeChanged()) {
      expect(items).not.toEqual(this.published.get(openingId) ?? []);
      expect(items).toEqual(expected.get(openingId) ?? []);
      this.published.set(openingId, items);
    }
  }

  changeWorld(act: string, index: number, variant: number): void {
    const { data } = this;
    const recognitions = new Map(data.recognitions.map((each) => [each.id, each]));
    const changed = randomRecognition(data.seed + variant, index % 5);
    if (act === 'recognise' && !recognitions.delete(changed.id)) recognitions.set(changed.id, changed);
    const college = COLLEGES[index % COLLEGES.length];
    const employer = EMPLOYERS[variant % EMPLOYERS.length] ?? '';
    const toggled = (set: ReadonlySet<string>, item: string, when: boolean) => {
      const others = [...set].filter((each) => each !== item);
      return !when ? set : new Set(others.length < set.size ? others : [...others, item]);
    };
    this.data = {
      ...data,
      recognitions: [...recognitions.values()],
      agreements: toggled(data.agreements, `${college}/${employer}`, act === 'agree'),
      approved: toggled(data.approved, employer, act === 'approve'),
    };
    this.compile(this.openings.values());
  }

  /** The lists as a full recomputation by the plain reference gives them. */
  expected(): Map<string, readonly Fitting[]> {
    const world = worldOf(this.data);
    return new Map(
      [...this.openings.values()].map((opening) => {
        const { items } = referenceShortlist(opening, [...this.graduates.values()], world);
        return [
          opening.id,
          items.slice(0, opening.shortlist ?? 50).map(({ graduateId, fit }) => ({ graduateId, fit })),
        ];
      }),
    );
  }
}

describe('the standing lists', () => {
  it('equal a full recomputation at any quiet moment, and so does what was published', () => {
    fc.assert(
      fc.property(
        aWorld(),
        fc.array(anAct, { maxLength: 80 }),
        fc.constantFrom(0, 1, 3, undefined),
        fc.boolean(),
        ({ data, graduates, openings }, acts, spare, eager) => {
          const stage = new Stage(data, spare);
          for (const graduate of graduates) stage.put(graduate);
          for (const opening of openings) stage.open(opening);
          for (const act of acts) {
            stage.perform(act);
            if (!eager) continue;
            stage.take();
            Array.from(stage.lists.settle());
          }
          Array.from(stage.lists.settle());
          stage.take();
          expect(stage.lists.isSettled).toBe(true);
          const expected = stage.expected();
          for (const [id, items] of expected) {
            expect(stage.lists.list(id)).toEqual(items);
            expect(stage.published.get(id) ?? []).toEqual(items);
          }
          for (const [id, items] of stage.published) if (!expected.has(id)) expect(items).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('stay exact when far more leave and come than a list has spare places for', () => {
    const size = { ...SMALL, graduates: 300, missing: 0 };
    const data = { seed: 7, size, recognitions: [], agreements: new Set<string>(), approved: new Set(EMPLOYERS) };
    const stage = new Stage(data);
    const plain = {
      ...randomOpening(7, 0, size),
      state: 'published',
      kind: 'employment',
      majorMust: false,
      shortlist: 3,
    };
    stage.open({
      ...plain,
      placeMust: false,
      education: null,
      skills: [{ skill: 'S0', level: 4 }],
      credentials: [],
      languages: [],
    });
    const come = (index: number) => stage.put(randomGraduate(7, index, size));
    Array.from(stage.lists.settle());
    for (let index = 0; index < 200; index += 1) come(index);
    for (let index = 200; index < 300; index += 1) {
      come(index);
      const [first] = stage.lists.list(plain.id) ?? [];
      if (first) stage.remove(first.graduateId);
      expect(stage.lists.list(plain.id)).toEqual(stage.expected().get(plain.id));
    }
  });

  it('publish nothing again that was published before a restart', () => {
    const size = { ...SMALL, missing: 0 };
    const data = { seed: 11, size, recognitions: [], agreements: new Set<string>(), approved: new Set(EMPLOYERS) };
    const opening: Opening = { ...randomOpening(11, 0, size), state: 'published', kind: 'employment', shortlist: 5 };
    const build = () => {
      const stage = new Stage(data);
      for (let index = 0; index < 60; index += 1) stage.put(randomGraduate(11, index, size));
      stage.open({ ...opening, skills: [{ skill: 'S1', level: 2 }], credentials: [], languages: [], majorMust: false });
      return stage.lists;
    };
    const before = build();
    Array.from(before.settle());
    const [published] = before.takeChanged();
    expect(published?.items.length).toBeGreaterThan(0);
    const after = build();
    after.restore(opening.id, published?.items ?? []);
    Array.from(after.settle());
    expect(after.takeChanged()).toEqual([]);
    after.onOpeningRemoved(opening.id);
    expect(after.takeChanged()).toEqual([{ openingId: opening.id, compiled: undefined, items: [] }]);
    expect(after.list(opening.id)).toBeUndefined();
  });
});
