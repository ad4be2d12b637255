import { parentPort, workerData } from 'node:worker_threads';
import { toPlain } from './refusal.ts';
import type { SheetOptions } from './sheet.ts';
import { readSheet } from './sheet.ts';

/** What the owner hands to the worker: the file, moved and not copied, and how to read it. */
export interface SheetTask {
  readonly bytes: Uint8Array;
  readonly options: SheetOptions;
}

/** Gives one message at a time and goes on when its owner asks for the next: that is the back-pressure. */
async function work(port: NonNullable<typeof parentPort>, { bytes, options }: SheetTask): Promise<void> {
  const messages = readSheet(bytes, options);
  const asked: (() => void)[] = [];
  let wanted = 0;
  port.on('message', () => {
    const next = asked.shift();
    if (next) next();
    else wanted += 1;
  });
  const whenAsked = (): Promise<void> => {
    if (wanted === 0) return new Promise((resolve) => asked.push(resolve));
    wanted -= 1;
    return Promise.resolve();
  };
  try {
    for await (const message of messages) {
      await whenAsked();
      port.postMessage(message);
    }
  } catch (error) {
    port.postMessage({ type: 'refused', refusal: toPlain(error) });
  }
  port.close();
}

if (parentPort) await work(parentPort, workerData as SheetTask);
