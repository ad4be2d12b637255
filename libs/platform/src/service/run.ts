import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@duijie/domain';
import { readConfig } from '../config/config.ts';
import type { PlatformConfig } from '../config/config.ts';
import { armFailpoint } from '../events/failpoints.ts';
import { answerClientErrors } from '../http/client-errors.ts';
import type { Handler } from '../http/fastify.ts';
import { createLogger } from '../observe/logger.ts';
import { openEngines } from './engines.ts';
import { startService } from './service.ts';
import type { ServicePlan } from './service.ts';

/** How long requests, and then event streams, that have begun may go on after a stop was asked for. */
const graceMs = 5_000;

/** Runs one service as a process of its own, until SIGINT or SIGTERM. */
export async function run<Config extends PlatformConfig>(plan: ServicePlan<Config>): Promise<void> {
  const config = configOrExit(plan.config);
  const logger = createLogger({
    service: plan.name,
    instance: config.instance ?? String(process.pid),
    level: config.logLevel,
  });
  const engines = await openEngines(config, systemClock, logger);
  const service = await startService(plan, { config, engines });
  const door = await listen(service.handler, config);
  logger.info({ port: door.port }, `${plan.name} listens`);
  onStopSignal(async () => {
    // Readiness goes first, so that the gateway sends nothing more; then what has begun is finished.
    service.retire();
    await door.finish();
    await service.stop();
    await door.close();
    await engines.close();
  });
}

/** The configuration from the environment; a wrong one ends the process with every mistake listed. */
export function configOrExit<Config extends PlatformConfig>(type: new () => Config): Config {
  try {
    const config = readConfig(type, process.env);
    if (config.failpoint) armFailpoint(config.failpoint);
    return config;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(78);
  }
}

export interface Door {
  readonly port: number;
  readonly server: Server;
  /** Accepts nothing new and resolves when every request that had begun is answered; event streams go on. */
  finish(): Promise<void>;
  /** Resolves when the last connection is gone; what is left of it after a while is cut. */
  close(): Promise<void>;
}

/** How long a client may take, so that many slow ones cannot hold the door for the others. */
export interface Patience {
  /** Until the headers are there. */
  readonly headersMs: number;
  /** Until the whole request is there: a large sheet over a slow line. */
  readonly requestMs: number;
  readonly checkedEveryMs: number;
}

const usualPatience: Patience = { headersMs: 20_000, requestMs: 300_000, checkedEveryMs: 2_000 };

export async function listen(handler: Handler, config: PlatformConfig, patience = usualPatience): Promise<Door> {
  const underWay = new Set<ServerResponse>();
  let finishing = false;
  const server = createServer(
    {
      keepAliveTimeout: 65_000,
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkedEveryMs,
    },
    (request, response) => {
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
      if (finishing) response.setHeader('connection', 'close');
      handler(request, response);
    },
  );
  answerClientErrors(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  return {
    server,
    port: (server.address() as AddressInfo).port,
    finish: async () => {
      finishing = true;
      server.close();
      const latest = performance.now() + graceMs;
      while ([...underWay].some((response) => !isStream(response)) && performance.now() < latest) await aMoment();
      server.closeIdleConnections();
    },
    close: async () => {
      server.close();
      const latest = performance.now() + graceMs;
      while (underWay.size > 0 && performance.now() < latest) await aMoment();
      server.closeAllConnections();
      await closed;
    },
  };
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

/** Calls `stop` once at the first SIGINT or SIGTERM, then exits; a fault that nobody caught exits for the supervisor to restart. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(
            `The stop failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
          );
          process.exit(1);
        },
      );
    });
  }
}
