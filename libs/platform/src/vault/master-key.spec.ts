import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadMasterKey } from './master-key.ts';

describe('the master key', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duijie-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('comes from the configuration when it is there, and then no file is made', () => {
    const key = randomBytes(32);
    expect(loadMasterKey({ masterKey: key.toString('base64'), folder }).equals(key)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is made at the first start, for its owner only, and is the same ever after', () => {
    const place = join(folder, 'data');
    const key = loadMasterKey({ folder: place });
    expect(key).toHaveLength(32);
    expect(loadMasterKey({ folder: place }).equals(key)).toBe(true);
    expect(readdirSync(place)).toEqual(['master.key']);
    if (process.platform !== 'win32') expect(statSync(join(place, 'master.key')).mode & 0o777).toBe(0o600);
    expect(loadMasterKey({ folder: join(folder, 'other') }).equals(key)).toBe(false);
  });

  it.each([
    '',
    'c2hvcnQ=',
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('base64'),
    `!${'A'.repeat(43)}=`,
  ])('of the wrong length or spelling (%j) is refused by name, and never shown', (masterKey) => {
    expect(() => loadMasterKey({ masterKey, folder })).toThrow(/^MASTER_KEY must hold a key of 32 bytes in base64/);
  });

  it('whose file is damaged is refused and not replaced', () => {
    writeFileSync(join(folder, 'master.key'), 'abc');
    expect(() => loadMasterKey({ folder })).toThrow(/master\.key must hold a key of 32 bytes/);
    expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('abc');
  });
});
