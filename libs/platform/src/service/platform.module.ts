import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import type { Clock, Ids } from '@duijie/domain';
import type { PlatformConfig } from '../config/config.ts';
import { Broadcasts } from '../events/broadcasts.ts';
import { EventServer } from '../events/event-server.ts';
import type { EventEngine } from '../events/engine.ts';
import { Ownership } from '../events/ownership.ts';
import { ParkedReader, parkedCalendar } from '../events/parked-reader.ts';
import { parkedPlan } from '../events/parking.ts';
import type { Files } from '../files/files.ts';
import { IdempotencySweep, idempotencyCalendar } from '../http/idempotency-sweep.ts';
import { IdempotencyInterceptor, repeatableIds } from '../http/idempotency.ts';
import { ProblemFilter } from '../http/problem.filter.ts';
import { Reservations, idempotencyPlan } from '../http/reservations.ts';
import { RevisionInterceptor } from '../http/revision.ts';
import { requestValidation } from '../http/validation.ts';
import { AccessConsumer } from '../identity/access.consumer.ts';
import { Access } from '../identity/access.ts';
import { AccessGuard } from '../identity/guard.ts';
import { Refusals, refusalsCalendar } from '../identity/refusals.ts';
import { RateLimits } from '../identity/rate-limits.ts';
import type { Logger } from '../observe/logger.ts';
import { Metrics } from '../observe/metrics.ts';
import { HealthController, Readiness } from '../ops/health.controller.ts';
import { KeysController } from '../ops/keys.controller.ts';
import { KeysService } from '../ops/keys.service.ts';
import { OpsController } from '../ops/ops.controller.ts';
import { replayPlan } from '../ops/replay.ts';
import { ReplaysController } from '../ops/replays.controller.ts';
import { ReplaysService } from '../ops/replays.service.ts';
import type { StoreEngine } from '../store/engine.ts';
import { StoredCollections } from '../store/stored-collections.ts';
import { SubjectKeys, subjectKeyPlan } from '../vault/subject-keys.ts';
import { Vault } from '../vault/vault.ts';
import { CLOCK, CONFIG, EVENTS, FILES, IDS, KEY_STORE, LOGGER, SERVICE, STORE, storedIn } from './tokens.ts';

export interface Platform {
  readonly service: string;
  readonly instance: string;
  readonly config: PlatformConfig;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly events: EventEngine;
  readonly store: StoreEngine;
  readonly keyStore: StoreEngine | undefined;
  readonly files: Files;
  readonly vault: Vault;
  readonly access: Access;
  readonly broadcasts: Broadcasts;
  readonly server: EventServer;
  readonly ownership: Ownership;
}

/** What every service is given, and the order of a request: guard, interceptors, validation, handler, problem filter. */
@Module({})
export class PlatformModule {
  static forService(platform: Platform): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [AccessConsumer, HealthController, OpsController, KeysController, ReplaysController],
      providers: providersOf(platform),
      exports: [
        SERVICE,
        CONFIG,
        CLOCK,
        IDS,
        LOGGER,
        EVENTS,
        STORE,
        KEY_STORE,
        FILES,
        Vault,
        SubjectKeys,
        StoredCollections,
        Access,
        Broadcasts,
        Ownership,
        RateLimits,
        Refusals,
        Metrics,
        Readiness,
        ParkedReader,
      ],
    };
  }
}

function providersOf(platform: Platform): Provider[] {
  const stored = new StoredCollections();
  const value = <Value>(provide: string | (abstract new (...given: never[]) => Value), useValue: Value) => ({
    provide,
    useValue,
  });
  return [
    value(SERVICE, platform.service),
    value(CONFIG, platform.config),
    value(CLOCK, platform.clock),
    value(IDS, repeatableIds(platform.ids)),
    value(LOGGER, platform.logger),
    value(EVENTS, platform.events),
    value(STORE, platform.store),
    value(KEY_STORE, platform.keyStore),
    value(FILES, platform.files),
    value(Vault, platform.vault),
    value(StoredCollections, stored),
    value(SubjectKeys, subjectKeysOf(platform, stored)),
    value(Access, platform.access),
    value(Broadcasts, platform.broadcasts),
    value(EventServer, platform.server),
    value(Ownership, platform.ownership),
    value(RateLimits, new RateLimits(platform.config)),
    value(Metrics, platform.metrics),
    Readiness,
    ParkedReader,
    parkedCalendar,
    ReplaysService,
    KeysService,
    storedIn(parkedPlan),
    storedIn(replayPlan),
    storedIn(idempotencyPlan),
    value(Reservations, reservationsOf(platform)),
    IdempotencySweep,
    idempotencyCalendar,
    Refusals,
    refusalsCalendar,
    {
      provide: APP_FILTER,
      inject: [LOGGER, Refusals],
      useFactory: (logger: Logger, refusals: Refusals) => new ProblemFilter(logger, refusals),
    },
    { provide: APP_PIPE, useValue: requestValidation() },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RevisionInterceptor },
  ];
}

/** Keys of persons, and of what else ends with its key, in the store that is theirs alone. */
function subjectKeysOf({ keyStore, vault }: Platform, stored: StoredCollections): SubjectKeys | undefined {
  return keyStore && new SubjectKeys(stored.add(keyStore.collection(subjectKeyPlan)), vault);
}

function reservationsOf({ store, clock, instance, config }: Platform): Reservations {
  // The embedded engines refuse a second process on their folder.
  return new Reservations(store.collection(idempotencyPlan), { clock, instance, alone: config.engines === 'embedded' });
}
