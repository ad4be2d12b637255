import { DomainError } from '@duijie/domain';
import type { Change, FieldError } from '@duijie/domain';
import { draftOpening, publishOpening, reviseOpening } from '../openings/opening.ts';
import type { Opening, OpeningTerms } from '../openings/opening.ts';
import { errorOf } from '../openings/ruling.ts';
import type { Finding } from '../rules/rule.ts';
import { findingsIn } from '../rules/rules-in-force.ts';
import type { Poster, RulesInForce } from '../rules/rules-in-force.ts';
import { saysTheSame } from './import.ts';
import type { RowNote, RowOutcome } from './import.ts';

/** What a row is decided by, besides itself and what is stored. */
export interface RowContext {
  readonly newId: string;
  readonly employer: string;
  readonly publish: boolean;
  readonly by: string;
  readonly approved: boolean;
  readonly poster: Poster | undefined;
  readonly rules: RulesInForce;
  readonly today: string;
  readonly now: string;
}

/** What a row leads to: at most a change of the terms and then a publication. */
export interface RowDecision {
  readonly outcome: RowOutcome;
  readonly terms?: Change<Opening>;
  readonly publication?: Change<Opening>;
  readonly findings: readonly FieldError[];
  readonly severity: RowNote['severity'];
}

/** A new reference makes a draft, other words revise, the same words change nothing; then what is clean is published. */
export function decideRow(wanted: OpeningTerms, stored: Opening | undefined, context: RowContext): RowDecision {
  try {
    const findings = findingsIn(wanted, context.poster, context.rules, context.today);
    const terms = termsChange(wanted, stored, findings, context);
    const opening = terms?.next ?? stored;
    const publication =
      context.publish && opening?.state === 'draft' ? published(opening, findings, context) : { errors: [] };
    const held = opening?.state === 'submitted' && terms !== undefined ? findings.map(errorOf) : [];
    return {
      outcome: terms || publication.change ? 'accepted' : 'unchanged',
      ...(terms ? { terms } : {}),
      ...(publication.change ? { publication: publication.change } : {}),
      findings: [...publication.errors, ...held],
      severity: 'warning',
    };
  } catch (error) {
    return refusedRow(error);
  }
}

/** A row that cannot be: what the rules said is told to the employer, anything else is our own fault and goes on up. */
export function refusedRow(error: unknown): RowDecision {
  if (!(error instanceof DomainError)) throw error;
  return { outcome: 'rejected', findings: errorsOf(error), severity: 'error' };
}

function termsChange(
  wanted: OpeningTerms,
  stored: Opening | undefined,
  findings: readonly Finding[],
  { newId, employer, by, now }: RowContext,
): Change<Opening> | undefined {
  if (!stored) return draftOpening(newId, employer, wanted, { by, now });
  return saysTheSame(stored, wanted) ? undefined : reviseOpening(stored, wanted, findings, { by, now });
}

function published(
  opening: Opening,
  findings: readonly Finding[],
  { approved, by, today, now }: RowContext,
): { readonly change?: Change<Opening>; readonly errors: readonly FieldError[] } {
  if (findings.length > 0) return { errors: findings.map(errorOf) };
  try {
    return { change: publishOpening(opening, findings, approved, today, { by, now }), errors: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { errors: errorsOf(error) };
  }
}

const conflicts: Readonly<Record<string, string>> = {
  'opening.wrong-state': '该岗位当前状态不允许修改',
  'opening.employer-not-approved': '企业尚未通过审核或已被暂停，不能发布',
};

function errorsOf(error: DomainError): readonly FieldError[] {
  if (error.errors.length > 0) return error.errors;
  const code = error.code.split('.')[1] ?? error.code;
  return [{ pointer: '', code, message: { zh: conflicts[error.code] ?? '无法处理', en: error.message } }];
}
