import { run } from '@duijie/platform';
import { candidate } from './candidate.module.ts';

await run(candidate);
