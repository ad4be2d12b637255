import type { Server } from 'node:http';
import { candidate } from '@duijie/candidate';
import { demand } from '@duijie/demand';
import { systemClock } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { matching } from '@duijie/matching';
import { notification } from '@duijie/notification';
import {
  PlatformConfig,
  createLogger,
  gateway,
  listen,
  mergeOpenApi,
  openEngines,
  readConfig,
  startService,
  version,
} from '@duijie/platform';
import type { RunningService, ServicePlan } from '@duijie/platform';
import { registry } from '@duijie/registry';
import { front } from './front.module.ts';

/** The whole system on one page: these services, on the engines of one process, behind one door. */
export const services: readonly ServicePlan[] = [registry, demand, candidate, matching, notification];

export interface Standalone {
  readonly url: string;
  readonly server: Server;
  /** Answers nothing new, finishes what has begun, and leaves the engines in order. */
  stop(): Promise<void>;
}

/** Starts all services in this process; the environment tells each what it would tell it alone. */
export async function startStandalone(environment: NodeJS.ProcessEnv, clock: Clock = systemClock): Promise<Standalone> {
  const config = readConfig(PlatformConfig, environment);
  const logger = createLogger({
    service: 'standalone',
    instance: config.instance ?? String(process.pid),
    level: config.logLevel,
  });
  const engines = await openEngines(config, clock, logger);
  const running: RunningService[] = [];
  for (const plan of services) {
    running.push(
      await startService(plan, { config: readConfig(plan.config, environment), engines, clock, documents: false }),
    );
  }
  const openApi = mergeOpenApi('Duijie', version, running);
  const own = await startService(front, { config, engines, clock, documents: () => openApi });
  await Promise.all([...running, own].map((service) => service.caughtUp()));
  const door = await listen(gateway(running, own.handler), config);
  return {
    url: `http://${config.host}:${door.port}`,
    server: door.server,
    stop: async () => {
      for (const service of [...running, own]) service.retire();
      await door.finish();
      // Those who publish stop before those who listen, so that nothing waits that could have been heard.
      for (const service of [...running, own]) await service.stop();
      await door.close();
      await engines.close();
    },
  };
}
