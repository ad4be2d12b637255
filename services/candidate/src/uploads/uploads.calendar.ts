import { byCalendar } from '@duijie/platform';
import { ForgottenUploads } from './forgotten-uploads.service.ts';

/** Forgets what uploads have left, seven days after their end. */
export const uploadsCalendar = byCalendar(ForgottenUploads, {
  what: 'forgetting uploads',
  everyMs: 60 * 60_000,
  look: async (uploads, logger) => {
    const forgotten = await uploads.forget();
    if (forgotten > 0) logger.info({ forgotten }, 'uploads were forgotten');
  },
});
