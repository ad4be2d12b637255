import {
  educationLevels,
  educationRank,
  gradeRank,
  normalisedCategory,
  normalisedClass,
  provinceOf,
  regionContains,
  skillTree,
  taxonomyVersion,
} from '@duijie/taxonomy';
import type { Taxonomy } from './world.ts';

/** The taxonomy that the platform ships, as matching asks it. */
export const shippedTaxonomy: Taxonomy = {
  taxonomyVersion,
  skillTree,
  gradeRank,
  normalisedClass,
  normalisedCategory,
  educationRank: (level) => {
    const known = educationLevels.find((each) => each === level);
    return known && educationRank(known);
  },
  regionContains,
  provinceOf,
};
