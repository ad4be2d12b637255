import type { FrozenInputs } from '../allocation/problem.ts';

type Weights = Readonly<Record<string, number>>;

/** Other weights of some openings, and the roster of the freeze, which has the values that they weigh. */
export interface Reweighing {
  readonly weights: Readonly<Record<string, Weights>>;
  readonly roster: Uint8Array;
}

/** The fit under other weights, by the definition: each contribution is weight × value div W. */
export function weighedAnew(
  { weights, roster }: Reweighing,
  inputs: FrozenInputs,
): (p: string, opening: string) => number | undefined {
  const [head = '{}', ...lines] = new TextDecoder().decode(roster).trimEnd().split('\n');
  const frozen = (JSON.parse(head) as { weights: Readonly<Record<string, Weights>> }).weights;
  const changed = new Map(
    Object.entries(weights).map(([opening, other]): [string, readonly number[]] => {
      const before = frozen[opening] ?? {};
      return [opening, Object.entries(before).map(([component, weight]) => other[component] ?? weight)];
    }),
  );
  const lists = new Map(inputs.participants.map(({ p, list }) => [p, list]));
  const fits = new Map<string, number>();
  for (const line of lines) {
    const { p, values } = JSON.parse(line) as { p: string; values: readonly (readonly number[])[] };
    (lists.get(p) ?? []).forEach(({ opening }, position) => {
      const own = changed.get(opening);
      const has = values[position];
      if (own && has) fits.set(`${p} ${opening}`, weighed(own, has));
    });
  }
  return (p, opening) => fits.get(`${p} ${opening}`);
}

function weighed(weights: readonly number[], values: readonly number[]): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, index) => sum + Math.floor((weight * (values[index] ?? 0)) / whole), 0);
}
