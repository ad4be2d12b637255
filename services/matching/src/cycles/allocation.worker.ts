import { parentPort } from 'node:worker_threads';
import { AllocationWork } from './allocation-work.ts';
import { isRefusal } from './allocation-messages.ts';
import type { Asked, Told } from './allocation-messages.ts';

type Port = NonNullable<typeof parentPort>;

/** Answers one request after another; what takes seconds here takes no turn of the process's event loop. */
function serve(port: Port): void {
  const work = new AllocationWork();
  port.on('message', ({ number, act, given }: Asked) => {
    try {
      const answer: unknown = (work[act] as (given: unknown) => unknown).call(work, given);
      port.postMessage({ number, answer } satisfies Told, buffersOf(answer));
    } catch (error) {
      const name = isRefusal(error) ? error.name : 'Error';
      port.postMessage({ number, failure: { name, message: String(error) } } satisfies Told);
    }
  });
}

/** Files go over without a copy. */
function buffersOf(answer: unknown): ArrayBuffer[] {
  const bytes = (answer as { bytes?: unknown } | undefined)?.bytes;
  return bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
}

if (parentPort) serve(parentPort);
