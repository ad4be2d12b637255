import { run } from '@duijie/platform';
import { registry } from './registry.module.ts';

await run(registry);
