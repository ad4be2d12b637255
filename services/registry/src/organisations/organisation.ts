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
import type { OrganisationBody, OrganisationState } from '@duijie/contracts';
import { invalid, isUnifiedCode, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError } from '@duijie/domain';
import { regionExists } from '@duijie/taxonomy';

/** What a member says of itself. */
export type OrganisationRecord = Pick<OrganisationBody, 'kind' | 'name' | 'country' | 'region' | 'uscc' | 'level'> & {
  /** Number in the register of its country, for members abroad. */
  readonly registerNumber: string | null;
  readonly headcount: number | null;
  readonly intermediary: boolean;
};

/** A member of the alliances, or who asks to be one. */
export interface Organisation extends OrganisationBody {
  readonly registerNumber: string | null;
  readonly headcount: number | null;
  readonly note: string | null;
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
    reasonCode: null,
    note: null,
  };
  return { next, events: [event(OrganisationApplied, publicBody(next))] };
}

/** Admits an applicant. */
export function approveOrganisation(organisation: Organisation, now: string): Change<Organisation> {
  return to('approved', organisation, ['applied', 'underVetting', 'expired'], 'approve it', now, OrganisationApproved);
}

/** Refuses an applicant, with a reason. */
export function rejectOrganisation(organisation: Organisation, note: string, now: string): Change<Organisation> {
  return to('rejected', organisation, ['applied', 'underVetting'], 'reject it', now, OrganisationRejected, note);
}

/** Stops a member everywhere: its openings pause, and whatever its accounts and keys were given before now is refused. */
export function suspendOrganisation(organisation: Organisation, note: string, now: string): Change<Organisation> {
  const change = to('suspended', organisation, ['approved'], 'suspend it', now, OrganisationSuspended, note);
  const revocation = event(AccessRevoked, {
    id: organisation.id,
    revision: change.next.revision,
    about: 'organisation',
    revokedBefore: now,
  });
  return { next: change.next, events: [...change.events, revocation] };
}

/** Ends a suspension; its keys work again. */
export function reinstateOrganisation(organisation: Organisation, now: string): Change<Organisation> {
  const change = to('approved', organisation, ['suspended'], 'reinstate it', now, OrganisationReinstated);
  const grant = event(AccessGranted, {
    id: organisation.id,
    revision: change.next.revision,
    about: 'organisation',
    revokedBefore: null,
  });
  return { next: change.next, events: [...change.events, grant] };
}

/** The member leaves. */
export function withdrawOrganisation(organisation: Organisation, now: string): Change<Organisation> {
  const change = to(
    'withdrawn',
    organisation,
    ['applied', 'underVetting', 'approved'],
    'withdraw it',
    now,
    OrganisationWithdrawn,
  );
  const revocation = event(AccessRevoked, {
    id: organisation.id,
    revision: change.next.revision,
    about: 'organisation',
    revokedBefore: now,
  });
  return { next: change.next, events: [...change.events, revocation] };
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

function publicBody(organisation: Organisation): OrganisationBody {
  const { registerNumber: _number, headcount: _headcount, note: _note, ...body } = organisation;
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
  if (errors.length > 0) throw invalid('organisation', errors);
}
