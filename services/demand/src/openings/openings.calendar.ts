import { byCalendar } from '@duijie/platform';
import { OpeningsService } from './openings.service.ts';

/** Ends openings on the day they name, and those whose time has run out. */
export const openingsCalendar = byCalendar(OpeningsService, {
  what: 'ending openings by the calendar',
  everyMs: 10 * 60_000,
  look: async (openings, logger) => {
    const ended = await openings.expire();
    if (ended > 0) logger.info({ ended }, 'openings ended by the calendar');
  },
});
