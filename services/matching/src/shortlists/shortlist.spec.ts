import { describe, expect, it } from '@jest/globals';
import { anOpening } from '@duijie/testing';
import { nextShortlist } from './shortlist.ts';
import type { Computed, Shortlist } from './shortlist.ts';

const now = '2026-11-22T04:00:00.000Z';
const versions = { definition: 'fit-1', taxonomy: '2026.11', recognition: 'e3b0c442' };
const entry = (graduateId: string, fit: number) => ({ graduateId, college: 'org_c', fit });

function computed(over: Partial<Computed> = {}): Computed {
  return { opening: anOpening(), isOpen: true, items: [entry('grd_1', 900), entry('grd_2', 800)], versions, ...over };
}

function stored(over: Partial<Computed> = {}): Shortlist {
  const change = nextShortlist(undefined, computed(over), now);
  if (!change) throw new Error('There is no first list.');
  return change.next;
}

describe('a shortlist', () => {
  it('is told with the state that is stored', () => {
    const change = nextShortlist(undefined, computed(), now);
    expect(change?.next).toMatchObject({ id: anOpening().id, revision: 1, material: 1, openingRevision: 2 });
    expect(change?.events).toEqual([change?.next]);
  });

  it.each<[string, Partial<Computed>]>([
    ['another order', { items: [entry('grd_2', 900), entry('grd_1', 800)] }],
    ['another fit', { items: [entry('grd_1', 901), entry('grd_2', 800)] }],
    ['one less', { items: [entry('grd_1', 900)] }],
    ['a material change of the opening', { opening: anOpening({ revision: 3, material: 2 }) }],
    ['the end of the opening', { opening: anOpening({ state: 'closed' }), isOpen: false, items: [] }],
  ])('is told again for %s', (_, over) => {
    expect(nextShortlist(stored(), computed(over), now)?.next).toMatchObject({ revision: 2 });
  });

  it.each<[string, Partial<Computed>]>([
    ['the same list', {}],
    ['another revision of the opening that is not material', { opening: anOpening({ revision: 9 }) }],
    ['other versions alone', { versions: { ...versions, recognition: '00000000' } }],
  ])('is not told again for %s', (_, over) => {
    expect(nextShortlist(stored(), computed(over), now)).toBeUndefined();
  });

  it('that is empty is told once when the opening ends, and never for one that was never open', () => {
    const ended = { isOpen: false, items: [] };
    expect(nextShortlist(undefined, computed(ended), now)).toBeUndefined();
    expect(nextShortlist(stored({ items: [] }), computed(ended), now)).toBeUndefined();
    expect(nextShortlist(undefined, computed({ items: [] }), now)?.next.items).toEqual([]);
  });
});
