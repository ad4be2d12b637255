import { VettingEvidenceRequested, VettingReviewBegun } from '@duijie/contracts';
import type { VettingState } from '@duijie/contracts';
import { DomainError, invalid, notFound, revised } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { itemOf, mustBe, quiet, told } from './vetting-case.ts';
import type { Reviewer, VettingCase, Verdict } from './vetting-case.ts';

/** Who acts as a reviewer. */
export interface Acting {
  readonly subject: string;
  readonly organisation: string | null;
}

/** So many reviewers without a conflict of interest look at a case, and so many decide it. */
export const fewestReviewers = 2;

const underWay: readonly VettingState[] = ['opened', 'inReview', 'evidenceRequested', 'appealed'];
const mostReviewers = 12;

/** Asks somebody to look at the case; first they say whether they may. */
export function assignReviewer(vettingCase: VettingCase, subject: string, now: string): Change<VettingCase> {
  mustBe(vettingCase, underWay, 'assign a reviewer');
  if (vettingCase.reviewers.some((each) => each.subject === subject)) {
    throw invalid('vetting-case', [
      {
        pointer: '/reviewer',
        code: 'duplicate',
        message: { zh: '该审核员已在名单中', en: 'This reviewer was assigned already' },
      },
    ]);
  }
  if (vettingCase.reviewers.length >= mostReviewers) {
    throw invalid('vetting-case', [
      {
        pointer: '/reviewer',
        code: 'too-many',
        message: { zh: `最多 ${mostReviewers} 名审核员`, en: `At most ${mostReviewers} reviewers` },
      },
    ]);
  }
  const reviewer: Reviewer = { subject, organisation: null, conflict: null, note: null, decided: false };
  return quiet(revised<VettingCase>(vettingCase, now, { reviewers: [...vettingCase.reviewers, reviewer] }));
}

/**
 * A reviewer declares whether there is a conflict of interest; one that shows later is declared later, and takes their
 * opinion away. With two who have none the review begins.
 */
export function declareInterest(
  vettingCase: VettingCase,
  acting: Acting,
  { conflict, note }: { readonly conflict: boolean; readonly note: string | null },
  now: string,
): Change<VettingCase> {
  mustBe(vettingCase, underWay, 'declare on it');
  assigned(vettingCase, acting);
  if (!conflict && acting.organisation === vettingCase.subject) throw ownOrganisation();
  if (conflict && !note?.trim()) {
    throw invalid('vetting-case', [
      {
        pointer: '/note',
        code: 'required',
        message: { zh: '请说明利益冲突', en: 'Say what the conflict of interest is' },
      },
    ]);
  }
  const reviewers = vettingCase.reviewers.map((each) =>
    each.subject === acting.subject ? { ...each, organisation: acting.organisation, conflict, note } : each,
  );
  const opinions = vettingCase.opinions.filter(({ reviewer }) => reviewer !== acting.subject);
  const next = revised<VettingCase>(vettingCase, now, { reviewers, opinions });
  const clear = reviewers.filter((each) => each.conflict === false).length;
  if (next.state !== 'opened' || clear < fewestReviewers) return quiet(next);
  return told({ ...next, state: 'inReview' }, VettingReviewBegun);
}

/** A reviewer answers a question of the checklist; what others thought of the whole before it counts no more. */
export function judgeItem(
  vettingCase: VettingCase,
  acting: Acting,
  id: string,
  { verdict, note }: { readonly verdict: Verdict; readonly note: string | null },
  now: string,
): Change<VettingCase> {
  mustBe(vettingCase, ['inReview'], 'judge it');
  mustReview(vettingCase, acting);
  const item = itemOf(vettingCase, id);
  const evidence = vettingCase.evidence.some((each) => each.item === id);
  if (verdict === 'met' && item.needsEvidence && !evidence) {
    throw invalid('vetting-case', [
      {
        pointer: '/verdict',
        code: 'not-allowed',
        message: {
          zh: '该项须有证明材料才能认定为符合；可要求补充材料',
          en: 'This item is met by evidence alone; request some',
        },
      },
    ]);
  }
  if (verdict !== 'met' && !note?.trim()) throw noteNeeded();
  const items = vettingCase.items.map((each) =>
    each.id === id ? { ...each, verdict, note, judgedBy: acting.subject } : each,
  );
  return quiet(revised<VettingCase>(vettingCase, now, { items, opinions: [] }));
}

/** The reviewers ask the organisation for evidence on some items. */
export function requestEvidence(
  vettingCase: VettingCase,
  acting: Acting,
  ids: readonly string[],
  now: string,
): Change<VettingCase> {
  mustBe(vettingCase, ['inReview'], 'request evidence');
  mustReview(vettingCase, acting);
  for (const id of ids) itemOf(vettingCase, id);
  const items = vettingCase.items.map((item) => (ids.includes(item.id) ? { ...item, requested: true } : item));
  return told(
    revised<VettingCase>(vettingCase, now, { items, opinions: [], state: 'evidenceRequested' }),
    VettingEvidenceRequested,
  );
}

/** The organisation has sent what was asked for. */
export function submitEvidence(vettingCase: VettingCase, now: string): Change<VettingCase> {
  mustBe(vettingCase, ['evidenceRequested'], 'submit it');
  const missing = vettingCase.items.filter(({ requested }) => requested);
  if (missing.length > 0) {
    throw invalid(
      'vetting-case',
      missing.map(({ id, title }) => ({
        pointer: `/items/${id}`,
        code: 'required',
        message: { zh: `尚缺材料：${title.zh ?? id}`, en: `Evidence is missing: ${title.en ?? id}` },
      })),
    );
  }
  return told(revised<VettingCase>(vettingCase, now, { state: 'inReview' }), VettingReviewBegun);
}

/** Only who was assigned, and has declared that there is no conflict, acts as a reviewer; nobody on their own house. */
export function mustReview(vettingCase: VettingCase, acting: Acting): Reviewer {
  const reviewer = assigned(vettingCase, acting);
  if (acting.organisation === vettingCase.subject) throw ownOrganisation();
  if (reviewer.conflict === false) return reviewer;
  throw new DomainError(
    'forbidden',
    'vetting-case.conflict',
    reviewer.conflict === null
      ? 'Declare first whether you have a conflict of interest.'
      : 'Who has declared a conflict of interest takes no part in the case.',
  );
}

export function noteNeeded(): DomainError {
  return invalid('vetting-case', [
    { pointer: '/note', code: 'required', message: { zh: '请说明理由', en: 'Give the reason in writing' } },
  ]);
}

function assigned(vettingCase: VettingCase, acting: Acting): Reviewer {
  const reviewer = vettingCase.reviewers.find(({ subject }) => subject === acting.subject);
  if (reviewer) return reviewer;
  if (acting.organisation === vettingCase.subject) throw ownOrganisation();
  throw notFound('reviewer', acting.subject);
}

function ownOrganisation(): DomainError {
  return new DomainError(
    'forbidden',
    'vetting-case.own-organisation',
    'Nobody takes part in the vetting of their own organisation.',
  );
}
