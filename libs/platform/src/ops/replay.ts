import { DomainError } from '@duijie/domain';
import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '../store/engine.ts';

/** One time that a service hears a topic again, as ops asked. Of each topic the last time is kept, under its name. */
export interface Replay extends Aggregate {
  /** Tells this time from the others of the topic. */
  readonly run: string;
  /** Only what the log took in from then on; null: from the start. */
  readonly since: string | null;
  readonly state: ReplayState;
  /** Who does it. */
  readonly instance: string;
  /** Events that were handed over. */
  readonly events: number;
  readonly startedAt: string;
  /** The last sign of life. */
  readonly seenAt: string;
  readonly finishedAt: string | null;
}

/** `interrupted`: the instance stopped or is gone; ask again, what was heard twice changes nothing. */
export type ReplayState = 'running' | 'completed' | 'interrupted';

export const replayPlan: CollectionPlan<Replay> = { name: 'replays', indexes: [['startedAt']] };

/** An instance that gives no sign of life for so long is gone. */
const silentAfterMs = 60_000;

/** The first state of another time; refused while one is under way. */
export function beginReplay(
  before: Replay | undefined,
  begun: Pick<Replay, 'id' | 'run' | 'since' | 'instance'>,
  now: string,
): Replay {
  if (before && stateNow(before, now) === 'running') throw replayRunning(begun.id);
  const revision = (before?.revision ?? 0) + 1;
  return { ...begun, revision, state: 'running', events: 0, startedAt: now, seenAt: now, finishedAt: null };
}

/** A sign of life, or the end. */
export function goOn(replay: Replay, state: ReplayState, events: number, now: string): Replay {
  const finishedAt = state === 'running' ? null : now;
  return { ...replay, revision: replay.revision + 1, state, events, seenAt: now, finishedAt };
}

/** What the state is by now: nobody can write down that they were killed. */
export function stateNow({ state, seenAt }: Replay, now: string): ReplayState {
  const silent = Date.parse(now) - Date.parse(seenAt) > silentAfterMs;
  return state === 'running' && silent ? 'interrupted' : state;
}

export function replayRunning(topic: string): DomainError {
  return new DomainError('conflict', 'replay.running', `${topic} is being replayed already; wait until it has ended.`);
}
