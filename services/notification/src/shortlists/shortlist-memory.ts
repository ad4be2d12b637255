import type { OpeningBody, ShortlistComputed } from '@duijie/contracts';
import type { Aggregate, Text } from '@duijie/domain';
import { noticeId, studentInbox } from '../notifications/notification.ts';
import type { Notice, NotificationKind, NotificationParams } from '../notifications/notification.ts';

/** What was told to whom of one opening. The id is the opening's; the revision counts our own changes. */
export interface ShortlistMemory extends Aggregate {
  /** Revision of the newest list heard; 0 before the first. */
  readonly listHeard: number;
  /** Revision of the newest state of the opening that mattered here; 0 before the first. */
  readonly openingHeard: number;
  /** The inboxes of those who are in the list now. */
  readonly members: readonly string[];
  /** Everybody who was told of entering, also those who have left. */
  readonly told: readonly Told[];
  /** Who was last in the list at the newest revisions of the opening, the newest at the end. */
  readonly lists: readonly LastMembers[];
  /** How many suspensions paused the opening so far. */
  readonly pauses: number;
  /** The present pause by suspension, and which students were told of it. */
  readonly pause: Pause | null;
  /** Remembered as told, though it may not have been told yet. */
  readonly telling?: readonly Notice[];
}

interface Told {
  readonly inbox: string;
  /** The opening's count of material changes when this was told. */
  readonly material: number;
  readonly times: number;
}

interface LastMembers {
  readonly openingRevision: number;
  readonly members: readonly string[];
}

interface Pause extends LastMembers {
  /** Which suspension of the employer it is; all its openings name the same one. */
  readonly suspension?: { readonly employer: string; readonly number: number };
}

/** What follows from something heard: whom to tell, and what to remember once they are told. */
export interface Decision {
  readonly next: ShortlistMemory;
  readonly notices: readonly Notice[];
}

export type HeardList = Pick<ShortlistComputed, 'id' | 'revision' | 'openingRevision' | 'material' | 'items'>;
export type HeardState = Pick<OpeningBody, 'id' | 'revision' | 'employer' | 'state' | 'pausedBy' | 'suspension'>;

/** A pause and its list reach us by two topics, in any order; so many revisions of the opening are looked back. */
const revisionsKept = 4;

export function nothingHeard(opening: string): ShortlistMemory {
  return {
    id: opening,
    revision: 0,
    listHeard: 0,
    openingHeard: 0,
    members: [],
    told: [],
    lists: [],
    pauses: 0,
    pause: null,
  };
}

/**
 * Compares a list with the one before. Whoever enters is told once; again only if they had left and the opening changed
 * materially since. Undefined when the list is not newer than the one known.
 */
export function hearShortlist(memory: ShortlistMemory, list: HeardList, title?: Text): Decision | undefined {
  if (list.revision <= memory.listHeard) return undefined;
  const members = list.items.map(({ college, graduateId }) => studentInbox(college, graduateId));
  const before = new Set(memory.members);
  const told = new Map(memory.told.map((entry) => [entry.inbox, entry]));
  const notices: Notice[] = [];
  for (const [index, inbox] of members.entries()) {
    const earlier = told.get(inbox);
    if (before.has(inbox) || (earlier && earlier.material >= list.material)) continue;
    const times = (earlier?.times ?? 0) + 1;
    told.set(inbox, { inbox, material: list.material, times });
    const params = { ...titled(title), rank: index + 1, listed: members.length };
    notices.push(noticeOf(memory, inbox, 'shortlisted', times, params));
  }
  const { pause, missed } = lateForPause(memory, list.openingRevision, members);
  for (const inbox of missed) if (pause) notices.push(noticeOfPause(memory, inbox, 'openingPaused', pause, title));
  const next: ShortlistMemory = {
    ...memory,
    revision: memory.revision + 1,
    listHeard: list.revision,
    members,
    told: [...told.values()],
    lists: remembered(memory.lists, list.openingRevision, members),
    pause,
  };
  return { next, notices };
}

/**
 * Tells students and employer when a suspension hides an opening, and when it is to be seen again. It goes by the
 * state and not by the name of the event, since of several events the log may keep the last alone.
 */
