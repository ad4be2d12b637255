import 'reflect-metadata';
import { Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import multipart from '@fastify/multipart';
import type { OpenAPIObject } from '@nestjs/swagger';
import { topicKinds } from '@duijie/contracts';
import { systemClock, ulids } from '@duijie/domain';
import type { Clock, Ids } from '@duijie/domain';
import { isLoopback, trustedHosts } from '../config/config.ts';
import type { PlatformConfig } from '../config/config.ts';
import { Broadcasts } from '../events/broadcasts.ts';
import { EventServer } from '../events/event-server.ts';
import { Ownership } from '../events/ownership.ts';
import { ParkedReader } from '../events/parked-reader.ts';
import { startRelay } from '../events/relay.ts';
import { openApiOf, showDocuments } from '../http/documents.ts';
import { fastifyAdapter } from '../http/fastify.ts';
import type { Handler } from '../http/fastify.ts';
import { Access } from '../identity/access.ts';
import type { AccessOptions } from '../identity/access.ts';
import { OtherIssuer, readClaimPaths, readFactorSigns } from '../identity/other-issuer.ts';
import { createLogger, nestLogger } from '../observe/logger.ts';
import { Metrics } from '../observe/metrics.ts';
import { startTracing } from '../observe/tracing.ts';
import { outboundFetch } from '../outbound/outbound-fetch.ts';
import { Readiness } from '../ops/health.controller.ts';
import { KeysService } from '../ops/keys.service.ts';
import { ReplaysService } from '../ops/replays.service.ts';
import type { Engines } from './engines.ts';
import { PlatformModule } from './platform.module.ts';
import type { Platform } from './platform.module.ts';
import { checkVault, vaultCheckPlan } from '../vault/vault-check.ts';

/** One service: what it is called, what it is made of, which paths are its own, and what it can be told. */
export interface ServicePlan<Config extends PlatformConfig = PlatformConfig> {
  readonly name: string;
  readonly module: Type;
  readonly config: new () => Config;
  /** Path patterns, such as `/v1/openings` (with all below it) or `/v1/openings/:id/matches`. */
  readonly routes: readonly string[];
  /** Does it keep keys of persons? They lie in a store of their own, with a backup of its own (`KEY_STORE`). */
  readonly keyStore?: boolean;
  /** Does it take files as parts of forms? Where it does not, a form is a type like any that nobody reads. */
  readonly forms?: boolean;
}

export interface RunningService {
  readonly name: string;
  readonly routes: readonly string[];
  readonly app: NestFastifyApplication;
  readonly handler: Handler;
  readonly openApi: OpenAPIObject;
  /** Resolves when everything that was in the log at the start has been heard. */
  caughtUp(): Promise<void>;
  /** Says that it is not ready any more, so that no gateway sends it further requests. */
  retire(): void;
  stop(): Promise<void>;
}

export interface Surroundings<Config extends PlatformConfig> {
  readonly config: Config;
  readonly engines: Engines;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** What `/docs` and `/openapi.json` show; default the service's own paths. False: neither, another door shows them. */
  readonly documents?: false | (() => OpenAPIObject);
}

export const version = '0.1.0';
const formLimits = { files: 1, fields: 20, fieldSize: 65_536, parts: 25 };

/**
 * A log that is away takes no service out of the gateway, else the loss of a broker would be the loss of the whole API:
 * requests are answered, and what they store waits in the outbox. A reader that stays dead for longer is another matter.
 */
const eventsAwayMs = 180_000;

/** Starts one service on the given engines, without a port: `handler` is its door. */
export async function startService<Config extends PlatformConfig>(
  plan: ServicePlan<Config>,
  surroundings: Surroundings<Config>,
): Promise<RunningService> {
  startTracing();
  const platform = await platformFor(plan, surroundings);
  const { adapter, handler } = fastifyAdapter(platform.metrics, {
    trustedProxies: surroundings.config.trustedProxies,
    forms: plan.forms ?? false,
  });
  const app = await applicationOf(plan, platform, adapter);
  await prepareStores(plan, platform);
  await platform.events.prepare(topicKinds());
  const relay = startRelay({ outbox: platform.store.outbox, engine: platform.events, logger: platform.logger });
  const openApi = openApiOf(app, plan.name, version);
  if (surroundings.documents !== false) showDocuments(app, surroundings.documents ?? (() => openApi), version);
  const hearing = await open(app, adapter, platform);

  return {
    name: plan.name,
    routes: plan.routes,
    app,
    handler: handler(),
    openApi,
    caughtUp: hearing.caughtUp,
    retire: hearing.retire,
    stop: async () => {
      await hearing.stop();
      await relay.stop();
      await app.close();
    },
  };
}

/** Makes tables and indexes, and sees that the keys are those of the data, before anything is written. */
async function prepareStores(plan: ServicePlan, { store, keyStore, vault }: Platform): Promise<void> {
  for (const each of keyStore ? [store, keyStore] : [store]) {
    each.collection(vaultCheckPlan);
    await each.prepare();
    await checkVault(each, vault, plan.name);
  }
}

/** Everything that a service is given. */
async function platformFor<Config extends PlatformConfig>(
  plan: ServicePlan<Config>,
  surroundings: Surroundings<Config>,
): Promise<Platform> {
  const { config, engines, clock = systemClock, ids = ulids() } = surroundings;
  const logger = createLogger({ service: plan.name, instance: engines.instance, level: config.logLevel });
  const metrics = new Metrics(plan.name);
  const events = engines.events;
  const broadcasts = new Broadcasts();
  return {
    service: plan.name,
    instance: engines.instance,
    config,
    clock,
    ids,
    logger,
    metrics,
    events,
    store: await engines.openStore(plan.name),
    keyStore: plan.keyStore ? await engines.openStore(`${plan.name}-keys`) : undefined,
    files: await engines.openFiles(plan.name),
    vault: engines.vault,
    access: new Access({
      clock,
      audience: config.oidcAudience,
      demoKeys: config.demo === 'public' || (config.demo === 'on' && isLoopback(config.host)),
      ...otherIssuer(config, clock),
    }),
    broadcasts,
    server: new EventServer({
      broadcasts,
      engine: events,
      service: plan.name,
      logger,
      metrics,
      retryDelayMs: config.eventRetryDelayMs,
    }),
    ownership: new Ownership(events, plan.name),
  };
}

function otherIssuer(config: PlatformConfig, clock: Clock): Pick<AccessOptions, 'other'> {
  const claims = readClaimPaths(config.oidcClaims);
  const factorSigns = readFactorSigns(config.oidcSecondFactor);
  if (config.oidcIssuer === undefined || !claims || !factorSigns) return {};
  const outbound = outboundFetch({ trusted: trustedHosts(config), timeoutMs: 5_000, maxBytes: 262_144 });
  const issuer = new OtherIssuer(config.oidcIssuer, outbound, clock);
  return { other: { issuer, claims, secondFactor: config.secondFactor, factorSigns } };
}

async function applicationOf(
  plan: ServicePlan,
  platform: Platform,
  adapter: FastifyAdapter,
): Promise<NestFastifyApplication> {
  @Module({ imports: [PlatformModule.forService(platform), plan.module] })
  class ServiceModule {}

  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule, adapter, {
    logger: nestLogger(platform.logger),
    abortOnError: false,
  });
  if (plan.forms) await app.register(multipart as never, { limits: formLimits } as never);
  return app;
}

/** Opens the service for requests and events; what it heads for is readiness, what it stops is hearing. */
async function open(app: NestFastifyApplication, adapter: FastifyAdapter, platform: Platform) {
  const { server, ownership, logger } = platform;
  const readiness = app.get(Readiness);
  let started = false;
  let stopping = false;
  readiness.require('start', () => started && !stopping);
  readiness.requireLasting('events', () => server.healthy() && ownership.healthy(), eventsAwayMs);
  app.connectMicroservice({ strategy: server });
  await app.init();
  await adapter.getInstance().ready();
  await app.startAllMicroservices();
  const parked = app.get(ParkedReader);
  await parked.start(server.heard);
  const caughtUp = server.caughtUp().then(async () => {
    await ownership.start();
    started = true;
  });
  caughtUp.catch((error: unknown) => logger.error({ cause: String(error) }, 'reading the log at the start failed'));
  return {
    caughtUp: () => caughtUp,
    retire: () => {
      stopping = true;
    },
    stop: async () => {
      stopping = true;
      await app.get(ReplaysService).stop();
      await app.get(KeysService).stop();
      await server.close();
      await ownership.stop();
      await parked.stop();
    },
  };
}
