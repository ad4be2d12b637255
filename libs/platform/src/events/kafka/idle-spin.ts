import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
}
interface RequestQueueClass {
  prototype: { scheduleCheckPendingRequests(this: RequestQueue): void };
}

let cured = false;

/**
 * kafkajs 2.2.4 re-arms the timer of an idle request queue for ever, with a negative delay: thousands of calls a second
 * that do nothing. There is something to check only while requests wait or the broker has asked for a pause.
 */
export function cureIdleSpin(): void {
  if (cured) return;
  cured = true;
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as RequestQueueClass;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
