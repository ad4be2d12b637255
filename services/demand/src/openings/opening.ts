import {
  OpeningCancelled,
  OpeningClosed,
  OpeningExpired,
  OpeningPaused,
  OpeningPublished,
  OpeningResumed,
  OpeningReturned,
  OpeningRevised,
  OpeningSubmitted,
  event,
} from '@duijie/contracts';
import type { OpeningBody, OpeningState } from '@duijie/contracts';
import { DomainError, invalid, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError } from '@duijie/domain';
import type { Finding } from '../rules/rule-pack.ts';

/** What an employer decides of an opening; the rest follows from acts. */
export type OpeningTerms = Pick<
  OpeningBody,
  | 'kind'
  | 'externalRef'
  | 'title'
  | 'duties'
  | 'occupation'
  | 'circle'
  | 'seats'
  | 'minSeats'
  | 'workplaces'
  | 'placeMust'
  | 'pay'
  | 'start'
  | 'end'
  | 'validUntil'
  | 'answerDays'
  | 'education'
  | 'majors'
  | 'majorMust'
  | 'skills'
  | 'credentials'
  | 'languages'
  | 'weights'
  | 'shortlist'
>;

/** An opening as demand keeps it: what all may see, and what the rules found in its text. */
export interface Opening extends OpeningBody {
  readonly findings: readonly Finding[];
  readonly note: string | null;
}

type OpeningEvent = new () => OpeningBody;

/** Terms whose change lets a graduate who had left a shortlist be told of it again (matching.md section 5). */
const materialTerms = [
  'kind',
  'seats',
  'skills',
  'majors',
  'credentials',
  'languages',
  'education',
  'workplaces',
  'start',
  'circle',
  'weights',
] as const satisfies readonly (keyof OpeningTerms)[];

const ended: readonly OpeningState[] = ['closed', 'filled', 'cancelled', 'expired'];

/** A new opening: a draft that nobody but its employer sees, so no event tells of it. */
export function draftOpening(id: string, employer: string, terms: OpeningTerms, now: string): Change<Opening> {
  const next: Opening = {
    ...terms,
    id,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    employer,
    state: 'draft',
    pausedBy: null,
    material: 1,
    reasonCode: null,
    findings: [],
    note: null,
  };
  return { next, events: [] };
}

/**
 * Publishes a draft when the rules find nothing, hands it to an operator when they warn, refuses it when they block.
 * `employerApproved`: only an admitted and not suspended employer may publish.
 */
export function publishOpening(
  opening: Opening,
  findings: readonly Finding[],
  employerApproved: boolean,
  today: string,
  now: string,
): Change<Opening> {
  if (opening.state !== 'draft') throw wrongState('opening', opening.state, ['draft'], 'publish it');
  mustBeApproved(employerApproved);
  mustBeOpen(opening, today);
  refuseBlocked(findings);
  return findings.length > 0
    ? submitted(opening, findings, now)
    : changed(opening, now, { state: 'published', findings: [], note: null, reasonCode: null }, OpeningPublished);
}

/** An operator lets a submitted opening through, in spite of what the rules found, with a written reason. */
export function approveOpening(
  opening: Opening,
  employerApproved: boolean,
  note: string,
  today: string,
  now: string,
): Change<Opening> {
  if (opening.state !== 'submitted')
    throw wrongState('opening', opening.state, ['submitted'], 'publish it as operator');
  mustBeApproved(employerApproved);
  mustBeOpen(opening, today);
  return changed(opening, now, { state: 'published', note, reasonCode: 'approvedAfterReview' }, OpeningPublished);
}

/** An operator gives a submitted opening back to be mended. */
export function returnOpening(opening: Opening, note: string, now: string): Change<Opening> {
  if (opening.state !== 'submitted') throw wrongState('opening', opening.state, ['submitted'], 'return it');
  return changed(opening, now, { state: 'draft', note, reasonCode: 'returnedForChange' }, OpeningReturned);
}

/** New terms: freely on a draft; on a published one the rules look again, and a warning takes it out of sight. */
export function reviseOpening(
  opening: Opening,
  terms: OpeningTerms,
  findings: readonly Finding[],
  now: string,
): Change<Opening> {
  if (opening.state === 'draft') return { next: revised<Opening>(opening, now, terms), events: [] };
  if (opening.state !== 'published' && opening.state !== 'paused') {
    throw wrongState('opening', opening.state, ['draft', 'published', 'paused'], 'change it');
  }
  refuseBlocked(findings);
  const material = isMaterial(opening, terms) ? opening.material + 1 : opening.material;
  const next = { ...opening, ...terms, material };
  if (findings.length > 0) return submitted(next, findings, now);
  return changed(next, now, { findings: [] }, OpeningRevised);
}

