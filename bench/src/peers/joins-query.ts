import type { EncodedOpening, Worth } from './encoded-openings.ts';

const passing = (ways: readonly Worth[]): string => {
  const held = ways.filter(([, , passes]) => passes === 1).map(([code]) => code);
  return held.length > 0 ? held.join(', ') : '-1';
};

/** How the statement is put for an engine. */
export interface Dialect {
  /** What divides whole numbers. */
  readonly division: '/' | '//';
  /** Is what somebody holds looked up for each of the eligible, or joined for all of them at once? */
  readonly manner: 'joins' | 'lookups';
}

/** The statement for one opening: gates first, then each kind of held thing with what it is worth. */
export function joinsQuery(opening: EncodedOpening, index: number, { division, manner }: Dialect): string {
  const whole = opening.weights.reduce((sum, weight) => sum + weight, 0);
  const parts = partsOf(opening, index, manner);
  const used = parts.filter((_part, component) => opening.weights[component] !== 0);
  const fit = parts.flatMap(({ value }, component) => {
    const weight = opening.weights[component] ?? 0;
    return weight === 0 ? [] : [`${weight} * (${value}) // ${whole}`];
  });
  const found = used.flatMap(({ name, sql }) => (sql ? [{ name, sql }] : []));
  const tables = manner === 'joins' ? found.map(({ name, sql }) => `${name} AS (${sql})`) : [];
  const joins = found.map(({ name, sql }) =>
    manner === 'joins' ? `LEFT JOIN ${name} ON ${name}.g = e.id` : `LEFT JOIN LATERAL (${sql}) ${name} ON true`,
  );
  const scored = `scored AS MATERIALIZED (SELECT e.id AS id, ${fit.join(' + ')} AS fit FROM e ${joins.join(' ')})`;
  const sql = `WITH e AS MATERIALIZED (SELECT g.id, g.major, g.anywhere FROM graduate g WHERE ${gatesOf(opening).join(' AND ')}),
    ${[...tables, scored].join(',\n')}
    SELECT id, fit, (SELECT count(*) FROM scored) AS eligible FROM scored
    WHERE fit >= coalesce((SELECT fit FROM scored ORDER BY fit DESC LIMIT 1 OFFSET 49), -1)`;
  return sql.replaceAll('//', division);
}

function gatesOf(opening: EncodedOpening): string[] {
  const { kind, education, startDay, startMonth, startYear } = opening;
  const conditions = [`(g.kinds & ${1 << kind}) <> 0`, `g.available <= ${startDay}`];
  if (education >= 0) conditions.push(`g.education >= ${education}`);
  if (opening.majorMust) conditions.push(`g.major IN (${passing(opening.majors)})`);
  if (opening.colleges) conditions.push(`g.college IN (${opening.colleges.join(', ')})`);
  if (kind === 1) conditions.push(`g.birth < ${startMonth - 192}`, `g.study <= ${startYear - 2}`);
  if (opening.placeMust)
    conditions.push(`(g.anywhere = 1 OR g.id IN (SELECT g FROM region WHERE region IN (${passing(opening.regions)})))`);
  for (const { must, ways } of opening.credentials)
    if (must) conditions.push(`g.id IN (SELECT g FROM credential WHERE credential IN (${passing(ways)}))`);
  for (const { must, ways } of opening.languages)
    if (must) conditions.push(`g.id IN (SELECT g FROM language WHERE language IN (${passing(ways)}))`);
  for (const { must, skill, need } of opening.skills)
    if (must) conditions.push(`g.id IN (SELECT g FROM master WHERE skill = ${skill} AND level >= ${need})`);
  return conditions;
}

interface Part {
  readonly name: string;
  /** A table of what each graduate has, by `g`; nothing where the gates' own table tells it. */
  readonly sql?: string;
  readonly value: string;
}

const sumOf = (items: readonly { readonly weight: number }[]) => items.reduce((sum, { weight }) => sum + weight, 0);

/** The best for each item that is asked, summed up, for all who are eligible or for the one at hand. */
function best(manner: Dialect['manner'], table: string, way: string, index: number, points: string): string {
  const key = way.replace('_way', '');
  const from = `${points} AS best FROM ${table} h JOIN ${way} w ON w.opening = ${index} AND w.${key} = h.${key}`;
  return manner === 'joins'
    ? `SELECT g, sum(best)::BIGINT AS total FROM (SELECT h.g AS g, ${from}
        WHERE h.g IN (SELECT id FROM e) GROUP BY h.g, w.asked) b GROUP BY g`
    : `SELECT sum(best)::BIGINT AS total FROM (SELECT ${from} WHERE h.g = e.id GROUP BY w.asked) b`;
}

/** In the order of the components. */
function partsOf(opening: EncodedOpening, index: number, manner: Dialect['manner']): readonly Part[] {
  const { skills, credentials, languages, circle } = opening;
  const points = 'max(w.similarity * h.evidence // 10000 * least(h.level, w.need) // w.need) * min(w.weight)';
  const total = (name: string, by: number) => `coalesce(${name}.total, 0) // ${by}`;
  const [who, those, each] =
    manner === 'joins' ? ['h.g AS g, ', 'h.g IN (SELECT id FROM e)', 'GROUP BY h.g'] : ['', 'h.g = e.id', ''];
  return [
    {
      name: 's',
      sql: best(manner, 'held', 'skill_way', index, points),
      value: total('s', sumOf(skills)),
    },
    {
      name: 'm',
      sql: '',
      value: `coalesce((SELECT value FROM major_way WHERE opening = ${index} AND major = e.major), 0)`,
    },
    {
      name: 'c',
      sql: best(manner, 'credential', 'credential_way', index, 'max(w.value) * min(w.weight)'),
      value: total('c', sumOf(credentials)),
    },
    {
      name: 'p',
      sql: `SELECT ${who}max(least(h.months, 12)) AS months FROM practice h WHERE h.circle = ${circle} AND ${those} ${each}`,
      value: 'coalesce(p.months, 0) * 10000 // 12',
    },
    {
      name: 'l',
      sql: best(manner, 'language', 'language_way', index, 'max(w.value)'),
      value: total('l', languages.length),
    },
    {
      name: 'r',
      sql: `SELECT ${who}max(w.value) AS value FROM region h JOIN region_way w
        ON w.opening = ${index} AND w.region = h.region WHERE ${those} ${each}`,
      value: 'greatest(e.anywhere * 8000, coalesce(r.value, 0))',
    },
  ];
}
