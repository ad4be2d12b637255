import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from './database.ts';
import { Writer } from './writer.ts';

describe('the group commit', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duijie-writer-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses what is asked for after the database was closed, and hurts nobody else', async () => {
    const database = new Database(join(folder, 'writer.sqlite'));
    const writer = new Writer(database);
    expect(await writer.ask(() => 1)).toBe(1);
    const late = writer.ask(() => 2);
    database.connection.close();
    await expect(late).rejects.toThrow(/not open|finalized/);
  });
});
