import { byCalendar } from '@duijie/platform';
import { ConsentsService } from './consents.service.ts';

/** Ends consents that were given for a time. */
export const consentsCalendar = byCalendar(ConsentsService, {
  what: 'ending consents by the calendar',
  everyMs: 10 * 60_000,
  look: async (consents, logger) => {
    const ended = await consents.expire();
    if (ended > 0) logger.info({ ended }, 'consents ended by the calendar');
  },
});
