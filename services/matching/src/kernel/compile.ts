import { monthNumber, yearSince } from '../fit/calendar.ts';
import { weightsOf } from '../fit/fit.ts';
import { countingSkills } from '../fit/skills.ts';
import type { AskedCredential, AskedLanguage, AskedSkill, Component, Opening, SkillTree, World } from '../fit/world.ts';
import { DEFAULT_ITEM_WEIGHT } from '../fit/world.ts';

/** One asked skill with all skills that count for it, each with its similarity. */
export interface CompiledSkill {
  readonly need: number;
  readonly weight: number;
  readonly must: boolean;
  readonly counting: ReadonlyMap<string, number>;
}

/** An opening in the world as it was when this was made. When the world changes for it, it is compiled anew. */
export interface CompiledOpening {
  readonly id: string;
  readonly opening: Opening;
  readonly world: World;
  /** Does it pass the organisation gate? */
  readonly isOpen: boolean;
  readonly isOrderClass: boolean;
  readonly startMonth: number;
  /** A cohort is in this year less its own when the opening starts. */
  readonly startYear: number;
  readonly skills: readonly CompiledSkill[];
  readonly skillWeight: number;
  readonly credentials: readonly AskedCredential[];
  readonly languages: readonly AskedLanguage[];
  readonly weights: ReadonlyMap<Component, number>;
  readonly wholeWeight: number;
}

function compileSkill(asked: AskedSkill, tree: SkillTree): CompiledSkill {
  return {
    need: asked.level,
    weight: asked.weight ?? DEFAULT_ITEM_WEIGHT,
    must: asked.must ?? false,
    counting: countingSkills(tree, asked.skill),
  };
}

/** The same world with no recognition that the opening does not ask about. */
function narrowed(world: World, credentials: readonly AskedCredential[]): World {
  const asked = new Set(credentials.map(({ credential }) => credential));
  return {
    taxonomy: world.taxonomy,
    recognitions: world.recognitions.filter(({ to }) => asked.has(to.credential)),
    hasOrderClassAgreement: (college, enterprise) => world.hasOrderClassAgreement(college, enterprise),
    isApproved: (organisation) => world.isApproved(organisation),
  };
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Works out once what all graduates will be asked. */
export function compileOpening(opening: Opening, world: World): CompiledOpening {
  const skills = (opening.skills ?? []).map((asked) => compileSkill(asked, world.taxonomy.skillTree));
  const weights = weightsOf(opening);
  return {
    id: opening.id,
    opening,
    world: narrowed(world, opening.credentials ?? []),
    isOpen: world.isApproved(opening.employer) && opening.state === 'published',
    isOrderClass: opening.kind === 'orderClass',
    startMonth: monthNumber(opening.start) ?? 0,
    startYear: yearSince(0, opening.start),
    skills,
    skillWeight: sum(skills.map(({ weight }) => weight)),
    credentials: opening.credentials ?? [],
    languages: opening.languages ?? [],
    weights,
    wholeWeight: sum(weights.values()),
  };
}
