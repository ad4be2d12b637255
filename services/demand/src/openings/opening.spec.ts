import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpeningState } from '@duijie/contracts';
import { DomainError } from '@duijie/domain';
import { anOpening } from '@duijie/testing';
import { judge, preparedPack } from '../rules/judge.ts';
import { shippedPacks } from '../rules/shipped-packs.ts';
import {
  approveOpening,
  cancelOpening,
  closeOpening,
  expireOpening,
  publishOpening,
  returnOpening,
  reviseOpening,
} from './opening.ts';
import type { Opening } from './opening.ts';
import { endSuspension, followRules, pauseOpening, resumeOpening } from './pauses.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const opening = (overrides: Partial<Opening> = {}): Opening => ({
  ...anOpening(),
  reasonCode: null,
  findings: [],
  note: null,
  ...overrides,
});
const rules = shippedPacks.map(preparedPack);
function found(kind: 'employment' | 'internship', words: string) {
  const findings = judge(opening({ kind, title: { zh: words } }), rules, today);
  return () => findings;
}
const warned = found('employment', '限男性');
const filed = found('internship', '需上夜班');
const blocked = found('internship', 'KTV');
const act = { by: 'acc_author', now };
const decision = { by: 'acc_operator', now, note: 'seen' };

type Act = (state: Opening, approved: boolean) => Opening | undefined;
const acts: Record<string, Act> = {
  publishClean: (state, approved) => publishOpening(state, [], approved, today, act).next,
  publishWarned: (state, approved) => publishOpening(state, warned(), approved, today, act).next,
  publishBlocked: (state, approved) => publishOpening(state, blocked(), approved, today, act).next,
  approve: (state, approved) => approveOpening(state, state.findings, approved, today, decision).next,
  giveBack: (state) => returnOpening(state, { ...decision, note: 'mend it' }).next,
  revise: (state) => reviseOpening(state, { ...state, seats: state.seats + 1 }, [], act).next,
  reviseWarned: (state) => reviseOpening(state, { ...state }, warned(), act).next,
  pause: (state) => pauseOpening(state, 'employer', now).next,
  suspend: (state) => pauseOpening(state, 'suspension', now).next,
  resume: (state, approved) => resumeOpening(state, [], approved, today, act).next,
  resumeWarned: (state, approved) => resumeOpening(state, warned(), approved, today, act).next,
  reinstate: (state, approved) => (approved ? endSuspension(state, [], today, now)?.next : undefined),
  newRulesWarn: (state) => followRules(state, warned(), now)?.next,
  newRulesBlock: (state) => followRules(state, blocked(), now)?.next,
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
          expect(['reinstate', 'close', 'cancel', 'expire', 'reviseWarned', 'newRulesBlock']).toContain(name);
        }
      }),
    );
  });

  it('keeps the pause of its employer when a suspension ends', () => {
    const resting = pauseOpening(opening(), 'employer', now).next;
    expect(endSuspension(resting, [], today, now)).toBeUndefined();
    expect(resumeOpening(resting, [], true, today, act).next).toMatchObject({
      state: 'published',
      pausedBy: null,
    });
  });

  it('is told to others from its publication on, with nothing of what the rules found', () => {
    const draft = opening({ state: 'draft' });
    expect(reviseOpening(draft, { ...draft, seats: 9 }, [], act).events).toEqual([]);
    const { events } = publishOpening(draft, warned(), true, today, act);
    expect(events).toHaveLength(1);
    expect(events[0]).not.toHaveProperty('findings');
    for (const field of ['note', 'authors', 'rulings']) expect(events[0]).not.toHaveProperty(field);
  });

  it('counts a change as material only where matching looks', () => {
    const material = (fields: Partial<Opening>) => {
      const before = opening();
      return reviseOpening(before, { ...before, ...fields }, [], act).next.material;
    };
    expect(material({ seats: 9 })).toBe(2);
    expect(material({ title: { zh: '另一个名字' } })).toBe(1);
  });

  it('neither expires on its last day nor is published after it', () => {
    expect(expireOpening(opening(), '2027-03-31', now)).toBeUndefined();
    expect(expireOpening(opening(), '2027-04-01', now)?.next.state).toBe('expired');
    expect(() => publishOpening(opening({ state: 'draft' }), [], true, '2027-04-01', act)).toThrow(/has passed/);
  });

  it('is let through by another operator than those who wrote it, and the decision stays', () => {
    const held = publishOpening(opening({ state: 'draft' }), warned(), true, today, {
      ...act,
      note: '需搬运重物',
    }).next;
    expect(held).toMatchObject({ state: 'submitted', note: '需搬运重物', authors: ['acc_author'] });
    const own = { ...decision, by: 'acc_author' };
    expect(() => approveOpening(held, held.findings, true, today, own)).toThrow(/another operator/);
    expect(approveOpening(held, held.findings, true, today, decision).next).toMatchObject({
      state: 'published',
      rulings: [
        { act: 'submitted', by: 'acc_author', note: '需搬运重物', findings: [{ rule: 'opening.no-limit-by-sex' }] },
        { act: 'approved', by: 'acc_operator', note: 'seen', filingNumber: null },
      ],
    });
  });

  it('needs a filing number where a rule says so, of the employer or of the operator', () => {
    const draft = opening({ state: 'draft', kind: 'internship' });
    const held = publishOpening(draft, filed(), true, today, act).next;
    expect(() => approveOpening(held, filed(), true, today, decision)).toThrow(/filingNumber/);
    const numbered = { ...decision, filingNumber: '津教备2026-12' };
    expect(approveOpening(held, filed(), true, today, numbered).next.rulings?.at(-1)).toMatchObject({
      filingNumber: numbered.filingNumber,
      by: numbered.by,
    });
    const told = publishOpening(draft, filed(), true, today, { ...act, filingNumber: '津教备2026-13' }).next;
    expect(approveOpening(told, filed(), true, today, decision).next.rulings?.at(-1)).toMatchObject({
      filingNumber: '津教备2026-13',
    });
  });

  it('is refused at the review by rules that came meanwhile', () => {
    const held = publishOpening(opening({ state: 'draft' }), warned(), true, today, act).next;
    expect(() => approveOpening(held, blocked(), true, today, decision)).toThrow(DomainError);
  });
});

