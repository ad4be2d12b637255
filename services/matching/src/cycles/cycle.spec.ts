import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '@duijie/domain';
import {
  cancelCycle,
  computeCycle,
  draftCycle,
  finaliseCycle,
  followedUp,
  freezeCycle,
  openCycle,
  publicCycle,
  publishCycle,
  reviseCycle,
  signOffCycle,
} from './cycle.ts';
import type { Computed, Cycle, CyclePlan, Frozen, KeptFile } from './cycle.ts';

const day = (number: number) => `2026-12-${String(number).padStart(2, '0')}T00:00:00.000Z`;
const plan: CyclePlan = {
  alliance: null,
  title: { zh: '订单班分配' },
  openings: ['opn_1', 'opn_2'],
  opensAt: day(1),
  preferencesUntil: day(8),
  freezeAt: day(8),
  answerUntil: day(15),
};
const commitment = { commitment: 'c'.repeat(64), sealed: { secret: 'sealed secret', key: 'sealed key' } };
const file: KeptFile = { id: 'fil_1', bytes: 1, sha256: 'd'.repeat(64), type: 'text', key: 'file key' };
const frozen: Frozen = {
  at: day(9),
  digest: 'e'.repeat(64),
  openings: [],
  leftOut: [],
  participants: 2,
  assumed: 1,
  pairs: 3,
  inputs: file,
  roster: file,
};
const counts = { openings: 2, closed: 0, seats: 2, taken: 2, participants: 2, unmatched: 0 };
const computed: Computed = { at: day(9), by: 'acc_1', counts, result: file, requiredReasons: [] };

const draft = () => draftCycle('cyc_1', plan, day(1)).next;
const open = () => openCycle(draft(), commitment, day(1)).next;
const frozenOne = () => freezeCycle(open(), frozen, day(9)).next;
const computedOne = (more: Partial<Computed> = {}) => computeCycle(frozenOne(), { ...computed, ...more }, day(9)).next;
const published = () =>
  publishCycle(signOffCycle(computedOne(), 'acc_2', undefined, day(9)).next, 'secret', day(9)).next;

function refusal(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('It was not refused.');
}

describe('a cycle', () => {
  it('goes from the draft to the end, and each step but the first tells what happened', () => {
    const told = [
      openCycle(draft(), commitment, day(1)),
      freezeCycle(open(), frozen, day(9)),
      computeCycle(frozenOne(), computed, day(9)),
      signOffCycle(computedOne(), 'acc_2', undefined, day(9)),
      publishCycle(signOffCycle(computedOne(), 'acc_2', undefined, day(9)).next, 'secret', day(9)),
      finaliseCycle(followedUp(published(), day(9)).next, 0, day(16)),
    ];
    expect(draftCycle('cyc_1', plan, day(1)).events).toEqual([]);
    expect(told.map(({ events }) => events.map((each) => each.constructor.name).join())).toEqual([
      'CycleOpened',
      'CycleFrozen',
      'AllocationComputed',
      'AllocationSignedOff',
      'AllocationPublished',
      'CycleFinalised',
    ]);
  });

  it('tells nobody its keys, nor its figures before they are published', () => {
    for (const cycle of [open(), frozenOne(), computedOne(), published()]) {
      expect(JSON.stringify(publicCycle(cycle))).not.toMatch(/sealed|file key|acc_/);
    }
    expect(publicCycle(computedOne()).counts).toBeNull();
    expect(publicCycle(published()).counts).toEqual(counts);
  });

  it('is frozen once, and not before its time', () => {
    expect(refusal(() => freezeCycle(frozenOne(), frozen, day(9)))).toMatchObject({
      kind: 'conflict',
      code: 'cycle.wrong-state',
      details: { state: 'frozen', allowedStates: ['open'] },
    });
    expect(refusal(() => freezeCycle(open(), { ...frozen, at: day(7) }, day(9))).code).toBe('cycle.too-early');
  });

  it('is not opened when its deadline has passed, and not changed once it is open', () => {
    expect(refusal(() => openCycle(draft(), commitment, day(8))).errors[0]).toMatchObject({ code: 'past' });
    expect(refusal(() => reviseCycle(open(), plan, day(2))).code).toBe('cycle.wrong-state');
    expect(reviseCycle(draft(), { ...plan, openings: ['opn_3'] }, day(2)).next.openings).toEqual(['opn_3']);
  });

  it('is signed off by another than who computed, in writing where a reason is asked for', () => {
    expect(refusal(() => signOffCycle(computedOne(), 'acc_1', 'x', day(9))).code).toBe('cycle.own-computation');
    const imbalanced = computedOne({ requiredReasons: ['sex'] });
    expect(refusal(() => signOffCycle(imbalanced, 'acc_2', ' ', day(9))).errors[0]?.pointer).toBe('/note');
    expect(signOffCycle(imbalanced, 'acc_2', '已复核', day(9)).next.signOff).toMatchObject({ note: '已复核' });
  });

  it('ends only when all places are made and answered', () => {
    expect(refusal(() => finaliseCycle(published(), 0, day(16))).code).toBe('cycle.answers-awaited');
    const made = followedUp(published(), day(9)).next;
    expect(refusal(() => finaliseCycle(made, 3, day(16))).details).toEqual({ unanswered: 3 });
  });

  it('can be called off with a reason until it is published', () => {
    const calledOff = (cycle: Cycle) => cancelCycle(cycle, '学校推迟', day(2));
    expect(calledOff(draft()).events).toEqual([]);
    expect(calledOff(open()).events).toHaveLength(1);
    expect(refusal(() => cancelCycle(open(), '', day(2))).errors[0]?.pointer).toBe('/note');
    expect(refusal(() => calledOff(published())).code).toBe('cycle.wrong-state');
  });
});
