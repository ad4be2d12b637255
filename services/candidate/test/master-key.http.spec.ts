import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeMasterKey } from '@duijie/platform';
import { eventually } from '@duijie/testing';
import { candidateUnderTest } from './candidate-under-test.ts';
import { aSheet } from './sheets.ts';

type Keys = { other: boolean; state: string; finished: boolean; sealed: number };

describe('a change of the master key', () => {
  const sheet = aSheet({ rows: 150, from: 0 });
  let folder: string;
  let name: unknown;
  let id: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-rotation-'));
    const before = await candidateUnderTest({ folder });
    await before.upload(sheet);
    const graduate = await before.byNumber('2023000001');
    [name, id] = [graduate.person?.['name'], graduate.id];
    await before.service.call('POST', `/v1/graduates/${id}/consents`, {
      as: before.college,
      body: { purpose: 'study', state: 'granted' },
      headers: { 'idempotency-key': 'before' },
    });
    await before.service.stop();
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const keysOf = async ({ service }: Awaited<ReturnType<typeof candidateUnderTest>>) => {
    const ops = await service.grant({ roles: ['ops'] });
    return async () => (await service.call<Keys>('GET', '/ops/v1/keys', { as: ops })).body;
  };

  it('that nobody announced is refused at the start, in words that say what to do', async () => {
    const masterKey = randomBytes(32).toString('base64');
    await expect(candidateUnderTest({ folder, settings: { masterKey } })).rejects.toThrow(
      /sealed under another master key.*MASTER_KEY_OTHER/,
    );
    const hashKey = randomBytes(32).toString('base64');
    await expect(candidateUnderTest({ folder, settings: { hashKey } })).rejects.toThrow(/HASH_KEY/);
  });

  it('seals everything anew while the service works, and then the former key is needed no more', async () => {
    changeMasterKey(folder);
    const during = await candidateUnderTest({ folder });
    const keys = await keysOf(during);
    expect((await during.read(id, during.college)).body.person).toMatchObject({ name });
    expect(await eventually(async () => ((await keys()).finished ? keys() : undefined))).toMatchObject({ other: true });
    expect((await during.upload(sheet)).rows).toMatchObject({ unchanged: 150 });
    await eventually(async () => (await keys()).state === 'completed');
    expect((await keys()).sealed).toBeGreaterThan(150);
    const again = await during.service.call('POST', '/ops/v1/keys/rewrap', { as: during.college });
    expect(again.status).toBe(403);
    await during.service.stop();

    await rm(join(folder, 'master-other.key'));
    const after = await candidateUnderTest({ folder });
    expect(await (await keysOf(after))()).toEqual({ other: false, state: 'idle', sealed: 0, finished: true });
    expect((await after.byNumber('2023000001')).person).toMatchObject({ name });
    expect((await after.upload(sheet)).rows).toMatchObject({ unchanged: 150 });
    await after.service.stop();
  }, 120_000);
});
