import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audit } from './src/audit.ts';
import type { Verdict } from './src/audit.ts';
import { LiveProbe, peakMemoryOf } from './src/live-probe.ts';
import { Load } from './src/load.ts';
import { embeddedLog } from './src/log.ts';
import { embeddedPlatform } from './src/platforms.ts';
import type { EmbeddedPlatform } from './src/platforms.ts';
import { takeSnapshot, untilQuiet } from './src/snapshot.ts';

const rows = 15_000;
const openings = 200;
const mebibyte = 1024 * 1024;

describe('15,000 graduates uploaded while 200 openings are published', () => {
  let platform: EmbeddedPlatform;
  let verdict: Verdict;
  let probe: LiveProbe;
  let peak = 0;

  beforeAll(async () => {
    platform = await embeddedPlatform();
    const load = await Load.begin({ ...platform, seed: 30 });
    probe = new LiveProbe(platform.url);
    const begun = performance.now();
    load.begin({ rows, openings, revisions: 0, consents: 0, suspension: false });
    await load.finish();
    await untilQuiet(load);
    const seconds = (performance.now() - begun) / 1000;
    await probe.stop();
    peak = await peakMemoryOf(platform.pid);
    const snapshot = await takeSnapshot(load);
    await platform.halt();
    verdict = audit(load, snapshot, await embeddedLog(platform.folder));
    const { p50, p99, worst, asked } = probe.times();
    process.stdout.write(
      `bulk: at rest after ${seconds.toFixed(1)} s (4 s of them still); GET /health/live × ${asked}: ` +
        `p50 ${p50} ms, p99 ${p99} ms (target 200), worst ${worst} ms; peak memory ${Math.round(peak / mebibyte)} MiB; ` +
        `${JSON.stringify(verdict.counters)}\n`,
    );
  }, 400_000);

  afterAll(() => platform.stop(), 60_000);

  it('every row is accounted for, and every shortlist equals a full recomputation', () => {
    expect(verdict.findings.slice(0, 20)).toEqual([]);
    expect(verdict.counters.acked).toBeGreaterThanOrEqual(rows + 2 * openings);
    expect(verdict.counters.unequal).toBe(0);
  });

  it('the server answers others meanwhile', () => {
    expect(probe.times().p99).toBeLessThan(1000);
    expect(probe.failures).toBe(0);
  });

  it('the process stays under 1 GiB', () => {
    expect(peak).toBeLessThan(1024 * mebibyte);
  });
});
