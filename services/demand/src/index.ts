export { demand } from './demand.module.ts';
