import { describe, expect, it } from '@jest/globals';
import { isDueToFreeze, isDueToOpen, nextStep } from './cycle-moments.ts';
import { draftCycle } from './cycle.ts';
import type { Cycle } from './cycle.ts';

const at = (minutes: number) => new Date(Date.parse('2026-11-22T04:00:00.000Z') + minutes * 60_000).toISOString();
const draft = draftCycle(
  'cyc_1',
  {
    alliance: null,
    title: { en: 'Autumn' },
    openings: ['opn_1'],
    opensAt: at(10),
    preferencesUntil: at(20),
    freezeAt: at(30),
    answerUntil: at(40),
  },
  at(0),
).next;
const open: Cycle = { ...draft, state: 'open' };

describe('the moments of a cycle', () => {
  it.each<[number, boolean]>([
    [9, false],
    // Whoever acts by hand at the moment itself is first.
    [10, false],
    [11, true],
    [19, true],
    [20, false],
  ])('a draft that begins in minute 10, with lists until minute 20, opens by itself in minute %i: %s', (now, due) => {
    expect(isDueToOpen(draft, at(now))).toBe(due);
  });

  it('a draft that was changed just now may still be written', () => {
    expect(isDueToOpen({ ...draft, updatedAt: at(11) }, at(11))).toBe(false);
    expect(isDueToOpen({ ...draft, updatedAt: at(11) }, at(12))).toBe(true);
  });

  it.each<[number, boolean]>([
    [29, false],
    [30, false],
    [31, true],
    [500, true],
  ])('an open cycle that freezes in minute 30 does so by itself in minute %i: %s', (now, due) => {
    expect(isDueToFreeze(open, at(now))).toBe(due);
  });

  it('nothing else happens by itself: what a result means, people answer for', () => {
    const states = ['frozen', 'computed', 'signedOff', 'published', 'finalised', 'cancelled'] as const;
    for (const state of states) {
      const cycle: Cycle = { ...draft, state };
      expect([isDueToOpen(cycle, at(15)), isDueToFreeze(cycle, at(500))]).toEqual([false, false]);
      expect(nextStep(cycle)?.by ?? 'operator').toBe('operator');
    }
  });
});
