import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

const everyMs = 10;

/**
 * Measures the most CPU time that the main thread took between two looks at its event loop: for so long did our own work
 * hold up everybody else. The delay of the loop says the same on an idle machine; on a busy one it also counts the time
 * in which other processes had the processor.
 */
export function measureLongestTurn(registry: Registry): void {
  let longest = 0;
  let before = process.threadCpuUsage();
  setInterval(() => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - before.user - before.system);
    before = now;
  }, everyMs).unref();
  new Gauge({
    name: 'duijie_turn_cpu_max_seconds',
    help: 'Most CPU time that the main thread took between two looks at the event loop, since the last scrape',
    registers: [registry],
    collect() {
      this.set(longest / 1_000_000);
      longest = 0;
    },
  });
}
