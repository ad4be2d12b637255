import {
  AgreementEnteredIntoForce,
  AgreementExpired,
  AgreementProposed,
  AgreementSigned,
  AgreementTerminated,
  event,
} from '@duijie/contracts';
import type { AgreementBody, AgreementState, AgreementType } from '@duijie/contracts';
import { invalid, isDate, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError, Text } from '@duijie/domain';

export interface AgreementTerms {
  readonly type: AgreementType;
  readonly parties: readonly string[];
  readonly title: Text;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export type Agreement = AgreementBody & { readonly proposedBy: string };

type AgreementEvent = new () => AgreementBody;

/** A draft that only its author sees; the author must be one of the parties. */
export function draftAgreement(id: string, author: string, terms: AgreementTerms, now: string): Change<Agreement> {
  const errors: FieldError[] = [];
  if (new Set(terms.parties).size !== terms.parties.length || terms.parties.length < 2) {
    errors.push({
      pointer: '/parties',
      code: 'range',
      message: { zh: '协议须有两个以上不同的当事方', en: 'An agreement has two or more different parties' },
    });
  }
  for (const field of ['validFrom', 'validUntil'] as const) {
    const date = terms[field];
    if (date !== null && !isDate(date))
      errors.push({
        pointer: `/${field}`,
        code: 'format',
        message: { zh: '不是有效日期', en: 'Not a real date (YYYY-MM-DD)' },
      });
  }
  if (terms.validFrom !== null && terms.validUntil !== null && terms.validUntil < terms.validFrom) {
    errors.push({
      pointer: '/validUntil',
      code: 'dates-reversed',
      message: { zh: '截止日期早于起始日期', en: 'The end is before the start' },
    });
  }
  if (errors.length > 0) throw invalid('agreement', errors);
  const next: Agreement = {
    ...terms,
    parties: [...terms.parties],
    title: { ...terms.title },
    id,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    state: 'draft',
    signedBy: [],
    proposedBy: author,
  };
  return { next, events: [] };
}

/** Lays a draft before the other parties. */
export function proposeAgreement(agreement: Agreement, now: string): Change<Agreement> {
  return to(agreement, 'proposed', ['draft'], 'propose it', now, AgreementProposed);
}

/** One party signs; when the last has, the agreement is in force, from its first day on. */
export function signAgreement(agreement: Agreement, party: string, today: string, now: string): Change<Agreement> {
  const allowed: readonly AgreementState[] = ['proposed', 'partiallySigned'];
  if (!allowed.includes(agreement.state)) throw wrongState('agreement', agreement.state, allowed, 'sign it');
  if (agreement.signedBy.includes(party))
    throw wrongState('agreement', 'signed by this party', ['not yet signed by it'], 'sign it');
  if (agreement.validUntil !== null && agreement.validUntil < today) {
    throw invalid('agreement', [
      { pointer: '/validUntil', code: 'past', message: { zh: '协议期限已过', en: 'Its last day has passed' } },
    ]);
  }
  const signedBy = [...agreement.signedBy, party];
  const complete = agreement.parties.every((each) => signedBy.includes(each));
  const next = revised<Agreement>(agreement, now, { signedBy, state: complete ? 'inForce' : 'partiallySigned' });
  return { next, events: [event(complete ? AgreementEnteredIntoForce : AgreementSigned, publicBody(next))] };
}

/** Ends an agreement before its time, or a proposal. */
export function terminateAgreement(agreement: Agreement, now: string): Change<Agreement> {
  return to(
    agreement,
    'terminated',
    ['proposed', 'partiallySigned', 'inForce'],
    'terminate it',
    now,
    AgreementTerminated,
  );
}

/** Ends by the calendar; undefined when its time has not come. */
export function expireAgreement(agreement: Agreement, today: string, now: string): Change<Agreement> | undefined {
  if (agreement.state !== 'inForce' || agreement.validUntil === null || agreement.validUntil >= today) return undefined;
  return to(agreement, 'expired', ['inForce'], 'expire it', now, AgreementExpired);
}

function to(
  agreement: Agreement,
  state: AgreementState,
  allowed: readonly AgreementState[],
  act: string,
  now: string,
  type: AgreementEvent,
): Change<Agreement> {
  if (!allowed.includes(agreement.state)) throw wrongState('agreement', agreement.state, allowed, act);
  const next = revised<Agreement>(agreement, now, { state });
  return { next, events: [event(type, publicBody(next))] };
}

function publicBody(agreement: Agreement): AgreementBody {
  const { proposedBy: _author, ...body } = agreement;
  return body;
}
