import { run } from '@duijie/platform';
import { notification } from './notification.module.ts';

await run(notification);
