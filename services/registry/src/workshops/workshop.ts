import {
  WorkshopAgreed,
  WorkshopBegun,
  WorkshopClosed,
  WorkshopEvaluated,
  WorkshopOpened,
  WorkshopProposed,
  WorkshopRevised,
  WorkshopSuspended,
  event,
} from '@duijie/contracts';
import type { WorkshopBody, WorkshopState } from '@duijie/contracts';
import { covers, created, invalid, isDate, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError, Scope, Text } from '@duijie/domain';
import { major } from '@duijie/taxonomy';
import { countersOf } from './counters.ts';

/** What is said of a workshop when it is proposed, and may be said anew. */
export type WorkshopTerms = Pick<WorkshopBody, 'name' | 'host' | 'partner' | 'majors' | 'standards'>;

/** How a workshop was judged. */
export interface WorkshopEvaluation {
  readonly grade: 'excellent' | 'good' | 'passed' | 'failed';
  readonly note: string;
  readonly evaluatedOn: string;
}

/** A Luban Workshop: a college in China and a host abroad who teach its majors together. */
export interface Workshop extends WorkshopBody {
  readonly country: string;
  readonly evaluations: readonly WorkshopEvaluation[];
  readonly note: string | null;
}

export type WorkshopEvent = new () => WorkshopBody;

/** What an agreement on a workshop is known by: one that is kept here, or the reference of one that is not. */
export type WorkshopBasis = Pick<WorkshopBody, 'agreement' | 'reference'>;

const mostEvaluations = 50;

/** A college proposes a workshop with a host abroad. */
export function proposeWorkshop(id: string, terms: WorkshopTerms, now: string): Change<Workshop> {
  checkTerms(terms);
  const next: Workshop = created(id, now, {
    ...terms,
    country: terms.host.country,
    state: 'proposed' as const,
    cohorts: [],
    counters: countersOf([]),
    agreement: null,
    reference: null,
    evaluations: [],
    note: null,
  });
  return told(next, WorkshopProposed);
}

/** Says anew what it is. Partner and country stay what was proposed. */
export function reviseWorkshop(workshop: Workshop, terms: WorkshopTerms, now: string): Change<Workshop> {
  if (workshop.state === 'closed') throw wrongState('workshop', workshop.state, notClosed, 'revise it');
  checkTerms(terms);
  const errors: FieldError[] = [];
  if (terms.partner !== workshop.partner) errors.push(fixed('/partner'));
  if (terms.host.country !== workshop.country) errors.push(fixed('/host/country'));
  if (errors.length > 0) throw invalid('workshop', errors);
  return told(revised<Workshop>(workshop, now, terms), WorkshopRevised);
}

/** Both sides have agreed. */
export function agreeWorkshop(workshop: Workshop, basis: WorkshopBasis, now: string): Change<Workshop> {
  const next = to(workshop, 'agreed', ['proposed'], 'agree on it', now);
  if (basis.agreement === null && !basis.reference?.trim()) {
    throw invalid('workshop', [
      {
        pointer: '/agreement',
        code: 'required',
        message: {
          zh: '请填写平台上的工坊协议，或线下协议的编号',
          en: 'Name the agreement that is kept here, or the reference of one that is not',
        },
      },
    ]);
  }
  return told({ ...next, ...basis }, WorkshopAgreed);
}

/** It is being built. */
export function buildWorkshop(workshop: Workshop, now: string): Change<Workshop> {
  return told(to(workshop, 'building', ['agreed'], 'begin to build it', now), WorkshopBegun);
}

/** It teaches: for the first time, again after an evaluation, or when a suspension ends. Somebody who teaches has majors. */
export function openWorkshop(workshop: Workshop, now: string): Change<Workshop> {
  const next = to(workshop, 'operating', ['building', 'evaluated', 'suspended'], 'open it', now);
  if (next.majors.length === 0) {
    throw invalid('workshop', [
      {
        pointer: '/majors',
        code: 'required',
        message: { zh: '运营前须设置专业', en: 'Name its majors before it opens' },
      },
    ]);
  }
  return told({ ...next, note: null }, WorkshopOpened);
}