/** Takes a published opening out of sight for a while. */
export function pauseOpening(opening: Opening, pausedBy: 'employer' | 'suspension', now: string): Change<Opening> {
  if (opening.state !== 'published') throw wrongState('opening', opening.state, ['published'], 'pause it');
  return changed(opening, now, { state: 'paused', pausedBy }, OpeningPaused);
}

/** Ends a pause; a pause by suspension ends only with the suspension, and none ends during one. */
export function resumeOpening(
  opening: Opening,
  pausedBy: 'employer' | 'suspension',
  employerApproved: boolean,
  today: string,
  now: string,
): Change<Opening> {
  if (opening.state !== 'paused') throw wrongState('opening', opening.state, ['paused'], 'resume it');
  if (opening.pausedBy !== pausedBy) {
    throw new DomainError(
      'conflict',
      'opening.paused-by-suspension',
      'The employer is suspended; the opening resumes when the suspension ends.',
    );
  }
  mustBeApproved(employerApproved);
  mustBeOpen(opening, today);
  return changed(opening, now, { state: 'published', pausedBy: null }, OpeningResumed);
}

/** The employer takes nobody more. */
export function closeOpening(opening: Opening, now: string): Change<Opening> {
  if (opening.state !== 'published' && opening.state !== 'paused') {
    throw wrongState('opening', opening.state, ['published', 'paused'], 'close it');
  }
  return changed(opening, now, { state: 'closed', pausedBy: null }, OpeningClosed);
}

/** It will not take place, from any state that has not ended for good. */
export function cancelOpening(opening: Opening, note: string, now: string): Change<Opening> {
  const allowed: readonly OpeningState[] = ['draft', 'submitted', 'published', 'paused', 'closed'];
  if (!allowed.includes(opening.state)) throw wrongState('opening', opening.state, allowed, 'cancel it');
  return changed(opening, now, { state: 'cancelled', pausedBy: null, note, reasonCode: 'cancelled' }, OpeningCancelled);
}

/** Ends an opening whose last day has passed; undefined when it has not, or has ended already. */
export function expireOpening(opening: Opening, today: string, now: string): Change<Opening> | undefined {
  if (opening.state === 'draft' || ended.includes(opening.state) || opening.validUntil >= today) return undefined;
  return changed(opening, now, { state: 'expired', pausedBy: null, reasonCode: 'validityEnded' }, OpeningExpired);
}

function submitted(opening: Opening, findings: readonly Finding[], now: string): Change<Opening> {
  return changed(
    opening,
    now,
    { state: 'submitted', pausedBy: null, findings, reasonCode: 'ruleWarning' },
    OpeningSubmitted,
  );
}

function changed(opening: Opening, now: string, fields: Partial<Opening>, type: OpeningEvent): Change<Opening> {
  const next = revised<Opening>(opening, now, fields);
  const { findings: _findings, note: _note, ...body } = next;
  return { next, events: [event(type, body)] };
}

function mustBeApproved(employerApproved: boolean): void {
  if (employerApproved) return;
  throw new DomainError(
    'conflict',
    'opening.employer-not-approved',
    'An employer that has not been approved, or is suspended, cannot publish.',
  );
}

function mustBeOpen(opening: Opening, today: string): void {
  if (opening.validUntil >= today) return;
  throw invalid('opening', [
    {
      pointer: '/validUntil',
      code: 'past',
      message: {
        zh: `有效期 ${opening.validUntil} 已过，请改为今天或以后`,
        en: `validUntil ${opening.validUntil} has passed; choose today or later`,
      },
    },
  ]);
}

function refuseBlocked(findings: readonly Finding[]): void {
  const blocking = findings.filter((finding) => finding.severity === 'block');
  if (blocking.length === 0) return;
  const errors: FieldError[] = blocking.map((finding) => ({
    pointer: finding.pointer,
    code: 'refused-by-rule',
    message: finding.text,
    rule: finding.rule,
    citation: finding.citation,
  }));
  const [first] = blocking;
  throw new DomainError('invalid', 'opening.refused-by-rule', first?.text.en ?? 'A rule refuses this opening.', {
    errors,
    details: { rule: first?.rule, citation: first?.citation },
  });
}

function isMaterial(opening: Opening, terms: OpeningTerms): boolean {
  return materialTerms.some((term) => JSON.stringify(opening[term]) !== JSON.stringify(terms[term]));
}
