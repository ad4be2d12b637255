import type { EncodedOpening, Worth } from './encoded-openings.ts';

/**
 * `eligible` scores each eligible graduate by looking up what they hold; `postings` gathers the skills of all holders
 * first, which pays when many are eligible.
 */
export const sqliteVariants = ['eligible', 'postings'] as const;

const passing = (ways: readonly Worth[]): string =>
  ways
    .filter(([, , passes]) => passes === 1)
    .map(([held]) => held)
    .join(', ');

/** The statement for one opening, with all that is constant in it written out. */
export function queryOf(variant: (typeof sqliteVariants)[number], opening: EncodedOpening, index: number): string {
  const { joins, conditions } = gatesOf(opening);
  const whole = opening.weights.reduce((sum, weight) => sum + weight, 0);
  const values = valuesOf(opening, index, variant);
  const fit = opening.weights
    .map((weight, component) => (weight === 0 ? undefined : `${weight} * (${values[component]}) / ${whole}`))
    .filter((part) => part !== undefined)
    .join(' + ');
  const gathered = variant === 'postings' ? `, ${gatheredSkills(opening, index)}` : '';
  const from = variant === 'postings' ? 'eligible g LEFT JOIN gathered s ON s.g = g.id' : 'eligible g';
  return `WITH eligible AS MATERIALIZED (
      SELECT g.id, g.major, g.anywhere FROM graduate g ${joins.join(' ')} WHERE ${conditions.join(' AND ')}
    )${gathered}, scored AS MATERIALIZED (SELECT g.id AS id, ${fit} AS fit FROM ${from})
    SELECT id, fit, (SELECT count(*) FROM scored) AS eligible FROM scored
    WHERE fit >= coalesce((SELECT fit FROM scored ORDER BY fit DESC LIMIT 1 OFFSET 49), -1)`;
}

function gatesOf(opening: EncodedOpening): { joins: string[]; conditions: string[] } {
  const { kind, education, startDay, startMonth, startYear } = opening;
  const conditions = [`g.kinds & ${1 << kind}`, `g.available <= ${startDay}`];
  if (education >= 0) conditions.push(`g.education >= ${education}`);
  if (opening.majorMust) conditions.push(`g.major IN (${passing(opening.majors)})`);
  if (opening.colleges) conditions.push(`g.college IN (${opening.colleges.join(', ')})`);
  if (kind === 1) conditions.push(`g.birth < ${startMonth - 192}`, `g.study <= ${startYear - 2}`);
  if (opening.placeMust)
    conditions.push(
      `(g.anywhere = 1 OR EXISTS (SELECT 1 FROM region r WHERE r.g = g.id AND r.region IN (${passing(opening.regions)})))`,
    );
  for (const { must, ways } of opening.credentials)
    if (must)
      conditions.push(`EXISTS (SELECT 1 FROM credential c WHERE c.g = g.id AND c.credential IN (${passing(ways)}))`);
  for (const { must, ways } of opening.languages)
    if (must)
      conditions.push(`EXISTS (SELECT 1 FROM language l WHERE l.g = g.id AND l.language IN (${passing(ways)}))`);
  const joins = opening.skills
    .filter(({ must }) => must)
    .map(
      ({ skill, need }, at) =>
        `JOIN master m${at} ON m${at}.g = g.id AND m${at}.skill = ${skill} AND m${at}.level >= ${need}`,
    );
  return { joins, conditions };
}

const points = 'w.similarity * h.evidence / 10000 * min(h.level, w.need) / w.need';

function valuesOf(opening: EncodedOpening, index: number, variant: string): string[] {
  const skillWeight = opening.skills.reduce((sum, { weight }) => sum + weight, 0);
  const credentialWeight = opening.credentials.reduce((sum, { weight }) => sum + weight, 0);
  const skills =
    variant === 'postings'
      ? `coalesce(s.total, 0) / ${skillWeight}`
      : `(SELECT coalesce(sum(best), 0) FROM (SELECT max(${points}) * w.weight AS best
          FROM held h CROSS JOIN skill_way w ON w.opening = ${index} AND w.skill = h.skill WHERE h.g = g.id GROUP BY w.asked))
          / ${skillWeight}`;
  return [
    skills,
    `coalesce((SELECT value FROM major_way WHERE opening = ${index} AND major = g.major), 0)`,
    `(SELECT coalesce(sum(best), 0) FROM (SELECT max(w.value) * w.weight AS best FROM credential h
      CROSS JOIN credential_way w ON w.opening = ${index} AND w.credential = h.credential WHERE h.g = g.id GROUP BY w.asked))
      / ${credentialWeight}`,
    `coalesce((SELECT min(p.months, 12) * 10000 / 12 FROM practice p WHERE p.g = g.id AND p.circle = ${opening.circle}), 0)`,
    `(SELECT coalesce(sum(best), 0) FROM (SELECT max(w.value) AS best FROM language h
      CROSS JOIN language_way w ON w.opening = ${index} AND w.language = h.language WHERE h.g = g.id GROUP BY w.asked))
      / ${opening.languages.length}`,
    `max(g.anywhere * 8000, coalesce((SELECT max(w.value) FROM region h
      CROSS JOIN region_way w ON w.opening = ${index} AND w.region = h.region WHERE h.g = g.id), 0))`,
  ];
}

/** What all holders of a counting skill have, summed up by graduate. */
function gatheredSkills({ skills }: EncodedOpening, index: number): string {
  if (skills.length === 0) return 'gathered (g, total) AS (SELECT NULL, 0 WHERE 0)';
  return `gathered AS MATERIALIZED (SELECT g, sum(best) AS total FROM (SELECT h.g AS g, max(${points}) * w.weight AS best
    FROM skill_way w CROSS JOIN held h INDEXED BY held_skill ON h.skill = w.skill WHERE w.opening = ${index}
    GROUP BY h.g, w.asked) GROUP BY g)`;
}
