import { RecognitionEnteredIntoForce, RecognitionExpired, RecognitionSuspended, event } from '@duijie/contracts';
import type { AgreementState, AgreementType, RecognitionBody, RecognitionState } from '@duijie/contracts';
import { DomainError, created, invalid, isDate, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError, Text } from '@duijie/domain';
import { credential, gradeRank } from '@duijie/taxonomy';

export type Recognition = RecognitionBody;
export type RecognitionTerms = Pick<
  RecognitionBody,
  'from' | 'to' | 'extent' | 'confidence' | 'agreement' | 'validUntil'
> & { readonly title: Text | null };

/** What a recognition needs to know of the agreement that it belongs to. */
export interface ItsAgreement {
  readonly type: AgreementType;
  readonly state: AgreementState;
}

const over: readonly AgreementState[] = ['terminated', 'expired'];

type RecognitionEvent = new () => RecognitionBody;

/**
 * Writes down that one credential is to count as another. The credential recognised may be foreign and unknown to the
 * taxonomy; the one it counts as must be known. `agreement`: the one that it names, as far as it is known.
 */
export function draftRecognition(
  id: string,
  terms: RecognitionTerms,
  agreement: ItsAgreement | undefined,
  now: string,
): Change<Recognition> {
  const errors: FieldError[] = [];
  if (terms.agreement !== null && (agreement?.type !== 'recognition' || over.includes(agreement.state))) {
    errors.push({
      pointer: '/agreement',
      code: 'unknown-code',
      message: {
        zh: '没有这个有效的证书互认协议',
        en: 'There is no agreement on recognition of this id, or it is over',
      },
    });
  }
  if (!credential(terms.to.credential)) {
    errors.push({
      pointer: '/to/credential',
      code: 'unknown-code',
      message: { zh: '没有这个证书代码', en: 'There is no credential of this code' },
    });
  } else if (terms.to.grade !== null && gradeRank(terms.to.credential, terms.to.grade) === undefined) {
    errors.push({
      pointer: '/to/grade',
      code: 'unknown-code',
      message: { zh: '该证书没有这一等级', en: 'The credential has no such grade' },
    });
  }
  if (terms.validUntil !== null && !isDate(terms.validUntil)) {
    errors.push({
      pointer: '/validUntil',
      code: 'format',
      message: { zh: '不是有效日期', en: 'Not a real date (YYYY-MM-DD)' },
    });
  }
  if (errors.length > 0) throw invalid('recognition', errors);
  const { title, from, to: as } = terms;
  const next: Recognition = created(id, now, {
    ...terms,
    from: { ...from },
    to: { ...as },
    title: title && Object.values(title).some((words) => words) ? { ...title } : nameOf(terms),
    state: 'drafted' as const,
    reasonCode: null,
  });
  return { next, events: [] };
}

/**
 * From now on it counts in every match; also after a suspension. One that belongs to an agreement may be in force before
 * it: then it counts from the moment on at which the agreement enters into force.
 */
export function enterIntoForce(
  recognition: Recognition,
  agreement: ItsAgreement | undefined,
  today: string,
  now: string,
): Change<Recognition> {
  if (agreement && over.includes(agreement.state)) {
    throw new DomainError(
      'conflict',
      'recognition.agreement-over',
      'The agreement that it belongs to is over. Draft a recognition under another one.',
    );
  }
  if (recognition.validUntil !== null && recognition.validUntil < today) {
    throw invalid('recognition', [
      { pointer: '/validUntil', code: 'past', message: { zh: '有效期已过', en: 'Its last day has passed' } },
    ]);
  }
  return to(recognition, 'inForce', ['drafted', 'suspended'], 'put it into force', now, RecognitionEnteredIntoForce);
}

/** It counts no more until it enters into force again. */
export function suspendRecognition(recognition: Recognition, now: string): Change<Recognition> {
  return to(recognition, 'suspended', ['inForce'], 'suspend it', now, RecognitionSuspended, 'suspended');
}

/** Ends with the agreement that it belongs to; undefined when it is over already, or was never more than a draft. */
export function endRecognition(recognition: Recognition, now: string): Change<Recognition> | undefined {
  if (recognition.state !== 'inForce' && recognition.state !== 'suspended') return undefined;
  return to(recognition, 'expired', ['inForce', 'suspended'], 'end it', now, RecognitionExpired, 'agreementEnded');
}

/** Ends by the calendar; undefined when its time has not come. */
export function expireRecognition(
  recognition: Recognition,
  today: string,
  now: string,
): Change<Recognition> | undefined {
  const past = recognition.validUntil !== null && recognition.validUntil < today;
  if (!past || (recognition.state !== 'inForce' && recognition.state !== 'suspended')) return undefined;
  return to(recognition, 'expired', ['inForce', 'suspended'], 'expire it', now, RecognitionExpired, 'validityEnded');
}

function to(
  recognition: Recognition,
  state: RecognitionState,
  allowed: readonly RecognitionState[],
  act: string,
  now: string,
  type: RecognitionEvent,
  reasonCode: string | null = null,
): Change<Recognition> {
  if (!allowed.includes(recognition.state)) throw wrongState('recognition', recognition.state, allowed, act);
  const next = revised<Recognition>(recognition, now, { state, reasonCode });
  return { next, events: [event(type, next)] };
}

/** What people are told it is called, where nobody gave it a name. */
function nameOf({ from, to: as }: RecognitionTerms): Text {
  const counted = credential(as.credential);
  const recognised = credential(from.credential);
  const words = (language: keyof Text, middle: string) =>
    `${recognised?.names[language] ?? from.credential} (${from.country}) ${middle} ${counted?.names[language] ?? as.credential}`;
  return { zh: words('zh', '互认为'), en: words('en', 'counts as'), ru: words('ru', 'признаётся как') };
}
