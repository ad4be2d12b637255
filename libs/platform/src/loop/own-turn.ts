type Work = () => void;

const waiting: Work[] = [];
let scheduled = false;

/**
 * Does a piece of work that takes milliseconds in a turn of the event loop of its own. Several databases in one process
 * that all commit in the same turn would add up; so the process does one such piece, looks at what else there is, and
 * then does the next.
 */
export function inOwnTurn(work: Work): void {
  waiting.push(work);
  schedule();
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    const work = waiting.shift();
    if (waiting.length > 0) schedule();
    work?.();
  });
}