export function hearOpening(memory: ShortlistMemory, opening: HeardState, title?: Text): Decision | undefined {
  if (opening.revision <= memory.openingHeard) return undefined;
  const hidden = opening.state === 'paused' && opening.pausedBy === 'suspension';
  if (hidden && !memory.pause) return pausedBySuspension(memory, opening, title);
  if (hidden || !memory.pause) return undefined;
  // Submitted or returned on the way, it is still out of sight.
  if (opening.state === 'submitted' || opening.state === 'draft') return undefined;
  const next = { ...memory, revision: memory.revision + 1, openingHeard: opening.revision, pause: null };
  if (opening.state !== 'published') return { next, notices: [] };
  return { next, notices: noticesOf(memory, opening, 'openingResumed', memory.pause, title) };
}

/**
 * Whom a pause is told depends on the lists heard so far, so what was decided must be remembered before it is told: else
 * a list that comes in between makes it another decision, and somebody who heard of the pause never hears of its end.
 */
export function isRememberedFirst({ notices }: Decision): boolean {
  return notices.some(({ kind }) => kind === 'openingPaused');
}

/** Forgets an inbox that ended; undefined when nothing of it is here. */
export function forgetInbox(memory: ShortlistMemory, inbox: string): ShortlistMemory | undefined {
  const others = (inboxes: readonly string[]) => inboxes.filter((each) => each !== inbox);
  const { pause } = memory;
  const { telling } = memory;
  const next = {
    ...memory,
    ...(telling && { telling: telling.filter(({ recipient }) => recipient !== inbox) }),
    members: others(memory.members),
    told: memory.told.filter((entry) => entry.inbox !== inbox),
    lists: memory.lists.map((list) => ({ ...list, members: others(list.members) })),
    pause: pause && { ...pause, members: others(pause.members) },
  };
  return JSON.stringify(next) === JSON.stringify(memory) ? undefined : { ...next, revision: memory.revision + 1 };
}

function pausedBySuspension(memory: ShortlistMemory, opening: HeardState, title: Text | undefined): Decision {
  const pauses = memory.pauses + 1;
  const members = membersBefore(memory, opening.revision);
  const { employer, suspension: number } = opening;
  const suspension = number ? { suspension: { employer, number } } : {};
  const pause = { openingRevision: opening.revision, members, ...suspension };
  const next = { ...memory, revision: memory.revision + 1, openingHeard: opening.revision, pauses, pause };
  return { next, notices: noticesOf(next, opening, 'openingPaused', pause, title) };
}

function noticesOf(
  memory: ShortlistMemory,
  { employer }: HeardState,
  kind: 'openingPaused' | 'openingResumed',
  pause: Pause,
  title: Text | undefined,
): readonly Notice[] {
  return [...pause.members, employer].map((recipient) => noticeOfPause(memory, recipient, kind, pause, title));
}

/** Named by the suspension: whoever is in the lists of many openings of an employer hears once, as the employer does. */
function noticeOfPause(
  memory: ShortlistMemory,
  recipient: string,
  kind: 'openingPaused' | 'openingResumed',
  { suspension }: Pause,
  title: Text | undefined,
): Notice {
  const notice = noticeOf(memory, recipient, kind, memory.pauses, titled(title));
  if (!suspension) return notice;
  return { ...notice, id: noticeId(suspension.employer, kind, suspension.number, recipient) };
}

/** Who was last in the list before the opening reached this revision, also when the list was emptied since. */
function membersBefore(memory: ShortlistMemory, openingRevision: number): readonly string[] {
  return memory.lists.findLast((list) => list.openingRevision < openingRevision)?.members ?? [];
}

/** A list that was made before the pause and comes after it brings people who have not heard of the pause. */
function lateForPause({ pause }: ShortlistMemory, openingRevision: number, members: readonly string[]) {
  if (!pause || openingRevision >= pause.openingRevision) return { pause, missed: [] };
  const missed = members.filter((inbox) => !pause.members.includes(inbox));
  return { pause: { ...pause, members: [...pause.members, ...missed] }, missed };
}

/** An emptied list does not replace the members of its revision: a suspension may empty it before the pause is heard of. */
function remembered(lists: readonly LastMembers[], openingRevision: number, members: readonly string[]) {
  const last = lists.at(-1);
  if (!last || last.openingRevision < openingRevision) {
    return [...lists, { openingRevision, members }].slice(-revisionsKept);
  }
  return members.length === 0 ? lists : [...lists.slice(0, -1), { ...last, members }];
}

/** Named by opening, kind, how often, and recipient: the same whenever it is decided again. */
function noticeOf(
  { id }: ShortlistMemory,
  recipient: string,
  kind: NotificationKind,
  times: number,
  params: NotificationParams,
): Notice {
  return { id: noticeId(id, kind, times, recipient), recipient, kind, about: id, params };
}

function titled(title: Text | undefined): NotificationParams {
  return title ? { title } : {};
}
