import { parentPort } from 'node:worker_threads';
import { toPlain } from './refusal.ts';
import type { RowResult } from './row-result.ts';
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
      port.postMessage(message.type === 'rows' ? { ...message, rows: message.rows.map(lightened) } : message);
    }
  } catch (error) {
    port.postMessage({ type: 'refused', refusal: toPlain(error) });
  }
}

/** Whoever mends a row needs its cells; of a row that is good they only weigh on the way between the threads. */
function lightened(row: RowResult): RowResult {
  return row.verdict === 'accepted' ? { ...row, cells: [] } : row;
}

if (parentPort) await work(parentPort);
