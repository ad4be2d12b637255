import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isId, ulids } from './ids.ts';

describe('ids', () => {
  it('are of their type, all different, and sorted by the order of making, also when the clock stands or goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 45 }), { minLength: 2, maxLength: 50 }), (times) => {
        let at = 0;
        const ids = ulids(() => times[at++] ?? 0);
        const made = times.map(() => ids.next('opn'));
        expect(made.every((id) => isId('opn', id))).toBe(true);
        expect(new Set(made).size).toBe(made.length);
        expect([...made].sort()).toEqual(made);
      }),
    );
  });

  it.each([
    '',
    'opn_',
    'opn_01J',
    'grd_01J00000000000000000000000',
    'opn_01J0000000000000000000000I',
    'opn_../../etc/passwd',
  ])('“%s” is none of an opening', (text) => expect(isId('opn', text)).toBe(false));
});
