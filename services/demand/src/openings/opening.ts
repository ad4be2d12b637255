import {
  OpeningCancelled,
  OpeningClosed,
  OpeningExpired,
  OpeningPublished,
  OpeningReturned,
  OpeningRevised,
  OpeningSubmitted,
  event,
} from '@duijie/contracts';
import type { OpeningBody, OpeningState } from '@duijie/contracts';
import { DomainError, invalid, revised, wrongState } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import type { Finding } from '../rules/rule.ts';
import { mustBeFiled, refuseBlocked, rulingOf } from './ruling.ts';
import type { Ruling } from './ruling.ts';

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
  | 'conditions'
>;

/** An opening as demand keeps it: what all may see, what the rules found in it, and what people said to that. */
export interface Opening extends OpeningBody {
  /** What was let through where it is published; else what a person has to look at. */
  readonly findings: readonly Finding[];
  readonly note: string | null;
  /** Accounts that had a hand in the words since somebody else let them through. */
  readonly authors?: readonly string[];
  /** Every decision about what the rules found; nothing is ever taken away. */
  readonly rulings?: readonly Ruling[];
}

/** An opening as its readers see it. */
export type ShownOpening = Omit<Opening, 'authors' | 'rulings'>;

export function shownOpening({ authors: _authors, rulings: _rulings, ...shown }: Opening): ShownOpening {
  return shown;
}

/** An act of an account: its name in the records, and the written reason. */
export interface Act {
  readonly by: string;
  readonly now: string;
  readonly note?: string | null;
  readonly filingNumber?: string | null;
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
export function draftOpening(id: string, employer: string, terms: OpeningTerms, { by, now }: Act): Change<Opening> {
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
    authors: [by],
    rulings: [],
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
  act: Act,
): Change<Opening> {
  if (opening.state !== 'draft') throw wrongState('opening', opening.state, ['draft'], 'publish it');
  mustBeApproved(employerApproved);
  mustBeOpen(opening, today);
  refuseBlocked(findings);
  if (findings.length > 0) return submitted(written(opening, act), findings, act);
  const fields = { state: 'published', findings: [], note: null, reasonCode: null, authors: [] } as const;
  return changed(opening, act.now, fields, OpeningPublished);
}

/** An operator who did not write it lets a submitted opening through, in spite of what the rules find, and says why. */
export function approveOpening(
  opening: Opening,
  findings: readonly Finding[],
  employerApproved: boolean,
  today: string,
  act: Act & { readonly note: string },
): Change<Opening> {
  if (opening.state !== 'submitted')
    throw wrongState('opening', opening.state, ['submitted'], 'publish it as operator');
  if (opening.authors?.includes(act.by)) {
    throw new DomainError(
      'forbidden',
      'opening.own-approval',
      'You wrote or submitted this yourself; another operator decides.',
    );
  }
  mustBeApproved(employerApproved);
  mustBeOpen(opening, today);
  refuseBlocked(findings);
  const filingNumber = act.filingNumber ?? opening.rulings?.at(-1)?.filingNumber ?? null;
  mustBeFiled(findings, filingNumber);
  const next = ruled(opening, rulingOf('approved', findings, { ...act, filingNumber }));
  const fields = { state: 'published', findings, note: act.note, reasonCode: 'approvedAfterReview' } as const;
  return changed(next, act.now, { ...fields, authors: [] }, OpeningPublished);
}

/** An operator gives a submitted opening back to be mended. */
export function returnOpening(opening: Opening, act: Act & { readonly note: string }): Change<Opening> {
  if (opening.state !== 'submitted') throw wrongState('opening', opening.state, ['submitted'], 'return it');
  const next = ruled(opening, rulingOf('returned', opening.findings, act));
  return changed(next, act.now, { state: 'draft', note: act.note, reasonCode: 'returnedForChange' }, OpeningReturned);
}

/** New terms: freely on a draft; on a published one the rules look again, and a warning takes it out of sight. */
export function reviseOpening(
  opening: Opening,
  terms: OpeningTerms,
  findings: readonly Finding[],
  act: Act,
): Change<Opening> {
  const next = written({ ...opening, ...terms }, act);
  if (opening.state === 'draft') return { next: revised<Opening>(next, act.now, {}), events: [] };
  if (opening.state !== 'published' && opening.state !== 'paused') {
    throw wrongState('opening', opening.state, ['draft', 'published', 'paused'], 'change it');
  }
  refuseBlocked(findings);
  const material = isMaterial(opening, terms) ? opening.material + 1 : opening.material;
  if (findings.length > 0) return submitted({ ...next, material }, findings, act);
  return changed({ ...next, material }, act.now, { findings: [] }, OpeningRevised);
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

export function submitted(opening: Opening, findings: readonly Finding[], act: Act): Change<Opening> {
  const next = ruled(opening, rulingOf('submitted', findings, act));
  const fields = { ...held(findings), note: act.note ?? null, reasonCode: 'ruleWarning' };
  return changed(next, act.now, fields, OpeningSubmitted);
}

export function held(findings: readonly Finding[]): Pick<Opening, 'state' | 'pausedBy' | 'findings'> {
  return { state: 'submitted', pausedBy: null, findings };
}

export function written(opening: Opening, { by }: Act): Opening {
  return { ...opening, authors: [...new Set([...(opening.authors ?? []), by])] };
}

export function ruled(opening: Opening, ruling: Ruling): Opening {
  return { ...opening, rulings: [...(opening.rulings ?? []), ruling] };
}

export function changed(opening: Opening, now: string, fields: Partial<Opening>, type: OpeningEvent): Change<Opening> {
  const next = revised<Opening>(opening, now, fields);
  const { findings: _findings, note: _note, ...body } = shownOpening(next);
  return { next, events: [event(type, body)] };
}

export function mustBeApproved(employerApproved: boolean): void {
  if (employerApproved) return;
  throw new DomainError(
    'conflict',
    'opening.employer-not-approved',
    'An employer that has not been approved, or is suspended, cannot publish.',
  );
}

export function mustBeOpen(opening: Opening, today: string): void {
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

function isMaterial(opening: Opening, terms: OpeningTerms): boolean {
  return materialTerms.some((term) => JSON.stringify(opening[term]) !== JSON.stringify(terms[term]));
}
