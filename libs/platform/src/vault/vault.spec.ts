import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SealBroken } from './cipher.ts';
import { Vault } from './vault.ts';

const masterKey = randomBytes(32);
const vault = new Vault(masterKey);

describe('a vault', () => {
  it('opens what it sealed, in the same context, also after a restart', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.string({ unit: 'grapheme' }), (bytes, context) => {
        const sealed = vault.seal(Buffer.from(bytes), context);
        expect(new Vault(masterKey).open(sealed, context).equals(bytes)).toBe(true);
      }),
    );
    expect(vault.open(vault.seal('王芳', 'name'), 'name').toString()).toBe('王芳');
  });

  it('refuses another context, another master key and every change', () => {
    const sealed = vault.seal('secret', 'subject grd_1');
    expect(() => vault.open(sealed, 'subject grd_2')).toThrow(SealBroken);
    expect(() => new Vault(randomBytes(32)).open(sealed, 'subject grd_1')).toThrow(SealBroken);
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      expect(() => vault.open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'subject grd_1')).toThrow(SealBroken);
      expect(() => vault.open(sealed.slice(0, at), 'subject grd_1')).toThrow(SealBroken);
    }
    expect(() => vault.open(`${sealed} `, 'subject grd_1')).toThrow(SealBroken);
  });

  it('never seals the same twice in the same way', () => {
    const seals = Array.from({ length: 1_000 }, () => vault.seal('secret', 'a'));
    expect(new Set(seals).size).toBe(1_000);
  });

  it('hashes the same text to the same for one purpose and key only', () => {
    const hash = vault.hash('110101200001011234', 'erased');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Vault(masterKey).hash('110101200001011234', 'erased')).toBe(hash);
    expect(vault.hash('110101200001011234', 'attributes')).not.toBe(hash);
    expect(vault.hash('110101200001011235', 'erased')).not.toBe(hash);
    expect(new Vault(randomBytes(32)).hash('110101200001011234', 'erased')).not.toBe(hash);
  });

  it('keeps its formats: what an earlier version sealed and hashed is still known', () => {
    const old = new Vault(Buffer.alloc(32, 7));
    expect(old.open('v2.ZXhhbXBsZQ.A1Xo2nakhWh1on__Z9abTz3kmavQKpj2z0tbKRBBti80xA', 'example').toString()).toBe('对接');
    expect(old.hash('对接', 'example')).toBe('c30ac91c3c804ab4a22fac145ce4acb626020c949c8f06cc2e6a9f2a4ebb9a00');
  });

  it('shows its keys to nobody who prints it', () => {
    expect(inspect(vault, { showHidden: true, depth: 5 })).not.toContain('Buffer');
    expect(JSON.stringify(vault)).toBe('{}');
  });

  it('reads what another master key sealed, and seals it anew under its own', () => {
    const [former, present] = [randomBytes(32), randomBytes(32)];
    const sealed = new Vault(former).seal('secret', 'subject grd_1');
    const changing = new Vault(present, { other: former, hashKey: randomBytes(32) });
    expect([vault.hasOther, changing.hasOther, new Vault(former, { other: former }).hasOther]).toEqual([
      false,
      true,
      false,
    ]);
    expect(changing.open(sealed, 'subject grd_1').toString()).toBe('secret');
    expect(() => changing.open(sealed, 'subject grd_2')).toThrow(SealBroken);
    const again = changing.sealAgain(sealed);
    expect([changing.isOfOther(sealed), changing.isOfOther(again)]).toEqual([true, false]);
    expect(new Vault(present).open(again, 'subject grd_1').toString()).toBe('secret');
    expect(() => new Vault(former).open(again, 'subject grd_1')).toThrow(SealBroken);
    expect(changing.sealAgain(again)).toBe(again);
    for (const words of ['', 'v2.1.0', 'v2.YQ', vault.seal('foreign', 'a')]) {
      expect(changing.sealAgain(words)).toBe(words);
      expect(changing.isOfOther(words)).toBe(false);
    }
  });

  it('takes no master key of another length', () => {
    expect(() => new Vault(randomBytes(16))).toThrow('The master key must have 32 bytes, not 16.');
  });
});
