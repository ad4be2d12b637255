import { shippedTaxonomy } from '@duijie/matching';
import type { Taxonomy } from '@duijie/matching';
import { Stream } from './random.ts';
import { seed } from './world.ts';

/** A made-up taxonomy of the size that the targets speak of; majors and regions keep the rules of the real codes. */

const roots = 200;
const branchesOfRoot = 4;
const leavesOfBranch = 5;
const treeSize = 1 + branchesOfRoot * (1 + leavesOfBranch);
const treesOfClass = 6;

const numbered = (count: number, name: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => name(index));
const padded = (index: number, digits: number): string => String(index).padStart(digits, '0');

/** A root, its branches with their leaves, then the next root: 200 trees of 25 skills on three levels. */
export const skillCodes = numbered(roots * treeSize, (index) => `S${padded(index, 4)}`);
const codeAt = (index: number): string => skillCodes[index] ?? '';

function parentIndex(index: number): number | undefined {
  const within = index % treeSize;
  if (within === 0) return undefined;
  const root = index - within;
  const inBranch = (within - 1) % (1 + leavesOfBranch);
  return inBranch === 0 ? root : index - inBranch;
}

const parents = new Map<string, string>();
const children = new Map<string, string[]>();
for (const [index, code] of skillCodes.entries()) {
  const parent = parentIndex(index);
  if (parent === undefined) continue;
  parents.set(code, codeAt(parent));
  children.set(codeAt(parent), [...(children.get(codeAt(parent)) ?? []), code]);
}

/** 19 categories with 97 classes between them. */
export const categories = numbered(19, (index) => String(41 + index));
export const classes: readonly string[] = categories.flatMap((category, index) =>
  numbered(index < 2 ? 6 : 5, (place) => `${category}${padded(place + 1, 2)}`),
);
/** 744 majors: eight in each of the first 65 classes, seven in the others. */
export const majorCodes: readonly string[] = classes.flatMap((code, index) =>
  numbered(index < 65 ? 8 : 7, (place) => `${code}${padded(place + 1, 2)}`),
);
export const provinces = numbered(30, (index) => `${11 + index}0000`);
export const prefecturesOf = new Map(
  provinces.map((code) => [code, numbered(10, (place) => `${code.slice(0, 2)}${padded(place + 1, 2)}00`)]),
);
export const credentialCodes = numbered(500, (index) => `C${padded(index, 3)}`);
export const colleges = numbered(300, (index) => `org_college_${index}`);
export const enterprises = numbered(2000, (index) => `org_enterprise_${index}`);
export const circles = numbered(12, (index) => `CIRCLE${index}`);

const certificate = ['elementary', 'intermediate', 'advanced'];
const vocational = ['level5', 'level4', 'level3', 'level2', 'level1'];
/** The grades of a credential, lowest first; three in ten have none. */
export function gradesOf(credential: string): readonly string[] {
  const index = Number(credential.slice(1));
  return index < 200 ? certificate : index < 350 ? vocational : [];
}

export function shuffled<Item>(items: readonly Item[], stream: Stream): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = stream.below(last + 1);
    const [a, b] = [mixed[last], mixed[other]];
    if (a === undefined || b === undefined) continue;
    mixed[last] = b;
    mixed[other] = a;
  }
  return mixed;
}

/** What the graduates of a class of majors usually learn, the commonest first. */
export interface ClassProfile {
  /** 150 skills, by their index. */
  readonly pool: readonly number[];
  readonly credentials: readonly string[];
  readonly circle: string;
}

function classProfile(code: string, index: number): ClassProfile {
  const stream = new Stream(seed, 'class', index);
  const ofCategory = shuffled(
    Array.from({ length: roots }, (_, root) => root).filter(
      (root) => categories[root % categories.length] === code.slice(0, 2),
    ),
    stream,
  );
  const anywhere = shuffled(
    Array.from({ length: roots }, (_, root) => root).filter((root) => !ofCategory.includes(root)),
    stream,
  );
  const trees = [...ofCategory.slice(0, 4), ...anywhere.slice(0, treesOfClass - 4)];
  const pool = trees.flatMap((root) => Array.from({ length: treeSize }, (_, place) => root * treeSize + place));
  return {
    pool: shuffled(pool, stream),
    credentials: shuffled(credentialCodes, stream).slice(0, 12),
    circle: circles[categories.indexOf(code.slice(0, 2)) % circles.length] ?? '',
  };
}

const profiles = new Map(classes.map((code, index) => [code, classProfile(code, index)]));

/** The profile of the class that a major belongs to. */
export function profileOf(major: string): ClassProfile {
  const profile = profiles.get(major.slice(0, 4));
  if (!profile) throw new Error(`There is no class of ${major}.`);
  return profile;
}

export const matchingTaxonomy: Taxonomy = {
  taxonomyVersion: 'bench',
  skillTree: {
    parentOf: (skill) => parents.get(skill),
    childrenOf: (skill) => children.get(skill) ?? [],
    related: () => [],
  },
  gradeRank: (credential, grade) => {
    const rank = gradesOf(credential).indexOf(grade);
    return rank < 0 ? undefined : rank + 1;
  },
  normalisedClass: shippedTaxonomy.normalisedClass,
  normalisedCategory: shippedTaxonomy.normalisedCategory,
  educationRank: shippedTaxonomy.educationRank,
  regionContains: shippedTaxonomy.regionContains,
  provinceOf: shippedTaxonomy.provinceOf,
};
