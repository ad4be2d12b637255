import { Stream } from './random-stream.ts';
import type { SkillTree, Taxonomy } from './world.ts';

/** How far the category numbers of each level of vocational education stand off the lowest. */
const OFFSETS = [61, 41, 21] as const;

function parts(code: string): { catalogue: string; category: string; division: string } | undefined {
  const category = Number(code.slice(0, 2));
  const division = code.slice(2, 4);
  if (category >= 1 && category <= 14) return { catalogue: 'UG', category: code.slice(0, 2), division };
  const offset = OFFSETS.find((start) => category >= start && category < start + 19);
  if (offset === undefined) return undefined;
  return { catalogue: '', category: String(category - offset + 1).padStart(2, '0'), division };
}

function normalisedCategory(code: string): string | null {
  const found = parts(code);
  return found ? found.catalogue + found.category : null;
}

function normalisedClass(code: string): string | null {
  const found = parts(code);
  return found && code.length >= 4 ? found.catalogue + found.category + found.division : null;
}

const isAbroad = (code: string): boolean => /^[A-Z]/.test(code);

function regionContains(outer: string, inner: string): boolean {
  if (isAbroad(outer)) return inner === outer || inner.startsWith(`${outer}-`);
  return inner.startsWith(outer.replace(/(00)+$/, '')) && !isAbroad(inner);
}

const provinceOf = (code: string): string => code.slice(0, 2);

/** A small forest: every skill hangs under an earlier one or is a root; a few pairs are related. */
function randomTree(seed: number, skills: readonly string[]): SkillTree {
  const stream = new Stream(seed, 'tree', 0);
  const parents = new Map<string, string>();
  const related = new Map<string, string[]>();
  const relate = (a: string, b: string) => related.set(a, [...(related.get(a) ?? []), b]);
  skills.forEach((skill, index) => {
    if (index > 0 && stream.chance(80)) parents.set(skill, stream.pick(skills.slice(0, index)));
    if (index > 0 && stream.chance(15)) {
      const other = stream.pick(skills.slice(0, index));
      relate(skill, other);
      relate(other, skill);
    }
  });
  const children = new Map(skills.map((skill) => [skill, skills.filter((child) => parents.get(child) === skill)]));
  return {
    parentOf: (skill) => parents.get(skill) ?? null,
    childrenOf: (skill) => children.get(skill) ?? [],
    related: (skill) => related.get(skill) ?? [],
  };
}

/** A taxonomy made up from a seed, that keeps the rules of the real one for majors and regions. */
export function randomTaxonomy(
  seed: number,
  skills: readonly string[],
  grades: Readonly<Record<string, readonly string[]>>,
  educations: readonly string[],
): Taxonomy {
  const ranks = new Map(educations.map((level, index) => [level, index]));
  const bachelor = ranks.get('vocationalBachelor');
  if (bachelor !== undefined) ranks.set('bachelor', bachelor);
  return {
    taxonomyVersion: 'random',
    skillTree: randomTree(seed, skills),
    gradeRank: (credential, grade) => {
      const rank = grades[credential]?.indexOf(grade) ?? -1;
      return rank < 0 ? null : rank + 1;
    },
    normalisedClass,
    normalisedCategory,
    educationRank: (level) => ranks.get(level) ?? null,
    regionContains,
    provinceOf,
  };
}
