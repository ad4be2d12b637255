import { randomTaxonomy } from './random-taxonomy.ts';
import type { Graduate, Opening, Taxonomy, World } from './world.ts';

/** A small fixed world for examples worked out by hand; every field can be set otherwise. */

/** AUTO ─ PLC ─ PLC-ADV ─ PLC-SAFE; AUTO ─ HMI; ROBOT (alone), related to HMI. */
const PARENTS: Readonly<Record<string, string>> = { PLC: 'AUTO', HMI: 'AUTO', 'PLC-ADV': 'PLC', 'PLC-SAFE': 'PLC-ADV' };
const RELATED: Readonly<Record<string, readonly string[]>> = { ROBOT: ['HMI'], HMI: ['ROBOT'] };
const GRADES = {
  'X-ROBOT': ['elementary', 'intermediate', 'advanced'],
  'V-ELEC': ['level5', 'level4', 'level3', 'level2', 'level1'],
};
const EDUCATIONS = ['secondaryVocational', 'higherVocational', 'vocationalBachelor', 'bachelor', 'master'];

export const taxonomy: Taxonomy = {
  ...randomTaxonomy(1, [], GRADES, EDUCATIONS),
  taxonomyVersion: '2026.11',
  skillTree: {
    parentOf: (skill) => PARENTS[skill],
    childrenOf: (skill) => Object.keys(PARENTS).filter((child) => PARENTS[child] === skill),
    related: (skill) => RELATED[skill] ?? [],
  },
};

export function aWorldWith(over: Partial<World> = {}): World {
  return { taxonomy, recognitions: [], hasOrderClassAgreement: () => true, isApproved: () => true, ...over };
}

/** An opening that asks for nothing but a workplace in Tianjin. */
export function anOpening(over: Partial<Opening> = {}): Opening {
  return {
    id: 'opn_1',
    revision: 3,
    state: 'published',
    employer: 'org_e',
    kind: 'employment',
    start: '2027-07-01',
    workplaces: ['120113'],
    ...over,
  };
}

/** A graduate whom every gate lets pass. */
export function aGraduate(over: Partial<Graduate> = {}): Graduate {
  return {
    id: 'grd_1',
    revision: 2,
    college: 'org_c',
    state: 'available',
    education: 'higherVocational',
    major: '460103',
    cohort: 2024,
    birth: '2005-07',
    regions: ['120000'],
    availableFrom: '2027-06-01',
    consents: [{ purpose: 'matching', state: 'granted' }],
    ...over,
  };
}
