import { describe, expect, it } from '@jest/globals';
import { aGraduate, anOpening } from '@duijie/testing';
import { shippedTaxonomy } from '../fit/shipped-taxonomy.ts';
import type { World } from '../fit/world.ts';
import { leftOut, takesPart } from './participation.ts';

const eligible = Array.from({ length: 25 }, (_, at) => ({ openingId: `opn_${at}`, fit: 9000 - at }));
const world: World = {
  taxonomy: shippedTaxonomy,
  recognitions: [],
  hasOrderClassAgreement: () => true,
  isApproved: () => true,
};

describe('who takes part in a cycle', () => {
  it('with a list: what is left of it, in its order, also when nothing is left', () => {
    expect(takesPart(aGraduate(), ['opn_7', 'opn_x', 'opn_2'], eligible)).toEqual({
      assumed: false,
      list: [
        { opening: 'opn_7', fit: 8993 },
        { opening: 'opn_2', fit: 8998 },
      ],
      dropped: ['opn_x'],
    });
    expect(takesPart(aGraduate(), ['opn_x'], eligible)).toMatchObject({ list: [], dropped: ['opn_x'] });
  });

  it('without one: the first twenty of the recommendations, if there are any', () => {
    const assumed = takesPart(aGraduate(), undefined, eligible);
    expect(assumed).toMatchObject({ assumed: true, dropped: [] });
    expect(assumed?.list.map(({ opening }) => opening)).toEqual(
      eligible.slice(0, 20).map(({ openingId }) => openingId),
    );
    expect(takesPart(aGraduate(), undefined, [])).toBeUndefined();
  });

  it('nobody who chose to stay out, is not available, or does not consent', () => {
    expect(takesPart(aGraduate(), [], eligible)).toBeUndefined();
    expect(takesPart(aGraduate({ state: 'placed' }), ['opn_1'], eligible)).toBeUndefined();
    expect(takesPart(aGraduate({ consents: [] }), ['opn_1'], eligible)).toBeUndefined();
  });

  it('a wish is left out for the first gate that fails, else for the first that cannot be answered', () => {
    expect(leftOut(anOpening(), aGraduate(), world)).toBeUndefined();
    const unskilled = aGraduate({ skills: [], availableFrom: null });
    expect(leftOut(anOpening(), unskilled, world)?.reason).toBe('skill');
    expect(leftOut(anOpening(), aGraduate({ availableFrom: null }), world)?.reason).toBe('availability');
  });
});
