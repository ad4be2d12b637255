import type { RescoringComputed } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { noticeId, studentInbox } from '../notifications/notification.ts';
import type { Notice } from '../notifications/notification.ts';

/**
 * Tells why matches have changed: each graduate once for a recognition that began or ceased to count, however many
 * openings it touches, and the employer once for each opening.
 */
export function rescoringNotices(rescoring: RescoringComputed, title: Text | undefined): readonly Notice[] {
  const { opening, employer, recognition, recognitionRevision, change, total } = rescoring;
  const kind = change === 'counts' ? 'recognitionCounts' : 'recognitionCeased';
  const params = {
    ...(title && { title }),
    ...(rescoring.title && { recognition: { ...rescoring.title } }),
  };
  const ofGraduates = rescoring.graduates.map(({ graduateId, college }): Notice => {
    const recipient = studentInbox(college, graduateId);
    return { id: noticeId(recognition, kind, recognitionRevision, recipient), recipient, kind, about: opening, params };
  });
  const ofEmployer: Notice = {
    id: noticeId(recognition, kind, recognitionRevision, opening, employer),
    recipient: employer,
    kind,
    about: opening,
    params: { ...params, graduates: total },
  };
  return [...ofGraduates, ofEmployer];
}
