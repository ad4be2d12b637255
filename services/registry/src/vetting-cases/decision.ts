import { isDeepStrictEqual } from 'node:util';
import { VettingAppealDecided, VettingCaseAppealed, VettingCaseDecided } from '@duijie/contracts';
import type { VettingState } from '@duijie/contracts';
import { DomainError, invalid, isDate, notFound, revised } from '@duijie/domain';
import type { Change, FieldError } from '@duijie/domain';
import { daysBetween } from './days.ts';
import { fewestReviewers, mustReview, noteNeeded } from './review.ts';
import type { Acting } from './review.ts';
import { mustBe, quiet, told } from './vetting-case.ts';
import type { DecisionTerms, Opinion, Subject, VettingCase } from './vetting-case.ts';

/** An admission is looked at again after five years at the latest. */
const longestDays = 5 * 366;
/** A refusal can be appealed for so long. */
const appealDays = 30;

const stateFor: Readonly<Record<DecisionTerms['outcome'], VettingState>> = {
  approved: 'inReview',
  conditional: 'inReview',
  refused: 'inReview',
  upheld: 'appealed',
  overturned: 'appealed',
};

/** A reviewer says what they would decide. When two say the same, it is decided. */
export function decideCase(
  vettingCase: VettingCase,
  subject: Subject,
  acting: Acting,
  opinion: Omit<Opinion, 'reviewer'>,
  today: string,
  now: string,
): Change<VettingCase> {
  const { terms, note } = opinion;
  mustBe(vettingCase, [stateFor[terms.outcome]], `decide it as ${terms.outcome}`);
  const reviewer = mustReview(vettingCase, acting);
  if (vettingCase.state === 'appealed' && reviewer.decided) {
    throw new DomainError(
      'forbidden',
      'vetting-case.own-decision',
      'Who took the decision does not decide on the appeal against it.',
    );
  }
  checkTerms(vettingCase, subject, terms, today);
  if (terms.outcome !== 'approved' && !note.trim()) throw noteNeeded();
  const others = vettingCase.opinions.filter((each) => each.reviewer !== acting.subject);
  const opinions = [...others, { reviewer: acting.subject, terms, note }];
  const agreeing = opinions.filter((each) => isDeepStrictEqual(each.terms, terms));
  const next = revised<VettingCase>(vettingCase, now, { opinions });
  return agreeing.length < fewestReviewers ? quiet(next) : decided(next, terms, agreeing, today);
}

function decided(
  vettingCase: VettingCase,
  terms: DecisionTerms,
  agreeing: readonly Opinion[],
  today: string,
): Change<VettingCase> {
  const decidedBy = agreeing.map(({ reviewer }) => reviewer);
  const decision = { ...terms, notes: agreeing.map(({ note }) => note), decidedBy, decidedOn: today };
  const next: VettingCase = {
    ...vettingCase,
    state: terms.outcome,
    validUntil: terms.validUntil,
    dueOn: terms.dueOn,
    conditions: terms.conditions.map((text) => ({ text, metAt: null })),
    decisions: [...vettingCase.decisions, decision],
    opinions: [],
    remindedDays: null,
    reviewers: vettingCase.reviewers.map((each) =>
      decidedBy.includes(each.subject) ? { ...each, decided: true } : each,
    ),
  };
  return told(next, vettingCase.state === 'appealed' ? VettingAppealDecided : VettingCaseDecided);
}

/** A reviewer has seen that a condition is met; with the last one the approval is a plain one. */
export function confirmCondition(
  vettingCase: VettingCase,
  acting: Acting,
  at: number,
  now: string,
): Change<VettingCase> {
  mustBe(vettingCase, ['conditional'], 'confirm a condition');
  mustReview(vettingCase, acting);
  if (!vettingCase.conditions[at]) throw notFound('condition', String(at));
  const conditions = vettingCase.conditions.map((each, place) =>
    place === at && each.metAt === null ? { ...each, metAt: now } : each,
  );
  const next = revised<VettingCase>(vettingCase, now, { conditions });
  if (conditions.some(({ metAt }) => metAt === null)) return quiet(next);
  return told({ ...next, state: 'approved', dueOn: null, remindedDays: null }, VettingCaseDecided);
}

