import type { Json } from './client.ts';
import { storiesOf } from './history.ts';
import type { Logged } from './log.ts';
import type { Snapshot } from './snapshot.ts';

/** What should have been told and was not, and what was told too often or for nothing. */
export interface NoticeFindings {
  readonly lost: string[];
  readonly double: string[];
}

type Counts = Map<string, number>;

/** Holds every notification against what the lists, openings and uploads in the log imply. */
export function auditNotices(log: readonly Logged[], snapshot: Snapshot): NoticeFindings {
  const findings: NoticeFindings = { lost: [], double: [] };
  const sent = sentNotices(log);
  compare('shortlisted', impliedByLists(log), countsOf(sent, 'shortlisted'), findings);
  compare('uploadEnded', impliedByUploads(log), countsOf(sent, 'uploadEnded'), findings);
  auditPauses(log, sent, findings);
  for (const [owner, inbox] of snapshot.inboxes) {
    const told = sent.filter(({ recipient }) => recipient === owner).length;
    if (inbox.length > 0 && inbox.length < told) findings.lost.push(`inbox ${owner}: ${inbox.length} of ${told}`);
    if (inbox.length > told) findings.double.push(`inbox ${owner}: ${inbox.length} of ${told}`);
  }
  return findings;
}

function sentNotices(log: readonly Logged[]): Json[] {
  return [...storiesOf(log, 'notification.deliveries').values()].flatMap((story) => story.map(({ body }) => body));
}

function countsOf(sent: readonly Json[], kind: string): Counts {
  const counts: Counts = new Map();
  for (const each of sent) if (each.kind === kind) add(counts, each.about as string, each.recipient as string);
  return counts;
}

function add(counts: Counts, about: string, recipient: string): void {
  const key = `${about} ${recipient}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function compare(kind: string, implied: Counts, told: Counts, { lost, double }: NoticeFindings): void {
  for (const key of new Set([...implied.keys(), ...told.keys()])) {
    const [should, did] = [implied.get(key) ?? 0, told.get(key) ?? 0];
    if (did < should) lost.push(`${kind} ${key}: told ${did} of ${should}`);
    if (did > should) double.push(`${kind} ${key}: told ${did} of ${should}`);
  }
}

/** Whoever enters a list is told; again only when they had left it and the opening changed materially since. */
function impliedByLists(log: readonly Logged[]): Counts {
  const counts: Counts = new Map();
  for (const [opening, story] of storiesOf(log, 'matching.shortlists')) {
    let before = new Set<string>();
    const toldAt = new Map<string, number>();
    for (const { body } of story) {
      const members: string[] = body.items.map((item: Json) => `${item.college}/${item.graduateId}`);
      for (const graduate of members) {
        if (before.has(graduate) || (toldAt.get(graduate) ?? 0) >= body.material) continue;
        toldAt.set(graduate, body.material as number);
        add(counts, opening, graduate);
      }
      before = new Set(members);
    }
  }
  return counts;
}

function impliedByUploads(log: readonly Logged[]): Counts {
  const counts: Counts = new Map();
  for (const [upload, story] of storiesOf(log, 'candidate.uploads')) {
    for (const { body } of story) add(counts, upload, body.college as string);
  }
  return counts;
}

/**
 * The employer hears of each suspension that pauses openings and of its end, exactly once whatever their number. Which
 * students do depends on whether a list or the pause was heard first; but they were on a list, and whoever heard of the
 * suspension hears of its end.
 */
function auditPauses(log: readonly Logged[], sent: readonly Json[], findings: NoticeFindings): void {
  const paused = countsOf(sent, 'openingPaused');
  const resumed = countsOf(sent, 'openingResumed');
  const listed = new Set<string>();
  for (const [opening, story] of storiesOf(log, 'matching.shortlists')) {
    for (const { body } of story)
      for (const { college, graduateId } of body.items) listed.add(`${opening} ${college}/${graduateId}`);
  }
  const suspensions = new Set<string>();
  const ends = new Set<string>();
  for (const [opening, story] of storiesOf(log, 'demand.openings')) {
    let hidden = false;
    for (const { body } of story) {
      const hides = body.state === 'paused' && body.pausedBy === 'suspension';
      if (hides && !hidden) suspensions.add(`${body.employer} ${body.suspension}`);
      if (!hides && hidden) ends.add(`${body.employer} ${body.suspension}`);
      hidden = hides;
      listed.add(`${opening} ${body.employer}`);
    }
    if (hidden) findings.lost.push(`${opening} is still paused`);
  }
  compare('openingPaused', byEmployer(suspensions), toEmployers(sent, 'openingPaused'), findings);
  compare('openingResumed', byEmployer(ends), toEmployers(sent, 'openingResumed'), findings);
  compare('openingResumed after openingPaused', byStudent(paused), byStudent(resumed), findings);
  for (const key of paused.keys()) if (!listed.has(key)) findings.double.push(`openingPaused ${key}: was on no list`);
}

/** A student hears of a pause in the words of one opening, and of its end perhaps in those of another. */
function byStudent(counts: Counts): Counts {
  const students: Counts = new Map();
  for (const [key, count] of counts) {
    const [, recipient = ''] = key.split(' ');
    if (recipient.includes('/')) students.set(recipient, (students.get(recipient) ?? 0) + count);
  }
  return students;
}

function byEmployer(suspensions: ReadonlySet<string>): Counts {
  const counts: Counts = new Map();
  for (const each of suspensions) add(counts, 'employer', each.split(' ')[0] ?? '');
  return counts;
}

function toEmployers(sent: readonly Json[], kind: string): Counts {
  const counts: Counts = new Map();
  for (const each of sent) {
    if (each.kind === kind && !(each.recipient as string).includes('/'))
      add(counts, 'employer', each.recipient as string);
  }
  return counts;
}
