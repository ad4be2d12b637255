export { notification } from './notification.module.ts';
