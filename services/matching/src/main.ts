import { run } from '@duijie/platform';
import { matching } from './matching.module.ts';

await run(matching);
