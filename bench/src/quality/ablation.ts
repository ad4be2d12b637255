import { mustAgree } from '../run.ts';
import { bothWays, byAbility, digits } from './comparison.ts';
import { fit1, fitUnder } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { under } from './rankers.ts';
import type { QualityWorld } from './world.ts';

const weighted = (changes: Partial<Parameters['weights']>): Parameters => ({
  ...fit1,
  weights: { ...fit1.weights, ...changes },
});
const similar = (changes: Partial<Parameters>): Parameters => ({ ...fit1, ...changes });

const components = ['skills', 'major', 'credentials', 'practice', 'language', 'place'] as const;

/** Each choice of fit-1 left out, halved or doubled, one at a time. */
const variations: readonly (readonly [name: string, parameters: Parameters])[] = [
  ['fit-1', fit1],
  ...components.flatMap((component): [string, Parameters][] => {
    const usual = fit1.weights[component];
    return [
      [`${component}: no weight`, weighted({ [component]: 0 })],
      [`${component}: half the weight`, weighted({ [component]: usual / 2 })],
      [`${component}: twice the weight`, weighted({ [component]: usual * 2 })],
    ];
  }),
  ['skills: only the very skill counts', similar({ parent: 0, grandparent: 0, sibling: 0, narrower: 0 })],
  ['skills: the broader does not count', similar({ parent: 0, grandparent: 0 })],
  ['skills: the broader at 3000', similar({ parent: 3000, grandparent: 1000 })],
  ['skills: the broader at 8000', similar({ parent: 8000, grandparent: 6000 })],
  ['skills: siblings do not count', similar({ sibling: 0 })],
  ['skills: siblings at 1500', similar({ sibling: 1500 })],
  ['skills: siblings at 5000', similar({ sibling: 5000 })],
  ['skills: the narrower at 8000', similar({ narrower: 8000 })],
  ['skills: levels do not count', similar({ levels: false })],
  ['evidence does not count', similar({ evidence: { attested: 1e4, competition: 1e4, practice: 1e4, claimed: 1e4 } })],
  ['claimed at 5000', similar({ evidence: { ...fit1.evidence, claimed: 5000 } })],
  ['claimed at 8500', similar({ evidence: { ...fit1.evidence, claimed: 8500 } })],
];

/** What a change of one choice does to the quality; the formula is first held against the platform's own. */
export function ablate(world: QualityWorld): string {
  for (const [row, { opening }] of world.openings.slice(0, 20).entries()) {
    const ours = world.graduates.map(({ graduate }, at) => {
      const values = world.values[row]?.[at];
      return values ? fitUnder(fit1, opening, graduate, values) : 0;
    });
    mustAgree(
      `the fit of ${opening.id}`,
      ours,
      world.values[row]?.map(({ fit }) => fit),
    );
  }
  const judged = variations.map(([name, parameters]) => {
    const { alone, gated } = under(name, parameters);
    return { ...bothWays(world, gated), ability: byAbility(world, alone).ndcg };
  });
  const [usual] = judged;
  const change = (now: number, before: number | undefined) => {
    const difference = now - (before ?? 0);
    return `${digits(now)} (${difference >= 0 ? '+' : ''}${digits(difference)})`;
  };
  const rows = judged.map(({ name, toGraduates, toOpenings, ability }) => {
    const changes = [
      change(toGraduates.ndcg, usual?.toGraduates.ndcg),
      change(toOpenings.ndcg, usual?.toOpenings.ndcg),
      change(ability, usual?.ability),
    ];
    return `| ${name} | ${changes.join(' | ')} |`;
  });
  const head = '| choice | opening → graduates: nDCG@10 | graduate → openings, by fit | ability alone, without gates |';
  return [head, '| --- | --- | --- | --- |', ...rows].join('\n');
}
