import type { PlaceBody } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { noticeId, studentInbox } from '../notifications/notification.ts';
import type { Notice, NotificationKind } from '../notifications/notification.ts';

/** What a student is told of their place; undefined where they did it themselves, or are gone. */
export function placeNotice(place: PlaceBody, title: Text | undefined): Notice | undefined {
  const kind = kindOf(place);
  if (!kind) return undefined;
  const { id, revision, college, graduate, opening, cycle, rank, answerUntil } = place;
  return {
    id: noticeId(id, kind, revision),
    recipient: studentInbox(college, graduate),
    kind,
    about: opening ?? cycle,
    params: {
      ...(title ? { title } : {}),
      ...(rank === null ? {} : { rank }),
      ...(answerUntil === null ? {} : { until: answerUntil }),
    },
  };
}

function kindOf({ state, reasonCode }: PlaceBody): NotificationKind | undefined {
  switch (state) {
    case 'offered':
      return 'placeOffered';
    case 'waiting':
      return 'placeAwaited';
    case 'frozen':
      return 'placePaused';
    case 'lapsed':
      return reasonCode === 'notAnswered' ? 'placeLapsed' : undefined;
    case 'closed':
      return 'placeClosed';
    case 'held':
    case 'accepted':
    case 'declined':
      return undefined;
  }
}
