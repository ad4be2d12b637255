import { isDeepStrictEqual } from 'node:util';
import { auditNotices } from './audit-notices.ts';
import { unequalShortlists } from './audit-shortlists.ts';
import type { Json } from './client.ts';
import { inversionsIn, storiesOf } from './history.ts';
import type { Load } from './load.ts';
import type { Logged } from './log.ts';
import type { Snapshot } from './snapshot.ts';

/** What an audit counts; all from `lost` on must be 0. */
export interface Counters {
  /** Acts and rows that were answered with 2xx. */
  readonly acked: number;
  /** Things that HTTP serves. */
  readonly stored: number;
  /** Different events in the log, and those that came again. */
  readonly published: number;
  readonly repeated: number;
  /** Lists and notifications that were told. */
  readonly effects: number;
  /** Acknowledged and not there. */
  readonly lost: number;
  /** Events without their state. */
  readonly ghost: number;
  /** States without their event. */
  readonly zombie: number;
  /** Done or told more than once. */
  readonly double: number;
  readonly inversions: number;
  /** Shortlists that a full recomputation makes otherwise. */
  readonly unequal: number;
  /** Acts that ended in another way than they should. */
  readonly surprises: number;
}

export interface Verdict {
  readonly counters: Counters;
  readonly findings: readonly string[];
}

const nouns = [
  ['demand.openings', 'openings'],
  ['candidate.graduates', 'graduates'],
  ['registry.organisations', 'organisations'],
] as const;
const ordered = [...nouns.map(([topic]) => topic), 'candidate.uploads', 'matching.shortlists'];

/** Did anything go wrong? */
export function isClean({ counters }: Verdict): boolean {
  const { lost, ghost, zombie, double, inversions, unequal, surprises } = counters;
  return lost + ghost + zombie + double + inversions + unequal + surprises === 0;
}

/** Holds what was acknowledged, what HTTP serves and what the log tells against each other. */
export function audit(load: Load, snapshot: Snapshot, log: readonly Logged[]): Verdict {
  const notices = auditNotices(log, snapshot);
  const lost = [...lostActs(load, snapshot, log), ...lostRows(load, snapshot), ...notices.lost];
  const ghost = nouns.flatMap(([topic, noun]) => ghosts(log, topic, snapshot[noun]));
  const zombie = nouns.flatMap(([topic, noun]) => zombies(log, topic, snapshot[noun]));
  const double = [...doubleStates(log), ...doubleThings(load, snapshot), ...notices.double];
  const inversions = ordered.flatMap((topic) => inversionsIn(log, topic));
  const unequal = unequalShortlists(log, snapshot);
  const groups = { lost, ghost, zombie, double, inversions, unequal, surprises: load.surprises };
  const events = new Set(log.map(({ event }) => event));
  const told = log.filter(({ topic }) => topic === 'matching.shortlists' || topic === 'notification.deliveries');
  return {
    counters: {
      acked: load.acked,
      stored: snapshot.openings.length + snapshot.graduates.length + snapshot.uploads.size,
      published: events.size,
      repeated: log.length - events.size,
      effects: new Set(told.map(({ event }) => event)).size,
      lost: lost.length,
      ghost: ghost.length,
      zombie: zombie.length,
      double: double.length,
      inversions: inversions.length,
      unequal: unequal.length,
      surprises: load.surprises.length,
    },
    findings: Object.entries(groups).flatMap(([name, found]) => found.map((text) => `${name}: ${text}`)),
  };
}

/** Each acknowledged act must be in the state that is served, and its event must show it. */
function lostActs({ acts }: Load, snapshot: Snapshot, log: readonly Logged[]): string[] {
  const served = new Map(nouns.flatMap(([, noun]) => snapshot[noun].map((each) => [each.id as string, each])));
  const stories = new Map(nouns.flatMap(([topic]) => [...storiesOf(log, topic)]));
  return acts.flatMap(({ id, revision, shows, topic }) => {
    const now = served.get(id);
    if (!now || now.revision < revision) return [`${topic} ${id} at ${revision}, served ${now?.revision}`];
    // Nobody but its employer sees a draft, so no event tells of it.
    if (topic === 'demand.openings' && revision === 1) return [];
    const event = stories.get(id)?.find(({ body }) => body.revision === revision);
    return event && shows(event.body) ? [] : [`${topic} ${id} at ${revision}: the log does not show it`];
  });
}

/** Every upload is complete, its counts are right, and each of its good rows is a graduate. */
function lostRows({ uploads }: Load, { uploads: served, graduates }: Snapshot): string[] {
  const known = new Set(graduates.map((each) => `${each.college} ${each.studentNo}`));
  return uploads.flatMap(({ id, college, sheet }) => {
    const upload = served.get(id);
    const right = { total: sheet.rows, accepted: sheet.good.length, rejected: sheet.rows - sheet.good.length };
    const missing = sheet.good.filter((number) => !known.has(`${college.id} ${number}`));
    return [
      ...(upload?.state === 'completed' ? [] : [`upload ${id} is ${upload?.state}`]),
      ...(isDeepStrictEqual(upload?.rows, { ...right, unchanged: 0, needsReview: 0 })
        ? []
        : [`upload ${id}: ${JSON.stringify(upload?.rows)} of ${JSON.stringify(right)}`]),
      ...missing.map((number) => `row ${number} of upload ${id}`),
    ];
  });
}

/** An event tells of a state that is not there, or the last event of another state than is served. */
function ghosts(log: readonly Logged[], topic: string, served: readonly Json[]): string[] {
  const now = new Map(served.map((each) => [each.id as string, each]));
  return [...storiesOf(log, topic)].flatMap(([key, story]) => {
    const state = now.get(key);
    if (!state) return [`${topic} ${key} is not served`];
    return story.flatMap(({ body }) => {
      if (body.revision > state.revision) return [`${topic} ${key}: event ${body.revision}, state ${state.revision}`];
      if (body.revision < state.revision) return [];
      const differs = ['state', 'seats', 'skills', 'major'].filter(
        (field) => field in body && field in state && !isDeepStrictEqual(body[field], state[field]),
      );
      return differs.map((field) => `${topic} ${key}: another ${field}`);
    });
  });
}

function zombies(log: readonly Logged[], topic: string, served: readonly Json[]): string[] {
  const stories = storiesOf(log, topic);
  return served.flatMap(({ id, revision, state }) => {
    if (state === 'draft') return [];
    const told = stories.get(id as string)?.some(({ body }) => body.revision === revision);
    return told ? [] : [`${topic} ${id}: no event of revision ${revision}`];
  });
}

/** Two events that are not the same one for the same revision of a thing. */
function doubleStates(log: readonly Logged[]): string[] {
  return [...ordered, 'notification.deliveries'].flatMap((topic) =>
    [...storiesOf(log, topic)].flatMap(([key, story]) => {
      const revisions = new Set(story.map(({ body }) => body.revision as number));
      return revisions.size === story.length ? [] : [`${topic} ${key}: ${story.length} events of ${revisions.size}`];
    }),
  );
}

/** One person twice, or two openings for one request. */
function doubleThings({ references }: Load, { graduates, openings }: Snapshot): string[] {
  const people = graduates.map((each) => `${each.college} ${each.studentNo}`);
  const posted = openings.map((each) => `${each.externalRef}`);
  const twice = [people, posted].flatMap((names) => {
    const seen = new Set<string>();
    return names.filter((name) => seen.size === seen.add(name).size);
  });
  const others = openings.filter(({ id, externalRef }) => references.get(externalRef as string) !== id);
  return [...twice, ...others.map(({ id }) => `opening ${id} was never acknowledged`)];
}