/** It was judged. Teaching goes on when it is opened again. */
export function evaluateWorkshop(workshop: Workshop, evaluation: WorkshopEvaluation, now: string): Change<Workshop> {
  const next = to(workshop, 'evaluated', ['operating'], 'evaluate it', now);
  if (!isDate(evaluation.evaluatedOn) || evaluation.evaluatedOn > now.slice(0, 10)) {
    throw invalid('workshop', [
      {
        pointer: '/evaluatedOn',
        code: 'range',
        message: { zh: '须为今天或之前的日期', en: 'A real date, today or before' },
      },
    ]);
  }
  const evaluations = [...workshop.evaluations, evaluation].slice(-mostEvaluations);
  return told({ ...next, evaluations }, WorkshopEvaluated);
}

/** It stands still, for a reason. */
export function suspendWorkshop(workshop: Workshop, note: string, now: string): Change<Workshop> {
  return told({ ...to(workshop, 'suspended', ['operating', 'evaluated'], 'suspend it', now), note }, WorkshopSuspended);
}

/** It ends, for a reason. What its cohorts came to stays. */
export function closeWorkshop(workshop: Workshop, note: string, now: string): Change<Workshop> {
  return told({ ...to(workshop, 'closed', notClosed, 'close it', now), note }, WorkshopClosed);
}

/** Is it theirs: may they change it, and read its notes and judgements? */
export function isOf(scope: Scope, { partner, host }: Workshop): boolean {
  return covers(scope, partner) || covers(scope, host.organisation ?? '');
}

const notClosed: readonly WorkshopState[] = ['proposed', 'agreed', 'building', 'operating', 'evaluated', 'suspended'];

function to(
  workshop: Workshop,
  state: WorkshopState,
  allowed: readonly WorkshopState[],
  act: string,
  now: string,
): Workshop {
  if (!allowed.includes(workshop.state)) throw wrongState('workshop', workshop.state, allowed, act);
  return revised<Workshop>(workshop, now, { state });
}

/** The change that tells the public state of a workshop: its notes and judgements stay with those whose they are. */
export function told(workshop: Workshop, type: WorkshopEvent): Change<Workshop> {
  const next: Workshop = { ...workshop, country: workshop.host.country, counters: countersOf(workshop.cohorts) };
  const { country: _country, evaluations: _evaluations, note: _note, ...body } = next;
  return { next, events: [event(type, body)] };
}

function fixed(pointer: string): FieldError {
  return {
    pointer,
    code: 'fixed',
    message: { zh: '提出后不可更改，请另行提出', en: 'It stays as it was proposed; propose another workshop' },
  };
}

function hasWords(text: Text): boolean {
  return [text.zh, text.en, text.ru].some((words) => words?.trim());
}

function checkTerms(terms: WorkshopTerms): void {
  const named: readonly (readonly [string, Text])[] = [
    ['/name', terms.name],
    ['/host/institution', terms.host.institution],
    ...terms.majors.map(({ code, name }, at) => [`/majors/${at}/name`, code === null ? name : { zh: code }] as const),
    ...terms.standards.map((each, at) => [`/standards/${at}/name`, each.name] as const),
  ];
  const errors: FieldError[] = named
    .filter(([, text]) => !hasWords(text))
    .map(([pointer]) => ({
      pointer,
      code: 'required',
      message: { zh: '至少用一种语言填写', en: 'Give it in at least one language' },
    }));
  if (terms.host.country === 'CN') {
    errors.push({
      pointer: '/host/country',
      code: 'not-allowed',
      message: { zh: '鲁班工坊设在境外', en: 'The host of a Luban Workshop is abroad' },
    });
  }
  const keys = terms.majors.map(({ code, name }) => code ?? JSON.stringify(name));
  for (const [at, { code }] of terms.majors.entries()) {
    if (code !== null && !major(code)) {
      errors.push({
        pointer: `/majors/${at}/code`,
        code: 'unknown-code',
        message: { zh: '没有这个专业代码', en: 'There is no major of this code' },
      });
    } else if (keys.indexOf(keys[at] ?? '') < at) {
      errors.push({
        pointer: `/majors/${at}`,
        code: 'duplicate',
        message: { zh: '该专业已在列表中', en: 'The list has this major already' },
      });
    }
  }
  if (errors.length > 0) throw invalid('workshop', errors);
}
