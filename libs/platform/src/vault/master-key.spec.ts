import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { changeMasterKey, loadKeys } from './master-key.ts';
import type { KeySource } from './master-key.ts';
import { Vault, hashKeyOf } from './vault.ts';

const loadMasterKey = (source: KeySource): Buffer => loadKeys(source).masterKey;

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

  it('that is missing is not replaced where data are that were sealed under it', () => {
    writeFileSync(join(folder, 'candidate.sqlite'), '');
    expect(() => loadKeys({ folder })).toThrow(/master\.key is missing, but there are data/);
    expect(readdirSync(folder)).toEqual(['candidate.sqlite']);
  });
});

describe('a change of the master key', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duijie-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('leaves the former one beside the new one, and keyed hashes as they were', () => {
    const before = loadKeys({ folder });
    changeMasterKey(folder);
    const after = loadKeys({ folder });
    expect(after.masterKey.equals(before.masterKey)).toBe(false);
    expect(after.other?.equals(before.masterKey)).toBe(true);
    expect(new Vault(after.masterKey, after).hash('王芳', 'a')).toBe(
      new Vault(before.masterKey, before).hash('王芳', 'a'),
    );
    const sealed = new Vault(before.masterKey, before).seal('secret', 'a');
    expect(new Vault(after.masterKey, after).open(sealed, 'a').toString()).toBe('secret');
    expect(() => changeMasterKey(folder)).toThrow('an earlier change is not finished');
    rmSync(join(folder, 'master-other.key'));
    changeMasterKey(folder);
    expect(loadKeys({ folder }).hashKey?.equals(after.hashKey ?? Buffer.alloc(0))).toBe(true);
  });

  it('that a crash broke off is begun again', () => {
    const { masterKey } = loadKeys({ folder });
    writeFileSync(join(folder, 'master-other.key'), masterKey.toString('base64'));
    changeMasterKey(folder);
    expect(loadKeys({ folder }).other?.equals(masterKey)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['hash.key', 'master-other.key', 'master.key']);
  });

  it('is refused where there is none, and wrong keys beside it are refused by name', () => {
    expect(() => changeMasterKey(folder)).toThrow('nothing to change');
    const masterKey = randomBytes(32).toString('base64');
    expect(() => loadKeys({ folder, masterKey, otherMasterKey: 'short' })).toThrow(/^MASTER_KEY_OTHER must hold/);
    expect(() => loadKeys({ folder, masterKey, hashKey: 'short' })).toThrow(/^HASH_KEY must hold/);
    const hashKey = hashKeyOf(Buffer.from(masterKey, 'base64')).toString('base64');
    const [derived, named] = [loadKeys({ folder, masterKey }), loadKeys({ folder, masterKey, hashKey })];
    expect(new Vault(named.masterKey, named).hash('a', 'b')).toBe(new Vault(derived.masterKey, derived).hash('a', 'b'));
  });
});
