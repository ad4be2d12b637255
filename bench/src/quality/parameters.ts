import { explain, shippedTaxonomy } from '@duijie/matching';
import type { Graduate, Opening, World } from '@duijie/matching';

/** What fit-1 fixes, as numbers that can be varied. */
export interface Parameters {
  readonly weights: Readonly<Record<'skills' | 'major' | 'credentials' | 'practice' | 'language' | 'place', number>>;
  readonly parent: number;
  readonly grandparent: number;
  readonly sibling: number;
  /** Are narrower skills worth as much as the skill itself? */
  readonly narrower: number;
  readonly evidence: Readonly<Record<string, number>>;
  /** Does the level count, or only that the skill is held? */
  readonly levels: boolean;
}

export const fit1: Parameters = {
  weights: { skills: 5000, major: 2000, credentials: 1000, practice: 1000, language: 500, place: 500 },
  ...{ parent: 6000, grandparent: 3600, sibling: 3000, narrower: 10_000 },
  evidence: { attested: 10_000, competition: 9500, practice: 8500, claimed: 7000 },
  levels: true,
};

const { skillTree: tree } = shippedTaxonomy;

function similarity(asked: string, held: string, { parent, grandparent, sibling, narrower }: Parameters): number {
  if (asked === held) return 10_000;
  for (let above = tree.parentOf(held); above; above = tree.parentOf(above)) if (above === asked) return narrower;
  const over = tree.parentOf(asked);
  if (!over) return 0;
  if (over === held) return parent;
  if (tree.parentOf(over) === held) return grandparent;
  return tree.parentOf(held) === over ? sibling : 0;
}

function skillsValue(opening: Opening, graduate: Graduate, parameters: Parameters): number {
  let sum = 0;
  let weights = 0;
  for (const { skill, level: need, weight } of opening.skills ?? []) {
    let best = 0;
    for (const held of graduate.skills ?? []) {
      const near = similarity(skill, held.skill, parameters);
      if (near === 0) continue;
      const sure = Math.floor((near * (parameters.evidence[held.evidence] ?? 0)) / 10_000);
      best = Math.max(best, parameters.levels ? Math.floor((sure * Math.min(held.level, need)) / need) : sure);
    }
    sum += (weight ?? 10) * best;
    weights += weight ?? 10;
  }
  return weights === 0 ? 0 : Math.floor(sum / weights);
}

/** A pair's values of the components that no parameter touches, as the definition gives them. */
export interface Values {
  readonly outcome: string;
  readonly fit: number;
  readonly components: readonly (readonly [component: keyof Parameters['weights'], value: number])[];
}

export function valuesOf(opening: Opening, graduate: Graduate, world: World): Values {
  const { outcome, fit, contributions } = explain(opening, graduate, world);
  return { outcome, fit, components: contributions.map(({ component, value }) => [component, value]) };
}

/** The fit under other parameters; under those of fit-1 it is the fit. */
export function fitUnder(parameters: Parameters, opening: Opening, graduate: Graduate, { components }: Values): number {
  const whole = components.reduce((sum, [component]) => sum + parameters.weights[component], 0);
  if (whole === 0) return 0;
  return components.reduce((sum, [component, value]) => {
    const own = component === 'skills' ? skillsValue(opening, graduate, parameters) : value;
    return sum + Math.floor((parameters.weights[component] * own) / whole);
  }, 0);
}
