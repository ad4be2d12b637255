import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hearOpening, hearShortlist, nothingHeard } from './shortlist-memory.ts';
import type { Decision, HeardList, HeardState, ShortlistMemory } from './shortlist-memory.ts';

const opening = 'opn_1';
const employer = 'org_1';

function aList(revision: number, graduates: readonly string[], overrides: Partial<HeardList> = {}): HeardList {
  const items = graduates.map((graduateId) => ({ graduateId, college: 'org_2', fit: 5000 }));
  return { id: opening, revision, openingRevision: 2, material: 1, items, ...overrides };
}

function aState(revision: number, state: HeardState['state'], pausedBy: HeardState['pausedBy'] = null): HeardState {
  return { id: opening, revision, employer, state, pausedBy };
}

/** Hears one thing after the other and collects what each told, as `kind recipient`. */
function hearAll(events: readonly (HeardList | HeardState)[], from = nothingHeard(opening)) {
  let memory: ShortlistMemory = from;
  const told: string[][] = [];
  const ids: string[] = [];
  for (const heard of events) {
    const decision: Decision | undefined = 'items' in heard ? hearShortlist(memory, heard) : hearOpening(memory, heard);
    told.push((decision?.notices ?? []).map(({ kind, recipient }) => `${kind} ${recipient.replace('org_2/', '')}`));
    ids.push(...(decision?.notices ?? []).map(({ id }) => id));
    memory = decision?.next ?? memory;
  }
  return { memory, told, ids };
}

