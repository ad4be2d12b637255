import { parentPort } from 'node:worker_threads';
import { toPlain } from './refusal.ts';
import { readSheet } from './sheet.ts';
import type { SheetTask, ToSheetThread } from './sheet-messages.ts';

type Port = NonNullable<typeof parentPort>;

/** Reads one file after another; gives a message only when asked for it: that is the back-pressure. */
async function work(port: Port): Promise<void> {
  const inbox: ToSheetThread[] = [];
  let wake: (() => void) | undefined;
  port.on('message', (message: ToSheetThread) => {
    inbox.push(message);
    wake?.();
  });
  const heard = async (): Promise<ToSheetThread> => {
    while (inbox.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return inbox.shift() as ToSheetThread;
  };
  for (;;) {
    const message = await heard();
    if (typeof message !== 'object') continue;
    await read(message, port, async () => (await heard()) === 'next');
    port.postMessage({ type: 'free' });
  }
}

async function read({ bytes, options }: SheetTask, port: Port, wanted: () => Promise<boolean>): Promise<void> {
  try {
    for await (const message of readSheet(bytes, options)) {
      if (!(await wanted())) return;
      port.postMessage(message);
    }
  } catch (error) {
    port.postMessage({ type: 'refused', refusal: toPlain(error) });
  }
}

if (parentPort) await work(parentPort);
