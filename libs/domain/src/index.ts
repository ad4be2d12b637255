export * from './caller.ts';
export * from './canonical-json.ts';
export * from './change.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './text.ts';
export * from './time.ts';
export * from './unified-code.ts';