describe('the memory of a shortlist', () => {
  it('a graduate is told of entering, with place and length of the list', () => {
    const decision = hearShortlist(nothingHeard(opening), aList(1, ['grd_a', 'grd_b']), { en: 'Fitter' });
    expect(decision?.notices.map(({ recipient, params }) => [recipient, params])).toEqual([
      ['org_2/grd_a', { title: { en: 'Fitter' }, rank: 1, listed: 2 }],
      ['org_2/grd_b', { title: { en: 'Fitter' }, rank: 2, listed: 2 }],
    ]);
  });

  it('whoever stays in the list hears nothing, whatever the place', () => {
    expect(hearAll([aList(1, ['grd_a', 'grd_b']), aList(2, ['grd_b', 'grd_a'])]).told[1]).toEqual([]);
  });

  it('whoever left and comes back is told again only after a material change', () => {
    const { told, ids } = hearAll([
      aList(1, ['grd_a']),
      aList(2, []),
      aList(3, ['grd_a']),
      aList(4, [], { material: 2, openingRevision: 3 }),
      aList(5, ['grd_a'], { material: 2, openingRevision: 3 }),
    ]);
    expect(told).toEqual([['shortlisted grd_a'], [], [], [], ['shortlisted grd_a']]);
    expect(new Set(ids).size).toBe(2);
  });

  it('a material change tells nobody who stayed', () => {
    expect(hearAll([aList(1, ['grd_a']), aList(2, ['grd_a'], { material: 2 })]).told[1]).toEqual([]);
  });

  it('an older or equal list changes nothing', () => {
    const { memory } = hearAll([aList(3, ['grd_a'])]);
    expect(hearShortlist(memory, aList(3, ['grd_b']))).toBeUndefined();
    expect(hearShortlist(memory, aList(2, ['grd_b']))).toBeUndefined();
  });

  it('a suspension tells those in the list and the employer, once, and so does its end', () => {
    const { told, ids } = hearAll([
      aList(1, ['grd_a', 'grd_b']),
      aState(3, 'paused', 'suspension'),
      aState(3, 'paused', 'suspension'),
      aList(2, [], { openingRevision: 3 }),
      aState(4, 'published'),
      aState(3, 'paused', 'suspension'),
      aList(3, ['grd_a', 'grd_b'], { openingRevision: 4 }),
    ]);
    expect(told[1]).toEqual(['openingPaused grd_a', 'openingPaused grd_b', `openingPaused ${employer}`]);
    expect(told[4]).toEqual(['openingResumed grd_a', 'openingResumed grd_b', `openingResumed ${employer}`]);
    expect([told[2], told[3], told[5], told[6]]).toEqual([[], [], [], []]);
    expect(new Set(ids).size).toBe(8);
  });

  it('a list that was emptied before the pause is heard of does not keep the students in the dark', () => {
    const byPause = hearAll([
      aList(1, ['grd_a']),
      aList(2, [], { openingRevision: 3 }),
      aState(3, 'paused', 'suspension'),
    ]);
    expect(byPause.told[2]).toContain('openingPaused grd_a');
    const bySuspension = hearAll([aList(1, ['grd_a']), aList(2, []), aState(3, 'paused', 'suspension')]);
    expect(bySuspension.told[2]).toContain('openingPaused grd_a');
    const resumedAlready = hearAll([
      aList(1, ['grd_a']),
      aList(2, [], { openingRevision: 3 }),
      aList(3, ['grd_a', 'grd_b'], { openingRevision: 4 }),
      aState(3, 'paused', 'suspension'),
    ]);
    expect(resumedAlready.told[3]).toEqual(['openingPaused grd_a', `openingPaused ${employer}`]);
  });

  it('whoever dropped out by a revision of the opening is not told of its pause', () => {
    const { told } = hearAll([
      aList(1, ['grd_a']),
      aList(2, [], { openingRevision: 3, material: 2 }),
      aState(4, 'paused', 'suspension'),
    ]);
    expect(told[2]).toEqual([`openingPaused ${employer}`]);
  });

  it('a list from before the pause that comes after it tells of both', () => {
    const { told } = hearAll([aState(3, 'paused', 'suspension'), aList(1, ['grd_a']), aState(4, 'published')]);
    expect(told).toEqual([
      [`openingPaused ${employer}`],
      ['shortlisted grd_a', 'openingPaused grd_a'],
      ['openingResumed grd_a', `openingResumed ${employer}`],
    ]);
  });

  it('a pause by the employer tells nobody, and an opening that ends while suspended does not resume', () => {
    expect(
      hearAll([aList(1, ['grd_a']), aState(3, 'paused', 'employer'), aState(4, 'published')]).told.slice(1),
    ).toEqual([[], []]);
    const ended = hearAll([aState(3, 'paused', 'suspension'), aState(4, 'cancelled'), aState(5, 'published')]);
    expect(ended.told.slice(1)).toEqual([[], []]);
  });

  it('a second suspension is told anew', () => {
    const { told, ids } = hearAll([
      aList(1, ['grd_a']),
      aState(3, 'paused', 'suspension'),
      aState(4, 'published'),
      aState(5, 'paused', 'suspension'),
    ]);
    expect(told[3]).toEqual(['openingPaused grd_a', `openingPaused ${employer}`]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const graduates = ['grd_a', 'grd_b', 'grd_c', 'grd_d'];
const steps = fc.array(fc.record({ members: fc.shuffledSubarray(graduates), material: fc.boolean() }), {
  maxLength: 20,
});

/** Lists in the order of their revisions; `material` counts up where a step says so. */
function listsOf(given: readonly { members: string[]; material: boolean }[]): HeardList[] {
  let material = 1;
  return given.map((step, index) => {
    if (step.material) material += 1;
    return aList(index + 1, step.members, { material, openingRevision: material + 1 });
  });
}

describe('laws of telling', () => {
  it('a graduate is told exactly when they enter and were not told at this material count', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const lists = listsOf(given);
        const toldAt = new Map<string, number>();
        let before: string[] = [];
        const wanted = lists.map((list) => {
          const now = list.items.map(({ graduateId }) => graduateId);
          const entering = now.filter((one) => !before.includes(one) && (toldAt.get(one) ?? 0) < list.material);
          for (const one of entering) toldAt.set(one, list.material);
          before = now;
          return entering.map((one) => `shortlisted ${one}`);
        });
        const { told, ids } = hearAll(lists);
        expect(told).toEqual(wanted);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('events that come again, or late and old, change nothing', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (given, seed) => {
        const lists = listsOf(given);
        const again = lists.flatMap((list, index) => [list, lists[seed % (index + 1)] ?? list]);
        const once = hearAll(lists);
        const twice = hearAll(again);
        expect(twice.ids).toEqual(once.ids);
        expect(twice.memory).toEqual(once.memory);
      }),
    );
  });

  it('lists merged away after a crash never name anything twice', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (given, crashed) => {
        // A crash loses the memory after the inbox has the notices; the log may keep only a later list.
        let memory = nothingHeard(opening);
        const inbox = new Map<string, { recipient: string; material: number }>();
        listsOf(given).forEach((list, index) => {
          const decision = hearShortlist(memory, list);
          for (const { id, recipient } of decision?.notices ?? []) {
            if (!inbox.has(id)) inbox.set(id, { recipient, material: list.material });
          }
          if (!crashed[index]) memory = decision?.next ?? memory;
        });
        const per = [...inbox.values()].map(({ recipient, material }) => `${recipient} ${material}`);
        expect(new Set(per).size).toBe(per.length);
      }),
    );
  });

  it('whatever the order of list and pause, every student in the list hears of the pause once', () => {
    fc.assert(
      fc.property(fc.subarray(graduates), fc.constantFrom(2, 3), fc.boolean(), (members, emptiedAt, first) => {
        const pause = aState(3, 'paused', 'suspension');
        const emptied = aList(2, [], { openingRevision: emptiedAt });
        const { told } = hearAll([aList(1, members), ...(first ? [pause, emptied] : [emptied, pause])]);
        const paused = told.flat().filter((line) => line.startsWith('openingPaused grd_'));
        expect(paused).toEqual(members.map((member) => `openingPaused ${member}`));
      }),
    );
  });
});
