import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUnifiedCode } from './unified-code.ts';

const good = ['91120113XXDEM901XT', '91120113XXDEM9028T', '12120113XXDEM9036T'];
const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('the unified social credit code', () => {
  it.each(good)('%s has both check characters right', (code) => expect(isUnifiedCode(code)).toBe(true));

  it('finds every single wrong character', () => {
    const wrong = fc.tuple(fc.constantFrom(...good), fc.nat(17), fc.constantFrom(...characters));
    fc.assert(
      fc.property(wrong, ([code, place, character]) => {
        fc.pre(code.charAt(place) !== character);
        expect(isUnifiedCode(code.slice(0, place) + character + code.slice(place + 1))).toBe(false);
      }),
    );
  });

  it('finds two neighbours that changed places', () => {
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.nat(16), (code, place) => {
        const [a, b] = [code.charAt(place), code.charAt(place + 1)];
        fc.pre(a !== b);
        expect(isUnifiedCode(code.slice(0, place) + b + a + code.slice(place + 2))).toBe(false);
      }),
    );
  });

  it('is nothing else', () => {
    fc.assert(fc.property(fc.string(), (text) => !isUnifiedCode(text)));
    for (const text of [...good.map((code) => code.toLowerCase()), `${good[0]} `, `${good[0]}0`, '']) {
      expect([text, isUnifiedCode(text)]).toEqual([text, false]);
    }
  });
});
