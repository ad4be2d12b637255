import { byCalendar } from '@duijie/platform';
import { ErasuresService } from './erasures.service.ts';

/** Asks again for the receipts that services have not given. */
export const erasuresCalendar = byCalendar(ErasuresService, {
  what: 'asking for receipts of erasures',
  everyMs: 60 * 60_000,
  look: async (erasures, logger) => {
    const asked = await erasures.askAgain();
    if (asked > 0) logger.warn({ asked }, 'receipts of erasures are missing and were asked for again');
  },
});
