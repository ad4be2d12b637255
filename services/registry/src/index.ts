export { registry } from './registry.module.ts';
