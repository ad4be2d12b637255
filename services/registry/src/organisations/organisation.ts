import {
  AccessGranted,
  AccessRevoked,
  OrganisationApplied,
  OrganisationApproved,
  OrganisationReinstated,
  OrganisationRejected,
  OrganisationRevised,
  OrganisationSuspended,
  OrganisationWithdrawn,
  event,
} from '@duijie/contracts';
import type { IntermediaryLicence, OrganisationBody, OrganisationState } from '@duijie/contracts';
import { invalid, isDate, isUnifiedCode, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError } from '@duijie/domain';
import { regionExists } from '@duijie/taxonomy';

/** What a member says of itself. */
export type OrganisationRecord = Pick<OrganisationBody, 'kind' | 'name' | 'country' | 'region' | 'uscc' | 'level'> & {
  /** Number in the register of its country, for members abroad. */
  readonly registerNumber: string | null;
  readonly headcount: number | null;
  readonly intermediary: boolean;
  /** Of an intermediary; vetting looks at it. */
  readonly licence: IntermediaryLicence | null;
};

/** A member of the alliances, or who asks to be one. */
export interface Organisation extends OrganisationBody {
  readonly registerNumber: string | null;
  readonly headcount: number | null;
  readonly note: string | null;
  /** The vetting case by which it was admitted; null when an operator did it without one. */
  readonly vettingCase: string | null;
}

type OrganisationEvent = new () => OrganisationBody;

/** Asks for membership. In China the unified social credit code (GB 32100) is checked; abroad a register number will do. */
export function applyOrganisation(id: string, record: OrganisationRecord, now: string): Change<Organisation> {
  checkRecord(record);
  const next: Organisation = {
    ...record,
    id,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    state: 'applied',
    validUntil: null,
    reasonCode: null,
    note: null,
    vettingCase: null,
  };
  return { next, events: [event(OrganisationApplied, publicBody(next))] };
}

/** Admits an applicant, without end and on the operator's own word. */
export function approveOrganisation(organisation: Organisation, now: string): Change<Organisation> {
  const allowed: readonly OrganisationState[] = ['applied', 'underVetting', 'expired'];
  if (!allowed.includes(organisation.state))
    throw wrongState('organisation', organisation.state, allowed, 'approve it');
  return admitted(organisation, { vettingCase: null, validUntil: null }, now);
}

/** Refuses an applicant, with a reason. */
export function rejectOrganisation(organisation: Organisation, note: string, now: string): Change<Organisation> {
  return to('rejected', organisation, ['applied', 'underVetting'], 'reject it', now, OrganisationRejected, note);
}

/** Stops a member everywhere: its openings pause, and whatever its accounts and keys were given before now is refused. */
export function suspendOrganisation(organisation: Organisation, note: string, now: string): Change<Organisation> {
  return shutOut(to('suspended', organisation, ['approved'], 'suspend it', now, OrganisationSuspended, note), now);
}

/** Ends a suspension; its keys work again. */
export function reinstateOrganisation(organisation: Organisation, now: string): Change<Organisation> {
  return letIn(to('approved', organisation, ['suspended'], 'reinstate it', now, OrganisationReinstated));
}

/** The member leaves. */
export function withdrawOrganisation(organisation: Organisation, now: string): Change<Organisation> {
  const allowed: readonly OrganisationState[] = ['applied', 'underVetting', 'approved'];
  return shutOut(to('withdrawn', organisation, allowed, 'withdraw it', now, OrganisationWithdrawn), now);
}

/** A new record; kind and country stay what they were admitted as. */
export function reviseOrganisation(
  organisation: Organisation,
  record: OrganisationRecord,
  now: string,
): Change<Organisation> {
  checkRecord(record);
  if (record.kind !== organisation.kind || record.country !== organisation.country) {
    throw invalid('organisation', [
      {
        pointer: '/kind',
        code: 'fixed',
        message: { zh: '类别与国别在准入后不可更改', en: 'Kind and country stay as they were admitted; apply anew' },
      },
    ]);
  }
  const next = revised<Organisation>(organisation, now, record);
  return { next, events: [event(OrganisationRevised, publicBody(next))] };
}

