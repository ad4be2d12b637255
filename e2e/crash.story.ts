import { describe, expect, it } from '@jest/globals';
import { isClean } from './src/audit.ts';
import { clusterKills } from './src/cluster-chaos.ts';
import { embeddedKills } from './src/embedded-chaos.ts';

/** What the audit found goes into the message, so that a failing run tells what to look at. */
const nothing = { lost: 0, ghost: 0, zombie: 0, double: 0, inversions: 0, unequal: 0, surprises: 0 };

describe('a platform that is killed in the middle of its work', () => {
  it('in one process: 20 kills and every failpoint later, nothing is lost, doubled, ghost or zombie', async () => {
    const outcome = await embeddedKills({ seed: 20, kills: 20, rows: 150, eachFailpoint: 1 });
    process.stdout.write(`embedded: ${JSON.stringify({ ...outcome.counters, kills: outcome.kills })}\n`);
    expect(outcome.notReached).toEqual([]);
    expect(outcome.findings.slice(0, 20)).toEqual([]);
    expect(outcome.counters).toMatchObject(nothing);
    expect(isClean(outcome)).toBe(true);
  }, 400_000);

  it('on the cluster: 20 kills of services, every failpoint and a kill of the broker later, the same', async () => {
    const outcome = await clusterKills({ seed: 21, kills: 20, brokerKills: 1, rows: 150, eachFailpoint: 1 });
    const { counters, kills, resumedAfterMs, throughAfterMs } = outcome;
    process.stdout.write(`cluster: ${JSON.stringify({ ...counters, kills, resumedAfterMs, throughAfterMs })}\n`);
    expect(outcome.notReached).toEqual([]);
    expect(outcome.findings.slice(0, 20)).toEqual([]);
    expect(counters).toMatchObject(nothing);
    // How soon is printed, and measured by `npm run chaos`; that reading went on at all is what a test can hold.
    expect(resumedAfterMs).toHaveLength(1);
  }, 600_000);
});