describe('new rules and an opening', () => {
  it('what they refuse is paused, and resumes when its words are mended, by its employer', () => {
    const stopped = followRules(opening(), blocked(), now)?.next as Opening;
    expect(stopped).toMatchObject({
      state: 'paused',
      pausedBy: 'rules',
      reasonCode: 'rulesChanged',
      rulings: [{ act: 'paused', by: null }],
    });
    expect(followRules(stopped, blocked(), now)).toBeUndefined();
    expect(() => resumeOpening(stopped, blocked(), true, today, act)).toThrow(DomainError);
    expect(resumeOpening(stopped, [], true, today, act).next).toMatchObject({ state: 'published', findings: [] });
  });

  it('what they warn of goes to an operator, but not what a person let through', () => {
    expect(followRules(opening(), warned(), now)?.next).toMatchObject({
      state: 'submitted',
      reasonCode: 'rulesChanged',
    });
    expect(followRules(opening({ findings: warned() }), warned(), now)).toBeUndefined();
    const stricter = warned().map((finding) => ({ ...finding, severity: 'block' as const }));
    expect(followRules(opening({ findings: warned() }), stricter, now)?.next.state).toBe('paused');
  });

  it('a paused one is stopped for good by what they refuse, and looked at when it resumes for the rest', () => {
    const resting = pauseOpening(opening(), 'employer', now).next;
    expect(followRules(resting, warned(), now)).toBeUndefined();
    expect(resumeOpening(resting, warned(), true, today, act).next.state).toBe('submitted');
    expect(followRules(resting, blocked(), now)?.next).toMatchObject({ state: 'paused', pausedBy: 'rules' });
    const suspended = pauseOpening(opening(), 'suspension', now, 7).next;
    expect(suspended.suspension).toBe(7);
    expect(endSuspension(suspended, blocked(), today, now)?.next).toMatchObject({ state: 'paused', pausedBy: 'rules' });
    expect(endSuspension(suspended, [], today, now)?.next).toMatchObject({ state: 'published', suspension: 7 });
  });
});
