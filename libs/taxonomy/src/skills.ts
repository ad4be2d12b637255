import type { Text } from '@duijie/domain';
import { circleCodes } from './circles.ts';
import { skillTable } from './data/skills.ts';
import { cell, listOf, rowsOf } from './table.ts';

/** The edition of all that this package knows; every shortlist names it. */
export const taxonomyVersion: string = '2026.11';

export type SkillKind = 'group' | 'technical' | 'tool' | 'method' | 'soft' | 'regulation' | 'language';

export interface Skill {
  readonly code: string;
  readonly names: Text;
  readonly kind: SkillKind;
  readonly parent: string | null;
  readonly circles: readonly string[];
  readonly majors: readonly string[];
  readonly aliases: readonly string[];
}

/** How skills lie to one another: the forest of parents, and the symmetric list that only a curator fills. */
export interface SkillTree {
  parentOf(code: string): string | undefined;
  childrenOf(code: string): readonly string[];
  related(code: string): readonly string[];
}

const kinds: readonly string[] = ['group', 'technical', 'tool', 'method', 'soft', 'regulation', 'language'];

function isKind(kind: string): kind is SkillKind {
  return kinds.includes(kind);
}

function skillOf(row: readonly string[]): Skill {
  const kind = cell(row, 4);
  if (!isKind(kind)) throw new Error(`There is no kind of skill named ${kind}.`);
  return {
    code: cell(row, 0),
    names: { zh: cell(row, 1), en: cell(row, 2), ru: cell(row, 3) },
    kind,
    parent: row[5] || null,
    circles: row[6] === '*' ? circleCodes : listOf(row[6]),
    majors: listOf(row[7]),
    aliases: listOf(row[8]),
  };
}

export const skills: readonly Skill[] = rowsOf(skillTable).map(skillOf);

const byCode = new Map(skills.map((each) => [each.code, each]));

const children = new Map<string, string[]>();
for (const { code, parent } of skills) {
  if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), code]);
}

const none: readonly string[] = [];

export function skill(code: string): Skill | undefined {
  return byCode.get(code);
}

export const skillTree: SkillTree = {
  parentOf: (code) => byCode.get(code)?.parent ?? undefined,
  childrenOf: (code) => children.get(code) ?? none,
  related: () => none,
};

/** Whether a skill lies anywhere below another. */
export function isBelow(code: string, ancestor: string): boolean {
  for (let each = skillTree.parentOf(code); each !== undefined; each = skillTree.parentOf(each)) {
    if (each === ancestor) return true;
  }
  return false;
}

/** The topmost skill above this one, which is its group. */
export function groupOf(code: string): string {
  let top = code;
  for (let each = skillTree.parentOf(code); each !== undefined; each = skillTree.parentOf(each)) top = each;
  return top;
}
