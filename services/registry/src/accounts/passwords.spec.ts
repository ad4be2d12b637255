import { describe, expect, it } from '@jest/globals';
import { hashPassword, isOldHash, isPassword, randomPassword } from './passwords.ts';

describe('passwords', () => {
  it('are kept as a salted hash that fits no other password', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^scrypt\$ln=17,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
    expect(await isPassword('correct horse', first)).toBe(true);
    expect(await isPassword('correct horse ', first)).toBe(false);
    expect(await isPassword('', first)).toBe(false);
  });

  it('are the same however a keyboard composes their letters', async () => {
    expect(await isPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });

  it('of earlier days are right still, and made anew; so are those that cost less', async () => {
    const made = await hashPassword('correct horse');
    const without = made.replace('ln=17,r=8,p=1$', '');
    const cheap = 'scrypt$ln=4,r=8,p=1$c2FsdHNhbHRzYWx0$E7_5hFKyIa_qZwRipZ2wJ8zG6C7W2-ArzZNltex-xis';
    expect(await isPassword('correct horse', without)).toBe(true);
    expect(await isPassword('correct horse', cheap)).toBe(true);
    expect(await isPassword('correct house', cheap)).toBe(false);
    expect([made, without, cheap].map(isOldHash)).toEqual([false, true, true]);
  });

  it.each([
    '',
    'scrypt$$',
    'scrypt$ln=60,r=8,p=1$c2FsdA$c2FsdA',
    'scrypt$ln=0,r=0,p=0$c2FsdA$c2FsdA',
    'scrypt$c2FsdA$',
    'plain',
  ])('a broken hash “%s” lets nobody in', async (hash) => {
    expect(await isPassword('', hash)).toBe(false);
    expect(await isPassword('x', hash)).toBe(false);
  });

  it('that are made up are long, all different, and easy to read out', () => {
    const made = Array.from({ length: 200 }, randomPassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made)
      expect(password).toMatch(/^([a-hj-km-np-zA-HJ-NP-Z2-9]{6}-){3}[a-hj-km-np-zA-HJ-NP-Z2-9]{6}$/);
  });
});
