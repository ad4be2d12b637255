import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anOpening } from '@duijie/testing';
import { applyMergePatch } from './merge-patch.ts';
import type { Opening } from './opening.ts';

const opening: Opening = { ...anOpening(), findings: [], note: 'seen' };

describe('a merge patch of an opening', () => {
  it('that is empty leaves the terms, and only the terms', () => {
    const terms = applyMergePatch(opening, {});
    expect(terms).toMatchObject({ kind: opening.kind, seats: opening.seats, pay: opening.pay });
    for (const field of ['id', 'revision', 'state', 'employer', 'note', 'findings', 'material'])
      expect(terms).not.toHaveProperty(field);
  });

  it('merges objects, replaces lists as a whole, and takes away what is null', () => {
    const terms = applyMergePatch(opening, { title: { en: null, ru: 'Монтажник' }, workplaces: ['110108'], end: null });
    expect(terms['title']).toEqual({ zh: '电气设备安装工', ru: 'Монтажник' });
    expect(terms['workplaces']).toEqual(['110108']);
    expect(terms).not.toHaveProperty('end');
  });

  it('keeps an unknown field, so that validation can refuse it', () => {
    expect(applyMergePatch(opening, { colour: 'red' })).toHaveProperty('colour', 'red');
  });

  it('changes nothing of the opening itself, and gives the same when it is applied twice', () => {
    const before = structuredClone(opening);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('title', 'pay', 'seats', 'end'), fc.jsonValue()), (patch) => {
        const once = applyMergePatch(opening, patch as Record<string, unknown>);
        expect(opening).toEqual(before);
        expect(applyMergePatch({ ...opening, ...once }, patch as Record<string, unknown>)).toMatchObject(
          Object.fromEntries(Object.entries(once).filter(([name]) => typeof patch[name] !== 'object')),
        );
      }),
    );
  });
});
