import { run } from '@duijie/platform';
import { demand } from './demand.module.ts';

await run(demand);
