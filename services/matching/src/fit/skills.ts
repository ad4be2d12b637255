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
  const nothing = {
    skill: asked.skill,
    need: asked.level,
    have: 0,
    via: null,
    similarity: 0,
    evidence: null,
    value: 0,
  };
  return (graduate.skills ?? []).reduce<SkillDetail>((best, held) => {
    const sim = similarity(tree, asked.skill, held.skill);
    if (sim === 0) return best;
    const detail = detailOf(asked, held, sim);
    return detail.value > 0 && isBetter(detail, best) ? detail : best;
  }, nothing);
}

function detailOf(asked: AskedSkill, held: HeldSkill, sim: number): SkillDetail {
  return {
    skill: asked.skill,
    need: asked.level,
    have: held.level,
    via: held.skill,
    similarity: sim,
    evidence: held.evidence,
    value: skillPoints(sim, evidenceValue(held.evidence), held.level, asked.level),
  };
}

function isBetter(a: SkillDetail, b: SkillDetail): boolean {
  if (a.value !== b.value) return a.value > b.value;
  if (a.similarity !== b.similarity) return a.similarity > b.similarity;
  if (a.have !== b.have) return a.have > b.have;
  return byText(a.via ?? '', b.via ?? '') < 0;
}

/** The highest level at which the graduate holds the skill itself or a narrower one; 0 when at none. */
export function heldLevel(skill: string, graduate: Graduate, tree: SkillTree): number {
  const levels = (graduate.skills ?? []).filter((held) => isWithin(tree, held.skill, skill)).map(({ level }) => level);
  return Math.max(0, ...levels);
}
