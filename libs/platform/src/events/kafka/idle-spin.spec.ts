import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { cureIdleSpin } from './idle-spin.ts';

interface Queue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as new (how: object) => Queue;

function aQueue(): Queue {
  return new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 1, clientId: 'c', broker: 'b', logger: {} });
}

describe('the queue of requests to a broker', () => {
  it('arms no timer while nothing waits, and one with a delay that can be waited when something does', () => {
    cureIdleSpin();
    const idle = aQueue();
    idle.scheduleCheckPendingRequests();
    expect(idle.throttleCheckTimeoutId).toBeNull();
    const waiting = aQueue();
    waiting.pending.push({});
    waiting.scheduleCheckPendingRequests();
    expect(waiting.throttleCheckTimeoutId).not.toBeNull();
    clearTimeout(waiting.throttleCheckTimeoutId ?? undefined);
  });
});
