import { randomFillSync } from 'node:crypto';

/** Asking the system for twelve bytes costs as much as asking for some thousand. */
const pool = Buffer.allocUnsafeSlow(4096);
let given = pool.length;

/** Random bytes as good as the system's own. Each is given once, and wiped from the pool as it is given. */
export function randomFrom(count: number): Buffer {
  if (count > pool.length) throw new RangeError(`At most ${pool.length} random bytes at a time, not ${count}.`);
  if (given + count > pool.length) {
    randomFillSync(pool);
    given = 0;
  }
  const bytes = Buffer.from(pool.subarray(given, given + count));
  pool.fill(0, given, given + count);
  given += count;
  return bytes;
}
