import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SubjectKeys } from '@duijie/platform';
import { eventually } from '@duijie/testing';
import { UploadFilesStore } from '../src/uploads/upload-files.store.ts';
import { ForgottenUploads } from '../src/uploads/forgotten-uploads.service.ts';
import { UploadsStore } from '../src/uploads/uploads.store.ts';
import { candidateUnderTest, own } from './candidate-under-test.ts';
import { aSheet } from './sheets.ts';

describe('the key of an upload', () => {
  it('is destroyed seven days after its end, and then a backup of the data from before opens no sheet', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duijie-upload-key-'));
    const backup = await mkdtemp(join(tmpdir(), 'duijie-upload-backup-'));
    let at = Date.parse('2026-11-22T04:00:00Z');
    const clock = { now: () => new Date(at) };
    const during = await candidateUnderTest({ folder, clock });
    const { id } = await during.upload(aSheet({ rows: 2, from: 0 }));
    const sheetOf = async ({ service: { service } }: typeof during) => {
      const upload = await service.app.get(UploadsStore).get({ organisation: own }, id);
      const pieces: Buffer[] = [];
      if (upload) for await (const piece of service.app.get(UploadFilesStore).read(upload)) pieces.push(piece);
      return Buffer.concat(pieces).toString();
    };
    expect(await sheetOf(during)).toContain('张三丰');
    await during.service.stop();
    await cp(folder, backup, { recursive: true });

    at += 7 * 24 * 3_600_000 - 1_000;
    const before = await candidateUnderTest({ folder, clock });
    expect(await before.service.service.app.get(ForgottenUploads).forget()).toBe(0);
    expect(await sheetOf(before)).toContain('张三丰');
    at += 2_000;
    await before.service.service.app.get(ForgottenUploads).forget();
    await eventually(async () => (await before.service.service.app.get(SubjectKeys).get(id)) === undefined);
    await before.service.stop();

    // The data come back, files included; the keys, which have a backup of their own, do not.
    for (const name of await readdir(folder)) {
      if (!/^candidate\.sqlite/.test(name)) continue;
      await rm(join(folder, name));
    }
    for (const name of await readdir(backup)) {
      if (/^candidate\.sqlite/.test(name)) await cp(join(backup, name), join(folder, name));
    }
    await cp(join(backup, 'files'), join(folder, 'files'), { recursive: true });
    at -= 3_000;
    const restored = await candidateUnderTest({ folder, clock });
    await expect(sheetOf(restored)).rejects.toThrow('is gone');
    await restored.service.stop();
    for (const each of [folder, backup]) await rm(each, { recursive: true, force: true });
  }, 60_000);
});
