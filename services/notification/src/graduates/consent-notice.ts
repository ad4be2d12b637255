import type { GraduateBody } from '@duijie/contracts';
import { noticeId, studentInbox } from '../notifications/notification.ts';
import type { Notice } from '../notifications/notification.ts';

/** Tells a graduate that a consent of theirs has ended by the calendar. */
export function consentNotice({ id, revision, college }: Pick<GraduateBody, 'id' | 'revision' | 'college'>): Notice {
  const recipient = studentInbox(college, id);
  return {
    id: noticeId(id, 'consentExpired', revision, recipient),
    recipient,
    kind: 'consentExpired',
    about: id,
    params: {},
  };
}
