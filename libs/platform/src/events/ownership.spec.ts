import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import type { EmbeddedLog } from './embedded/embedded-log.ts';
import { openEmbeddedLog } from './embedded/embedded-log.ts';
import { Ownership } from './ownership.ts';

const topic = 'demand.openings';
const keys = Array.from({ length: 60 }, (_, index) => `opn_${index}`);

describe('the ownership of keys', () => {
  let folder: string;
  let log: EmbeddedLog;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'duijie-ownership-'));
    log = openEmbeddedLog({ folder, compactEveryMs: 0 });
    await log.prepare([{ topic, compacted: true }]);
  });

  afterEach(async () => {
    await log.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function instance(told: string[] = []): Ownership {
    const ownership = new Ownership(log, 'matching');
    ownership.claim({
      topic,
      onChange: () => told.push('changed'),
      onLeave: () => Promise.resolve(void told.push(`leaves with ${owned(ownership)}`)),
    });
    return ownership;
  }

  const owned = (ownership: Ownership) => keys.filter((key) => ownership.owns(topic, key)).length;

  it('falls to one instance alone, and to all together', async () => {
    const [one, two] = [instance(), instance()];
    expect(owned(one)).toBe(0);
    await one.start();
    await eventually(() => owned(one) === keys.length);
    await two.start();
    await eventually(() => owned(two) > 0 && owned(one) + owned(two) === keys.length);
    expect(keys.every((key) => one.owns(topic, key) !== two.owns(topic, key))).toBe(true);
    await one.stop();
    await eventually(() => owned(two) === keys.length);
    await two.stop();
  });

  it('lets an instance that stops finish what is its own, and gives a stopped one nothing', async () => {
    const told: string[] = [];
    const one = instance(told);
    await one.start();
    await eventually(() => owned(one) === keys.length);
    await one.stop();
    expect(told.slice(0, 2)).toEqual(['changed', `leaves with ${keys.length}`]);
    expect(one.healthy()).toBe(true);
    await one.start();
    expect(owned(one)).toBe(0);
  });
});
