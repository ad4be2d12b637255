import fc from 'fast-check';
import type { WorldData } from './random-world.ts';
import { SMALL, randomGraduate, randomOpening, randomWorldData } from './random-world.ts';
import type { Graduate, Opening } from './world.ts';

/** How many worlds a property is tried on in the normal run. */
export const RUNS = 500;

export interface SmallWorld {
  readonly data: WorldData;
  readonly graduates: readonly Graduate[];
  readonly openings: readonly Opening[];
}

/** Small worlds full of ties, gaps and traps. They shrink to fewer graduates and openings. */
export function aWorld(): fc.Arbitrary<SmallWorld> {
  return fc
    .record({
      seed: fc.integer({ min: 1, max: 0x7fffffff }),
      graduates: fc.integer({ min: 0, max: SMALL.graduates }),
      openings: fc.integer({ min: 1, max: SMALL.openings }),
      skills: fc.integer({ min: 2, max: SMALL.skills }),
      recognitions: fc.integer({ min: 0, max: SMALL.recognitions }),
      missing: fc.constantFrom(0, SMALL.missing, 30),
      kindsOfPeople: fc.constantFrom(3, 100),
    })
    .map(({ seed, kindsOfPeople, ...size }) => smallWorld(seed, size, kindsOfPeople));
}

/** With few kinds of people nearly everybody has a twin, and the lot decides. */
function smallWorld(seed: number, size: WorldData['size'], kindsOfPeople: number): SmallWorld {
  return {
    data: randomWorldData(seed, size),
    graduates: Array.from({ length: size.graduates }, (_, index) => {
      return { ...randomGraduate(seed, index % kindsOfPeople, size), id: `grd_${index}` };
    }),
    openings: Array.from({ length: size.openings }, (_, index) => randomOpening(seed, index, size)),
  };
}
