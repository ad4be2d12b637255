import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passwordFault, strengthOf } from './password-strength.ts';
import { randomPassword } from './passwords.ts';

const known = ['wang.li@tianjin-robotics.example', '天津机器人有限公司', 'Tianjin Robotics'];

describe('a chosen password', () => {
  it.each([
    ['aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['123456789012345'],
    ['qwertyuiopasdf'],
    ['1qaz2wsx3edc'],
    ['йцукенгшщзхъ'],
    ['passwordpassword'],
    ['Password1234'],
    ['abcdefghijklmnop'],
    ['abababababababababab'],
    ['tianjin-robotics1'],
    ['TianjinRobotics2026'],
    ['wang.liwang.li1'],
    ['天津机器人有限公司天津机器人有限公司'],
  ])('%s is too easy to guess', (password) => {
    expect(passwordFault(password, known)?.code).toBe('too-weak');
  });

  it.each([
    ['correct horse battery staple'],
    ['four rivers, one harbour'],
    ['наша кошка любит чай'],
    ['春天的桥上有三只猫看船过'],
    ['vT9#mLq2xZ7p'],
    ['long enough, and chosen'],
  ])('%s is good enough', (password) => {
    expect(passwordFault(password, known)).toBeUndefined();
  });

  it('of eleven characters is too short, whatever they are', () => {
    expect(passwordFault('vT9#mLq2xZ7', [])?.code).toBe('too-short');
  });

  it('that was made up by us is always good enough', () => {
    for (let i = 0; i < 200; i += 1) expect(passwordFault(randomPassword(), known)).toBeUndefined();
  });

  it('never becomes weaker by one more character, and no text is too odd to look at', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, fc.constantFrom(...'aZ7#'), (before, letter) => {
        expect(strengthOf(before + letter)).toBeGreaterThanOrEqual(strengthOf(before));
      }),
    );
  });
});
