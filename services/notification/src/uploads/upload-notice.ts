import type { UploadBody } from '@duijie/contracts';
import { noticeId } from '../notifications/notification.ts';
import type { Notice } from '../notifications/notification.ts';

/** Tells the college how its upload ended. One that goes on with mended rows ends again, at a higher revision. */
export function uploadNotice(upload: Pick<UploadBody, 'id' | 'revision' | 'college' | 'state' | 'rows'>): Notice {
  const { total, accepted, rejected, unchanged, needsReview } = upload.rows;
  return {
    id: noticeId(upload.id, 'uploadEnded', upload.revision, upload.college),
    recipient: upload.college,
    kind: 'uploadEnded',
    about: upload.id,
    params: { state: upload.state, rows: { total, accepted, rejected, unchanged, needsReview } },
  };
}
