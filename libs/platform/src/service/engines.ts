import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '@duijie/domain';
import type { PlatformConfig } from '../config/config.ts';
import { openEmbeddedLog } from '../events/embedded/embedded-log.ts';
import type { EventEngine } from '../events/engine.ts';
import { kafkaSecurityOf } from '../events/kafka/kafka-security.ts';
import type { Warn } from '../events/warn.ts';
import { fileChunkPlan, storedChunks } from '../files/stored-chunks.ts';
import { Files } from '../files/files.ts';
import { folderChunks } from '../files/folder-chunks.ts';
import type { Logger } from '../observe/logger.ts';
import type { StoreEngine } from '../store/engine.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { loadKeys } from '../vault/master-key.ts';
import { Vault } from '../vault/vault.ts';

/** What a process stands on: one event log, a store and files per service, and the master key's vault. */
export interface Engines {
  readonly instance: string;
  readonly events: EventEngine;
  readonly vault: Vault;
  openStore(service: string): Promise<StoreEngine>;
  openFiles(service: string): Promise<Files>;
  close(): Promise<void>;
}

/** Opens the engines that the configuration chose. The clients of the others are not even loaded: it saves most of the start. */
export async function openEngines(config: PlatformConfig, clock: Clock, logger: Logger): Promise<Engines> {
  const folder = resolve(config.dataDir);
  await mkdir(folder, { recursive: true });
  const { masterKey, otherMasterKey, hashKey } = config;
  const keys = loadKeys({ folder, masterKey, otherMasterKey, hashKey });
  const vault = new Vault(keys.masterKey, keys);
  const instance = config.instance ?? `${hostname()}-${process.pid}`;
  const stores = new Map<string, StoreEngine>();
  const cluster = config.engines === 'cluster';
  const compactEveryMs = config.eventCompactionIntervalMs;
  const events = cluster
    ? await kafka(config, instance, logger)
    : openEmbeddedLog({ folder, compactEveryMs, warn: warnOf(logger) });

  async function openStore(service: string): Promise<StoreEngine> {
    const open = stores.get(service);
    if (open) return open;
    const store = cluster
      ? await mongodb(config, service, instance, clock)
      : openSqliteStore({ folder, service, clock });
    stores.set(service, store);
    return store;
  }

  async function openFiles(service: string): Promise<Files> {
    if (!cluster) return new Files(folderChunks(join(folder, 'files', service)), vault);
    const store = await openStore(service);
    return new Files(storedChunks(store.collection(fileChunkPlan)), vault);
  }

  return {
    instance,
    events,
    vault,
    openStore,
    openFiles,
    close: async () => {
      await Promise.all([...stores.values()].map((store) => store.close()));
      await events.close();
    },
  };
}

async function kafka(config: PlatformConfig, instance: string, logger: Logger): Promise<EventEngine> {
  const { connectKafka } = await import('../events/kafka/kafka-log.ts');
  return connectKafka({
    brokers: (config.kafkaBrokers ?? '').split(','),
    clientId: instance,
    replicationFactor: config.kafkaReplication,
    security: kafkaSecurityOf(config),
    warn: warnOf(logger),
  });
}

async function mongodb(config: PlatformConfig, service: string, instance: string, clock: Clock): Promise<StoreEngine> {
  const { connectMongoStore } = await import('../store/mongodb/mongodb-store.ts');
  return connectMongoStore({ uri: config.mongodbUri ?? '', service, instance, clock });
}

/** The engines' warnings as log lines; a cause is reduced to its words, since it may hold a record. */
function warnOf(logger: Logger): Warn {
  return (message, details) => {
    const { cause, ...seen } = details as { cause?: unknown };
    logger.warn(
      { ...seen, ...(cause === undefined ? {} : { cause: cause instanceof Error ? cause.message : String(cause) }) },
      message,
    );
  };
}
