export { tearDown as default } from './engines.setup.ts';
