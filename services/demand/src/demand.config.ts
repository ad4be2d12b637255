import { PlatformConfig } from '@duijie/platform';

/** The demand service needs nothing beyond what every service is told. */
export class DemandConfig extends PlatformConfig {}
