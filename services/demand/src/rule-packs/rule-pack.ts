import { revised, wrongState } from '@duijie/domain';
import type { Change, Resource } from '@duijie/domain';
import { changesBetween } from '../rules/judge.ts';
import type { RulePack } from '../rules/rule.ts';

export const rulePackStates = ['draft', 'active', 'retired'] as const;
export type RulePackState = (typeof rulePackStates)[number];

/** What a look at the stored openings by this pack led to. */
export interface Effects {
  readonly on: string;
  readonly looked: number;
  readonly paused: number;
  readonly submitted: number;
}

/** A pack as demand keeps it. Its rules never change; another version is another pack of the same name. */
export interface StoredRulePack extends RulePack, Resource {
  readonly state: RulePackState;
  /** The account that brought it; null where it came with a release. */
  readonly author: string | null;
  /** Counts the activations of packs of this name: the highest one is in force. */
  readonly activation: number | null;
  readonly activatedBy: string | null;
  readonly activatedAt: string | null;
  readonly note: string | null;
  /** Null until the stored openings were looked at by it. */
  readonly effects: Effects | null;
}

export function draftPack(id: string, pack: RulePack, author: string | null, now: string): Change<StoredRulePack> {
  const next: StoredRulePack = {
    ...pack,
    id,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    state: 'draft',
    author,
    activation: null,
    activatedBy: null,
    activatedAt: null,
    note: null,
    effects: null,
  };
  return { next, events: [] };
}

/** The first pack of its name, which comes with the release: there is nothing that it could change. */
export function firstPack(id: string, pack: RulePack, today: string, now: string): Change<StoredRulePack> {
  const { next } = draftPack(id, pack, null, now);
  const effects = { on: today, looked: 0, paused: 0, submitted: 0 };
  return { next: { ...next, state: 'active', activation: 1, activatedAt: now, effects }, events: [] };
}

/** Puts a draft in force in place of the pack of its name that is so now; `last` counts the activations so far. */
export function activatePack(
  pack: StoredRulePack,
  last: number,
  act: { readonly by: string; readonly note: string; readonly now: string },
): Change<StoredRulePack> {
  if (pack.state !== 'draft') throw wrongState('rule-pack', pack.state, ['draft'], 'activate it');
  const { by, note, now } = act;
  const fields = { state: 'active', activation: last + 1, activatedBy: by, activatedAt: now, note } as const;
  return { next: revised<StoredRulePack>(pack, now, fields), events: [] };
}

export function retirePack(pack: StoredRulePack, now: string): Change<StoredRulePack> {
  return { next: revised<StoredRulePack>(pack, now, { state: 'retired' }), events: [] };
}

/** The stored openings were looked at by it. */
export function packApplied(pack: StoredRulePack, effects: Effects, now: string): Change<StoredRulePack> {
  return { next: revised<StoredRulePack>(pack, now, { effects }), events: [] };
}

/** Of several active packs of a name the one that was activated last. */
export function inForce(active: readonly StoredRulePack[]): readonly StoredRulePack[] {
  const newest = new Map<string, StoredRulePack>();
  for (const pack of active) {
    const other = newest.get(pack.pack);
    if (!other || (other.activation ?? 0) < (pack.activation ?? 0)) newest.set(pack.pack, pack);
  }
  return [...newest.values()].sort((a, b) => (a.pack < b.pack ? -1 : 1));
}

/** Whether stored openings must be looked at: never yet by this pack, or rules of it began or ended since. */
export function isDue({ effects, rules }: StoredRulePack, today: string): boolean {
  return effects === null || rules.some((rule) => changesBetween(rule, effects.on, today));
}
