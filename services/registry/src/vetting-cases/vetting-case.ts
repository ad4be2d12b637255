import { VettingCaseOpened, event } from '@duijie/contracts';
import type {
  IntermediaryLicence,
  OrganisationKind,
  OrganisationState,
  VettingCaseBody,
  VettingScope,
  VettingState,
} from '@duijie/contracts';
import { created, invalid, notFound, revised, wrongState } from '@duijie/domain';
import type { Change, Text } from '@duijie/domain';
import { checklistFor } from './checklists.ts';
import type { ChecklistItem } from './checklists.ts';

export const verdicts = ['met', 'notMet', 'notApplicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** A question of the checklist and what the reviewers say to it. */
export interface CaseItem extends Omit<ChecklistItem, 'only'> {
  readonly verdict: Verdict | null;
  readonly note: string | null;
  readonly judgedBy: string | null;
  /** The reviewers have asked for evidence that has not come yet. */
  readonly requested: boolean;
}

/** A piece of evidence. The file is encrypted under a key of its own, which is kept here alone. */
export interface Evidence {
  readonly id: string;
  readonly item: string;
  readonly name: string;
  readonly uploadedAt: string;
  readonly file: {
    readonly id: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly type: string;
    readonly key: string;
  };
}

/** Who looks at the case. Nobody does before declaring whether there is a conflict of interest. */
export interface Reviewer {
  readonly subject: string;
  readonly organisation: string | null;
  readonly conflict: boolean | null;
  readonly note: string | null;
  /** Has taken a decision, and takes none on an appeal against it. */
  readonly decided: boolean;
}

/** What a reviewer would decide; two who say the same decide it. */
export interface DecisionTerms {
  readonly outcome: 'approved' | 'conditional' | 'refused' | 'upheld' | 'overturned';
  readonly conditions: readonly string[];
  readonly dueOn: string | null;
  readonly validUntil: string | null;
}

export interface Opinion {
  readonly reviewer: string;
  readonly terms: DecisionTerms;
  readonly note: string;
}

export interface Decision extends DecisionTerms {
  readonly notes: readonly string[];
  readonly decidedBy: readonly string[];
  readonly decidedOn: string;
}

export interface Condition {
  readonly text: string;
  readonly metAt: string | null;
}

/** A vetting case (遴选审核): an organisation is looked at by a checklist, with evidence, by reviewers of their own mind. */
export interface VettingCase extends VettingCaseBody {
  readonly kind: OrganisationKind;
  readonly items: readonly CaseItem[];
  readonly evidence: readonly Evidence[];
  readonly reviewers: readonly Reviewer[];
  readonly opinions: readonly Opinion[];
  readonly decisions: readonly Decision[];
  readonly conditions: readonly Condition[];
  readonly appeal: { readonly note: string; readonly appealedOn: string } | null;
  /** How many days before the end was told last. */
  readonly remindedDays: number | null;
  /** The case that took its place. */
  readonly supersededBy: string | null;
  /** Has the organisation followed what came of it? */
  readonly settled: boolean;
  /** Subject and scope while it is open: there is one at a time. */
  readonly openFor: string | null;
  /** When it ends by the calendar. */
  readonly endsOn: string | null;
  /** The organisation and the reviewers who may see it. */
  readonly readers: readonly string[];
  readonly files: readonly string[];
}

/** What vetting has to know of an organisation. */
export interface Subject {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: Text;
  readonly country: string;
  readonly state: OrganisationState;
  readonly intermediary?: boolean;
  readonly licence?: IntermediaryLicence | null;
}

type CaseEvent = new () => VettingCaseBody;

const undecided: readonly VettingState[] = ['opened', 'inReview', 'evidenceRequested'];
const mostEvidence = 100;

/** Opens a case on an organisation. Who left or was rejected applies anew first. */
export function openCase(id: string, subject: Subject, scope: VettingScope, now: string): Change<VettingCase> {
  const allowed: readonly OrganisationState[] =
    scope === 'membership' ? ['applied', 'underVetting', 'approved', 'suspended', 'expired'] : ['approved'];
  if (!allowed.includes(subject.state)) throw wrongState('organisation', subject.state, allowed, 'vet it');
  const checklist = checklistFor(scope, subject);
  if (!checklist) {
    throw invalid('vetting-case', [
      {
        pointer: '/scope',
        code: 'not-allowed',
        message: { zh: '该类机构没有这一审核范围', en: 'An organisation of this kind is not vetted for this' },
      },
    ]);
  }
  const next: VettingCase = created(id, now, {
    subject: subject.id,
    subjectName: subject.name,
    kind: subject.kind,
    scope,
    state: 'opened' as const,
    validUntil: null,
    dueOn: null,
    openConditions: 0,
    items: checklist.map(({ only: _only, ...item }) => ({
      ...item,
      verdict: null,
      note: null,
      judgedBy: null,
      requested: false,
    })),
    evidence: [],
    reviewers: [],
    opinions: [],
    decisions: [],
    conditions: [],
    appeal: null,
    remindedDays: null,
    supersededBy: null,
    settled: false,
    openFor: null,
    endsOn: null,
    readers: [],
    files: [],
  });
  return told(next, VettingCaseOpened);
}

/** Adds evidence to an item. What reviewers thought before it came counts no more. */
export function addEvidence(vettingCase: VettingCase, evidence: Evidence, now: string): Change<VettingCase> {
  mustBe(vettingCase, undecided, 'add evidence');
  itemOf(vettingCase, evidence.item);
  if (vettingCase.evidence.length >= mostEvidence) {
    throw invalid('vetting-case', [
      {
        pointer: '/evidence',
        code: 'too-many',
        message: { zh: `最多 ${mostEvidence} 份材料`, en: `At most ${mostEvidence} pieces of evidence` },
      },
    ]);
  }
  const items = vettingCase.items.map((item) => (item.id === evidence.item ? { ...item, requested: false } : item));
  return quiet(
    revised<VettingCase>(vettingCase, now, { items, evidence: [...vettingCase.evidence, evidence], opinions: [] }),
  );
}

/** Takes evidence back, while nothing is decided. An item that was met by it is open again. */
export function removeEvidence(vettingCase: VettingCase, id: string, now: string): Change<VettingCase> {
  mustBe(vettingCase, undecided, 'take evidence back');
  const removed = evidenceOf(vettingCase, id);
  const evidence = vettingCase.evidence.filter((each) => each.id !== id);
  const items = vettingCase.items.map((item) =>
    item.id === removed.item ? { ...item, verdict: null, note: null, judgedBy: null } : item,
  );
  return quiet(revised<VettingCase>(vettingCase, now, { items, evidence, opinions: [] }));
}

/** The organisation has done what the case wants of it. */
export function settleCase(vettingCase: VettingCase, now: string): Change<VettingCase> {
  return quiet(revised<VettingCase>(vettingCase, now, { settled: true }));
}

/** A newer case of the same scope was decided well: this one neither ends anything nor warns of its end. */
export function supersedeCase(vettingCase: VettingCase, by: string, now: string): Change<VettingCase> {
  return quiet(revised<VettingCase>(vettingCase, now, { supersededBy: by }));
}

export function itemOf(vettingCase: VettingCase, id: string): CaseItem {
  const item = vettingCase.items.find((each) => each.id === id);
  if (!item) throw notFound('checklist-item', id);
  return item;
}

export function evidenceOf(vettingCase: VettingCase, id: string): Evidence {
  const evidence = vettingCase.evidence.find((each) => each.id === id);
  if (!evidence) throw notFound('evidence', id);
  return evidence;
}

export function mustBe(vettingCase: VettingCase, allowed: readonly VettingState[], act: string): void {
  if (!allowed.includes(vettingCase.state)) throw wrongState('vetting-case', vettingCase.state, allowed, act);
}

/** A change that the world hears of; the organisation has to follow it. */
export function told(vettingCase: VettingCase, type: CaseEvent): Change<VettingCase> {
  const next = completed({ ...vettingCase, settled: false });
  const { id, revision, createdAt, updatedAt, subject, subjectName, scope, state, validUntil, dueOn, openConditions } =
    next;
  const body = { id, revision, createdAt, updatedAt, subject, subjectName, scope, state, validUntil, dueOn };
  return { next, events: [event(type, { ...body, openConditions })] };
}

/** A change that stays between the reviewers and the organisation. */
export function quiet(vettingCase: VettingCase): Change<VettingCase> {
  return { next: completed(vettingCase), events: [] };
}

/** With all that follows from the rest: by what it is found, and when it ends. */
function completed(vettingCase: VettingCase): VettingCase {
  const { state, subject, scope, reviewers, conditions, evidence, supersededBy, dueOn, validUntil } = vettingCase;
  const holds = state === 'approved' || state === 'overturned';
  const end = state === 'conditional' ? dueOn : holds ? validUntil : null;
  const isOpen = undecided.includes(state) || state === 'appealed';
  return {
    ...vettingCase,
    openConditions: state === 'conditional' ? conditions.filter(({ metAt }) => metAt === null).length : 0,
    openFor: isOpen ? `${subject} ${scope}` : null,
    endsOn: supersededBy === null ? end : null,
    readers: [subject, ...reviewers.filter(({ conflict }) => conflict !== true).map((each) => each.subject)],
    files: evidence.map(({ file }) => file.id),
  };
}
