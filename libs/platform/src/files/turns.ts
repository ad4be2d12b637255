import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one piece of work may hold the event loop. */
const longestMs = 10;

/** Long work calls this between its steps: now and then it waits for a turn, so that everything else gets one too. */
export function takingTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestMs) return;
    await nextTurn();
    since = performance.now();
  };
}
