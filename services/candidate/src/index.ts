export { candidate } from './candidate.module.ts';
