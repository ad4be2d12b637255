import { RecognitionEnteredIntoForce, RecognitionExpired, RecognitionSuspended, event } from '@duijie/contracts';
import type { RecognitionBody, RecognitionState } from '@duijie/contracts';
import { invalid, isDate, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError } from '@duijie/domain';
import { credential, gradeRank } from '@duijie/taxonomy';

export type Recognition = RecognitionBody;
export type RecognitionTerms = Pick<
  RecognitionBody,
  'from' | 'to' | 'extent' | 'confidence' | 'agreement' | 'validUntil'
>;

type RecognitionEvent = new () => RecognitionBody;

/** Writes down that one credential is to count as another. The credential recognised may be foreign and unknown to the taxonomy; the one it counts as must be known. */
export function draftRecognition(id: string, terms: RecognitionTerms, now: string): Change<Recognition> {
  const errors: FieldError[] = [];
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
  const next: Recognition = {
    ...terms,
    from: { ...terms.from },
    to: { ...terms.to },
    id,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    state: 'drafted',
  };
  return { next, events: [] };
}

/** From now on it counts in every match; also after a suspension. */
export function enterIntoForce(recognition: Recognition, today: string, now: string): Change<Recognition> {
  if (recognition.validUntil !== null && recognition.validUntil < today) {
    throw invalid('recognition', [
      { pointer: '/validUntil', code: 'past', message: { zh: '有效期已过', en: 'Its last day has passed' } },
    ]);
  }
  return to(recognition, 'inForce', ['drafted', 'suspended'], 'put it into force', now, RecognitionEnteredIntoForce);
}

/** It counts no more until it enters into force again. */
export function suspendRecognition(recognition: Recognition, now: string): Change<Recognition> {
  return to(recognition, 'suspended', ['inForce'], 'suspend it', now, RecognitionSuspended);
}

/** Ends by the calendar; undefined when its time has not come. */
export function expireRecognition(
  recognition: Recognition,
  today: string,
  now: string,
): Change<Recognition> | undefined {
  const past = recognition.validUntil !== null && recognition.validUntil < today;
  if (!past || (recognition.state !== 'inForce' && recognition.state !== 'suspended')) return undefined;
  return to(recognition, 'expired', ['inForce', 'suspended'], 'expire it', now, RecognitionExpired);
}

function to(
  recognition: Recognition,
  state: RecognitionState,
  allowed: readonly RecognitionState[],
  act: string,
  now: string,
  type: RecognitionEvent,
): Change<Recognition> {
  if (!allowed.includes(recognition.state)) throw wrongState('recognition', recognition.state, allowed, act);
  const next = revised<Recognition>(recognition, now, { state });
  return { next, events: [event(type, next)] };
}