/** Admits it, or goes on admitting it, by a case and until a day; who was shut out comes in again. */
export function admitted(
  organisation: Organisation,
  terms: Pick<Organisation, 'vettingCase'> & { readonly validUntil: string | null },
  now: string,
): Change<Organisation> {
  const isMember = organisation.state === 'approved' || organisation.state === 'suspended';
  if (isMember) {
    const next = revised<Organisation>(organisation, now, terms);
    return { next, events: [event(OrganisationRevised, publicBody(next))] };
  }
  const next = revised<Organisation>(organisation, now, { ...terms, state: 'approved', note: null });
  const change = { next, events: [event(OrganisationApproved, publicBody(next))] };
  return organisation.state === 'applied' ? change : letIn(change);
}

/** A change with the revocation of everything that the organisation was given before now. */
export function shutOut({ next, events }: Change<Organisation>, now: string): Change<Organisation> {
  const { id, revision } = next;
  return {
    next,
    events: [...events, event(AccessRevoked, { id, revision, about: 'organisation', revokedBefore: now })],
  };
}

function letIn({ next, events }: Change<Organisation>): Change<Organisation> {
  const { id, revision } = next;
  return {
    next,
    events: [...events, event(AccessGranted, { id, revision, about: 'organisation', revokedBefore: null })],
  };
}

function to(
  state: OrganisationState,
  organisation: Organisation,
  allowed: readonly OrganisationState[],
  act: string,
  now: string,
  type: OrganisationEvent,
  note: string | null = null,
): Change<Organisation> {
  if (!allowed.includes(organisation.state)) throw wrongState('organisation', organisation.state, allowed, act);
  const next = revised<Organisation>(organisation, now, { state, note });
  return { next, events: [event(type, publicBody(next))] };
}

export function publicBody(organisation: Organisation): OrganisationBody {
  const { registerNumber: _number, headcount: _headcount, note: _note, vettingCase: _case, ...body } = organisation;
  return body;
}

function checkRecord(record: OrganisationRecord): void {
  const errors: FieldError[] = [];
  if (![record.name.zh, record.name.en, record.name.ru].some((name) => name?.trim())) {
    errors.push({
      pointer: '/name',
      code: 'required',
      message: { zh: '至少用一种语言填写名称', en: 'Give the name in at least one language' },
    });
  }
  if (record.country === 'CN') {
    if (!record.uscc || !isUnifiedCode(record.uscc)) {
      errors.push({
        pointer: '/uscc',
        code: record.uscc ? 'check-digit' : 'required',
        message: {
          zh: '统一社会信用代码应为 18 位且校验码正确（GB 32100）',
          en: 'The unified social credit code has 18 characters with right check characters (GB 32100)',
        },
      });
    }
    if (!record.region || !regionExists(record.region)) {
      errors.push({
        pointer: '/region',
        code: 'unknown-code',
        message: { zh: '请填写 GB/T 2260 地区代码', en: 'Give the region as a GB/T 2260 code' },
      });
    }
  } else if (!record.registerNumber) {
    errors.push({
      pointer: '/registerNumber',
      code: 'required',
      message: { zh: '境外机构请填写当地登记号', en: 'Members abroad give the number in their register' },
    });
  }
  if (record.kind === 'college' && !record.level) {
    errors.push({
      pointer: '/level',
      code: 'required',
      message: { zh: '院校须填写办学层次', en: 'A college must give its level' },
    });
  }
  errors.push(...licenceErrors(record));
  if (errors.length > 0) throw invalid('organisation', errors);
}

function licenceErrors({ licence, intermediary }: OrganisationRecord): FieldError[] {
  const errors: FieldError[] = [];
  if (licence !== null && !isDate(licence.validUntil)) {
    errors.push({
      pointer: '/licence/validUntil',
      code: 'format',
      message: { zh: '不是有效日期', en: 'Not a real date (YYYY-MM-DD)' },
    });
  }
  if (licence !== null && !intermediary) {
    errors.push({
      pointer: '/licence',
      code: 'not-allowed',
      message: { zh: '仅中介机构填写许可证', en: 'Only an intermediary gives a licence; say that it is one' },
    });
  }
  return errors;
}
