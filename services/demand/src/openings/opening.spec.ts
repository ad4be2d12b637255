import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpeningState } from '@duijie/contracts';
import { DomainError } from '@duijie/domain';
import { anOpening } from '@duijie/testing';
import { checkOpening } from '../rules/rule-pack.ts';
import {
  approveOpening,
  cancelOpening,
  closeOpening,
  expireOpening,
  pauseOpening,
  publishOpening,
  resumeOpening,
  returnOpening,
  reviseOpening,
} from './opening.ts';
import type { Opening } from './opening.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const opening = (overrides: Partial<Opening> = {}): Opening => ({
  ...anOpening(),
  reasonCode: null,
  findings: [],
  note: null,
  ...overrides,
});
const warned = () => checkOpening({ kind: 'employment', title: { zh: '限男性' }, duties: {} }, today);
const blocked = () => checkOpening({ kind: 'internship', title: { zh: 'KTV' }, duties: {} }, today);

type Act = (state: Opening, approved: boolean) => Opening | undefined;
const acts: Record<string, Act> = {
  publishClean: (state, approved) => publishOpening(state, [], approved, today, now).next,
  publishWarned: (state, approved) => publishOpening(state, warned(), approved, today, now).next,
  publishBlocked: (state, approved) => publishOpening(state, blocked(), approved, today, now).next,
  approve: (state, approved) => approveOpening(state, approved, 'seen', today, now).next,
  giveBack: (state) => returnOpening(state, 'mend it', now).next,
  revise: (state) => reviseOpening(state, { ...state, seats: state.seats + 1 }, [], now).next,
  reviseWarned: (state) => reviseOpening(state, { ...state }, warned(), now).next,
  pause: (state) => pauseOpening(state, 'employer', now).next,
  suspend: (state) => pauseOpening(state, 'suspension', now).next,
  resume: (state, approved) => resumeOpening(state, 'employer', approved, today, now).next,
  reinstate: (state, approved) => resumeOpening(state, 'suspension', approved, today, now).next,
  close: (state) => closeOpening(state, now).next,
  cancel: (state) => cancelOpening(state, 'no need', now).next,
  expire: (state) => expireOpening(state, '2028-01-01', now)?.next,
};

/** The states of product.md, and where each may lead; a revision may leave the state as it is. */
const paths: Record<OpeningState, readonly OpeningState[]> = {
  draft: ['draft', 'published', 'submitted', 'cancelled'],
  submitted: ['published', 'draft', 'cancelled', 'expired'],
  published: ['published', 'submitted', 'paused', 'closed', 'cancelled', 'expired'],
  paused: ['paused', 'published', 'submitted', 'closed', 'cancelled', 'expired'],
  closed: ['cancelled'],
  filled: [],
  cancelled: [],
  expired: [],
};

function attempt(act: Act, state: Opening, approved: boolean): Opening | undefined {
  try {
    return act(state, approved);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

const history = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.boolean()), { maxLength: 25 });

/** Every step of a history that the rules let happen. */
function steps(acted: readonly (readonly [string, boolean])[]) {
  let state = opening({ state: 'draft' });
  return acted.flatMap(([name, approved]) => {
    const next = attempt(acts[name] as Act, state, approved);
    if (!next) return [];
    const step = { name, approved, before: state, after: next };
    state = next;
    return [step];
  });
}

describe('the life of an opening', () => {
  it('leads through no sequence of acts to a state, or by a way, that it must not', () => {
    fc.assert(
      fc.property(history, (acted) => {
        for (const { before, after } of steps(acted)) {
          expect(paths[before.state]).toContain(after.state);
          expect(after.revision).toBe(before.revision + 1);
          expect(after.material).toBeGreaterThanOrEqual(before.material);
          expect(after.pausedBy !== null).toBe(after.state === 'paused');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes into sight only while its employer is approved', () => {
    fc.assert(
      fc.property(history, (acted) => {
        for (const { approved, before, after } of steps(acted))
          if (before.state !== 'published' && after.state === 'published') expect(approved).toBe(true);
      }),
    );
  });

  it('leaves a suspension only by its end, by ending itself, or by a review', () => {
    fc.assert(
      fc.property(history, (acted) => {
        for (const { name, before, after } of steps(acted)) {
          if (before.pausedBy !== 'suspension' || after.pausedBy === 'suspension') continue;
          expect(['reinstate', 'close', 'cancel', 'expire', 'reviseWarned']).toContain(name);
        }
      }),
    );
  });

  it('keeps the pause of its employer when a suspension ends', () => {
    const resting = pauseOpening(opening(), 'employer', now).next;
    expect(() => resumeOpening(resting, 'suspension', true, today, now)).toThrow(DomainError);
    expect(resumeOpening(resting, 'employer', true, today, now).next).toMatchObject({
      state: 'published',
      pausedBy: null,
    });
  });

  it('is told to others from its publication on, with nothing of what the rules found', () => {
    const draft = opening({ state: 'draft' });
    expect(reviseOpening(draft, { ...draft, seats: 9 }, [], now).events).toEqual([]);
    const { events } = publishOpening(draft, warned(), true, today, now);
    expect(events).toHaveLength(1);
    expect(events[0]).not.toHaveProperty('findings');
    expect(events[0]).not.toHaveProperty('note');
  });

  it('counts a change as material only where matching looks', () => {
    const material = (fields: Partial<Opening>) => {
      const before = opening();
      return reviseOpening(before, { ...before, ...fields }, [], now).next.material;
    };
    expect(material({ seats: 9 })).toBe(2);
    expect(material({ title: { zh: '另一个名字' } })).toBe(1);
  });

  it('neither expires on its last day nor is published after it', () => {
    expect(expireOpening(opening(), '2027-03-31', now)).toBeUndefined();
    expect(expireOpening(opening(), '2027-04-01', now)?.next.state).toBe('expired');
    expect(() => publishOpening(opening({ state: 'draft' }), [], true, '2027-04-01', now)).toThrow(/has passed/);
  });
});
