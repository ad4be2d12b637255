export * from './builders.ts';
export * from './eventually.ts';
export * from './event-engine.suite.ts';
export * from './files.suite.ts';
export * from './other-issuer.ts';
export * from './service.ts';
export * from './store.suite.ts';
export * from './zip-builder.ts';
