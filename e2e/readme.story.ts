import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { Client } from './src/client.ts';
import { embeddedPlatform } from './src/platforms.ts';
import type { PlatformUnderTest } from './src/platforms.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The lines of the README's main job, at the address of the platform under test. */
function mainJob(url: string): string {
  const lines = /## The main job[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  return `set -eu\n${lines.replace('http://127.0.0.1:3000', url)}`;
}

let platform: PlatformUnderTest;

beforeAll(async () => {
  platform = await embeddedPlatform({ environment: { DEMO: 'on' } });
  // The key of ops is made last, when the demo world is whole.
  const ops = new Client(platform.url).as('dj_demo_ops');
  await eventually(async () => (await ops.get('/v1/me')).status === 200, {
    within: 120_000,
    what: 'the demo world to be loaded',
  });
}, 180_000);

afterAll(() => platform.stop(), 30_000);

it('the lines of the README give a ranked, explained shortlist and a notification', async () => {
  const { stdout } = await promisify(execFile)('bash', ['-c', mainJob(platform.url)]);
  expect(stdout).toContain('published');
  expect(stdout).toMatch(/received|parsing|applying|completed/);
  expect(stdout).toMatch(/rank: 1,[\s\S]*fit: \d+/);
  expect(stdout).toMatch(/contributions:/);
  expect(stdout).toContain('PLC调试员');
}, 60_000);

it('the demo world has the figures that it promises', async () => {
  const { body } = await new Client(platform.url).get('/v1/demo/figures');
  expect(body).toMatchObject({
    colleges: 26,
    enterprises: 22,
    foreign: 19,
    countries: 5,
    universities: 7,
    parkMajors: 13,
    workshops: 10,
    lubanCountries: 8,
    lubanMajors: 21,
    lubanCategories: 6,
    degree: 15000,
    trained: 3000,
    dupNames: 0,
    uscc: 48,
  });
  expect(body.graduates).toBeGreaterThanOrEqual(2000);
});