/** The organisation does not accept a refusal, within its time; others decide on it. */
export function appealCase(vettingCase: VettingCase, note: string, today: string, now: string): Change<VettingCase> {
  mustBe(vettingCase, ['refused'], 'appeal');
  const refusedOn = vettingCase.decisions.at(-1)?.decidedOn ?? today;
  if (daysBetween(refusedOn, today) > appealDays) {
    throw new DomainError(
      'conflict',
      'vetting-case.appeal-too-late',
      `A refusal can be appealed for ${appealDays} days; apply anew.`,
      { details: { refusedOn, appealDays } },
    );
  }
  const appeal = { note, appealedOn: today };
  return told(revised<VettingCase>(vettingCase, now, { state: 'appealed', appeal, opinions: [] }), VettingCaseAppealed);
}

function checkTerms(vettingCase: VettingCase, subject: Subject, terms: DecisionTerms, today: string): void {
  const admits = terms.outcome !== 'refused' && terms.outcome !== 'upheld';
  const errors = [
    ...checkItems(vettingCase, terms.outcome),
    ...checkConditions(terms, today),
    ...(admits ? checkValidity(terms.validUntil, today) : absent('/validUntil', terms.validUntil)),
    ...(admits && vettingCase.scope === 'membership' ? checkLicence(subject, terms.validUntil, today) : []),
  ];
  if (errors.length > 0) throw invalid('vetting-case', errors);
}

function checkItems(vettingCase: VettingCase, outcome: DecisionTerms['outcome']): FieldError[] {
  if (outcome === 'refused') {
    if (vettingCase.items.some(({ verdict }) => verdict === 'notMet')) return [];
    return [wrong('/items', 'required', '不予通过须至少有一项不符合', 'A refusal rests on an item that is not met')];
  }
  if (outcome !== 'approved' && outcome !== 'conditional') return [];
  return vettingCase.items
    .filter(
      ({ required, verdict }) => required && (verdict === null || (outcome === 'approved' && verdict === 'notMet')),
    )
    .map(({ id, title, verdict }) =>
      verdict === null
        ? wrong(`/items/${id}`, 'required', `尚未审核：${title.zh ?? id}`, `Not judged yet: ${title.en ?? id}`)
        : wrong(`/items/${id}`, 'not-allowed', `不符合：${title.zh ?? id}`, `Not met: ${title.en ?? id}`),
    );
}

function checkConditions({ outcome, conditions, dueOn, validUntil }: DecisionTerms, today: string): FieldError[] {
  if (outcome !== 'conditional') {
    const listed =
      conditions.length > 0
        ? [wrong('/conditions', 'not-allowed', '仅有条件通过可附条件', 'Only a conditional approval has conditions')]
        : [];
    return [...listed, ...absent('/dueOn', dueOn)];
  }
  const errors: FieldError[] = [];
  if (conditions.length === 0) {
    errors.push(
      wrong('/conditions', 'required', '有条件通过须列出条件', 'A conditional approval names its conditions'),
    );
  }
  const inTime = dueOn !== null && isDate(dueOn) && dueOn > today && dueOn <= (validUntil ?? '');
  if (!inTime) {
    errors.push(
      wrong('/dueOn', 'range', '整改期限须在今天之后、有效期之内', 'A day after today, and within the validity'),
    );
  }
  return errors;
}

function checkValidity(validUntil: string | null, today: string): FieldError[] {
  const fits =
    validUntil !== null && isDate(validUntil) && validUntil > today && daysBetween(today, validUntil) <= longestDays;
  if (fits) return [];
  return [wrong('/validUntil', 'range', '有效期须在今天之后、五年之内', 'A day after today, and within five years')];
}

/** An intermediary is admitted for as long as its licence holds, at most. */
function checkLicence({ intermediary, licence }: Subject, validUntil: string | null, today: string): FieldError[] {
  if (intermediary !== true) return [];
  if (!licence || licence.validUntil < today) {
    return [
      wrong(
        '/licence',
        'required',
        '中介机构须登记有效的人力资源服务许可证',
        'An intermediary has a licence in force on its record; it adds one first',
      ),
    ];
  }
  if ((validUntil ?? '') <= licence.validUntil) return [];
  return [
    wrong(
      '/validUntil',
      'range',
      `不得超过许可证有效期 ${licence.validUntil}`,
      `Not beyond the licence, which ends on ${licence.validUntil}`,
    ),
  ];
}

function absent(pointer: string, value: string | null): FieldError[] {
  return value === null
    ? []
    : [wrong(pointer, 'not-allowed', '此决定不含该日期', 'A decision of this kind has no such day')];
}

function wrong(pointer: string, code: string, zh: string, en: string): FieldError {
  return { pointer, code, message: { zh, en } };
}
