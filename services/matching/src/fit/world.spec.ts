import { describe, expect, it } from '@jest/globals';
import type { GraduateImported, OpeningPublished, RecognitionEnteredIntoForce } from '@duijie/contracts';
import type { Graduate, Opening, Recognition } from './world.ts';
import { DEFAULT_WEIGHTS } from './world.ts';

describe('the world', () => {
  it('takes the bodies of events as they are', () => {
    // These compile only as long as the contracts fit the shapes that matching reads.
    const opening = (event: OpeningPublished): Opening => event;
    const graduate = (event: GraduateImported): Graduate => event;
    const recognition = (event: RecognitionEnteredIntoForce): Recognition => event;
    expect([opening, graduate, recognition]).toHaveLength(3);
  });

  it('weighs all components to 10000', () => {
    expect(Object.values(DEFAULT_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(10000);
  });
});
