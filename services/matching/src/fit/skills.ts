import { byText, div } from './arithmetic.ts';
import type { AskedSkill, Graduate, HeldSkill, SkillTree } from './world.ts';
import { FULL } from './world.ts';

/** What a kind of evidence is worth; all that is not named is claimed until the college or an issuer attests it. */
const EVIDENCE: ReadonlyMap<string, number> = new Map([
  ['attested', FULL],
  ['competition', 9500],
  ['practice', 8500],
  ['internship', 8500],
]);
const CLAIMED = 7000;

export function evidenceValue(evidence: string): number {
  return EVIDENCE.get(evidence) ?? CLAIMED;
}

/** What the similarity of two skills is worth, by how they stand to each other. */
export const SIMILARITY = { same: FULL, parent: 6000, grandparent: 3600, related: 4000, sibling: 3000 } as const;

/** Does `held` lie below `asked`, or is it the same? */
function isWithin(tree: SkillTree, held: string, asked: string): boolean {
  for (let skill: string | null | undefined = held; skill; skill = tree.parentOf(skill)) {
    if (skill === asked) return true;
  }
  return false;
}

/** How far holding `held` counts for `asked`; the highest of the ways in which they stand to each other. */
export function similarity(tree: SkillTree, asked: string, held: string): number {
  if (isWithin(tree, held, asked)) return SIMILARITY.same;
  const parent = tree.parentOf(asked);
  if (parent === held) return SIMILARITY.parent;
  if (tree.related(asked).includes(held)) return SIMILARITY.related;
  if (parent && tree.parentOf(parent) === held) return SIMILARITY.grandparent;
  return parent && tree.parentOf(held) === parent ? SIMILARITY.sibling : 0;
}

function addDescendants(tree: SkillTree, skill: string, counting: Map<string, number>): void {
  counting.set(skill, SIMILARITY.same);
  for (const child of tree.childrenOf(skill)) addDescendants(tree, child, counting);
}

function expanded(tree: SkillTree, skill: string): Map<string, number> {
  const counting = new Map<string, number>();
  const parent = tree.parentOf(skill);
  const grandparent = parent ? tree.parentOf(parent) : undefined;
  // Those that count most are entered last, and stay.
  if (parent) for (const sibling of tree.childrenOf(parent)) counting.set(sibling, SIMILARITY.sibling);
  if (grandparent) counting.set(grandparent, SIMILARITY.grandparent);
  for (const related of tree.related(skill)) counting.set(related, SIMILARITY.related);
  if (parent) counting.set(parent, SIMILARITY.parent);
  addDescendants(tree, skill, counting);
  return counting;
}

const expansions = new WeakMap<SkillTree, Map<string, ReadonlyMap<string, number>>>();

/** All skills that count for the asked one with their similarities, worked out once for each skill of a tree. */
export function countingSkills(tree: SkillTree, skill: string): ReadonlyMap<string, number> {
  let known = expansions.get(tree);
  if (!known) expansions.set(tree, (known = new Map<string, ReadonlyMap<string, number>>()));
  let counting = known.get(skill);
  if (!counting) known.set(skill, (counting = expanded(tree, skill)));
  return counting;
}

/** What one held skill is worth for one that is asked. */
export function skillPoints(sim: number, evidence: number, level: number, need: number): number {
  return div(div(sim * evidence, FULL) * Math.min(level, need), need);
}

export interface SkillDetail {
  readonly skill: string;
  readonly need: number;
  readonly have: number;
  /** The held skill that counted. */
  readonly via: string | null;
  readonly similarity: number;
  readonly evidence: string | null;
  readonly value: number;
}

/** The held skill that counts most for the one asked; among equals the most similar, then the highest level. */
export function skillDetail(asked: AskedSkill, graduate: Graduate, tree: SkillTree): SkillDetail {
  const counting = countingSkills(tree, asked.skill);
  let best: HeldSkill | undefined;
  let bestSimilarity = 0;
  let bestValue = 0;
  for (const held of graduate.skills ?? []) {
    const sim = counting.get(held.skill);
    if (sim === undefined) continue;
    const value = skillPoints(sim, evidenceValue(held.evidence), held.level, asked.level);
    if (value === 0 || value < bestValue) continue;
    if (best && value === bestValue && !comesBefore(sim, held, bestSimilarity, best)) continue;
    best = held;
    bestSimilarity = sim;
    bestValue = value;
  }
  return {
    skill: asked.skill,
    need: asked.level,
    have: best?.level ?? 0,
    via: best?.skill ?? null,
    similarity: bestSimilarity,
    evidence: best?.evidence ?? null,
    value: bestValue,
  };
}

/** Of two that are worth the same: is the first nearer to what is asked, held at a higher level, or first by its code? */
function comesBefore(similarityOfA: number, a: HeldSkill, similarityOfB: number, b: HeldSkill): boolean {
  if (similarityOfA !== similarityOfB) return similarityOfA > similarityOfB;
  if (a.level !== b.level) return a.level > b.level;
  return byText(a.skill, b.skill) < 0;
}

/** The highest level at which the graduate holds the skill itself or a narrower one; 0 when at none. */
export function heldLevel(skill: string, graduate: Graduate, tree: SkillTree): number {
  const counting = countingSkills(tree, skill);
  let highest = 0;
  for (const held of graduate.skills ?? []) {
    if (held.level > highest && counting.get(held.skill) === SIMILARITY.same) highest = held.level;
  }
  return highest;
}
