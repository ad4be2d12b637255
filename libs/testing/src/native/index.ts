/** Real engines as native processes, for tests and for machines without Docker. */
export { seconds } from './engine.ts';
export type { EngineOptions, NativeEngine, Report } from './engine.ts';
export { kafkaServes, missingForKafka, NativeKafka, startKafka } from './kafka.ts';
export { keycloakAdministrator, NativeKeycloak, startKeycloak } from './keycloak.ts';
export { certificateIn } from './kafka-door.ts';
export { missingForMongodb, mongodbServes, NativeMongodb, startMongodb } from './mongodb.ts';
export { endProcess, freePort, isRunning, killProcess, outputOf, run, until } from './processes.ts';
export type { ProcessMark } from './processes.ts';
export { root } from './folders.ts';
export { restoreDatabases, storedDocuments } from './stored-documents.ts';
export type { StoredDocument } from './stored-documents.ts';
// Also for what runs outside Jest, where the suites of this package cannot be imported.
export { eventually } from '../eventually.ts';
export { issuerOfAnotherMake } from '../other-issuer.ts';
export type { IssuerOfAnotherMake, TokenWish } from '../other-issuer.ts';
