import type { OpeningBody } from '@duijie/contracts';
import { noticeId } from '../notifications/notification.ts';
import type { Notice } from '../notifications/notification.ts';

export type StoppedOpening = Pick<
  OpeningBody,
  'id' | 'revision' | 'employer' | 'state' | 'pausedBy' | 'reasonCode' | 'title'
>;

/** Tells an employer that new rules have stopped its opening; undefined when something else did. */
export function rulesNotice(opening: StoppedOpening): Notice | undefined {
  const { id, revision, employer, state, pausedBy, reasonCode, title } = opening;
  if (reasonCode !== 'rulesChanged' || (state === 'paused' && pausedBy !== 'rules')) return undefined;
  const kind = state === 'paused' ? 'openingRefused' : 'openingHeld';
  return { id: noticeId(id, kind, revision, employer), recipient: employer, kind, about: id, params: { title } };
}
