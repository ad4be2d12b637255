import type { SQLInputValue } from 'node:sqlite';
import type { PagePlan } from '../cursor.ts';
import type { Bound, Scalar, Term } from '../filter.ts';

/** A piece of a WHERE clause and the values of its question marks. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** How a field's lists are looked up: in the side table when the field is indexed, else inside the document. */
export interface ListFields {
  readonly table: string;
  isIndexed(field: string): boolean;
  holdsLists(field: string): boolean;
}

/** The value of a field as SQLite compares it; the same text stands in the indexes. */
export function valueOf(field: string): string {
  return field === 'id' ? 'id' : `json_extract(doc, '$.${field}')`;
}

/** The type stands beside every comparison: json_extract makes numbers of booleans and texts of lists. */
function typeIs(field: string, types: string): string {
  return field === 'id' ? '1' : `json_type(doc, '$.${field}') IN (${types})`;
}

const typesOf = { string: `'text'`, number: `'integer', 'real'`, boolean: `'true', 'false'` };

function plainMatch(field: string, values: readonly Scalar[]): Clause[] {
  const clauses: Clause[] = [];
  for (const type of ['string', 'number', 'boolean'] as const) {
    const wanted = values
      .filter((value) => typeof value === type)
      .map((value) => (type === 'boolean' ? Number(value) : value));
    if (wanted.length === 0) continue;
    const test = wanted.length === 1 ? '= ?' : 'IN (SELECT value FROM json_each(?))';
    const value = wanted.length === 1 ? (wanted[0] as string | number) : JSON.stringify(wanted);
    clauses.push({ sql: `(${valueOf(field)} ${test} AND ${typeIs(field, typesOf[type])})`, values: [value] });
  }
  if (values.includes(null)) clauses.push({ sql: `${valueOf(field)} IS NULL`, values: [] });
  return clauses;
}

function listMatch(field: string, values: readonly Scalar[], lists: ListFields): Clause[] {
  if (field === 'id') return [];
  const wanted = JSON.stringify(values.map((value) => JSON.stringify(value)));
  if (lists.isIndexed(field)) {
    if (!lists.holdsLists(field)) return [];
    const sql = `id IN (SELECT id FROM ${lists.table} WHERE field = '${field}' AND value IN (SELECT value FROM json_each(?)))`;
    return [{ sql, values: [wanted] }];
  }
  // A number is written in one way only, so equal JSON texts are equal values.
  const element = `CASE type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END`;
  const parts = values.map((value) => {
    const types = value === null ? `'null'` : typesOf[typeof value as keyof typeof typesOf];
    const plain = typeof value === 'boolean' || value === null ? String(value) : value;
    return { sql: `(type IN (${types}) AND ${element} = ?)`, values: [plain] };
  });
  const inside = parts.map((part) => part.sql).join(' OR ');
  const sql = `(json_type(doc, '$.${field}') = 'array' AND EXISTS (SELECT 1 FROM json_each(doc, '$.${field}') WHERE ${inside}))`;
  return [{ sql, values: parts.flatMap((part) => part.values) }];
}

function rangeMatch(field: string, bounds: readonly Bound[]): Clause[] {
  return bounds.map(({ operator, value }) => ({
    sql: `(${valueOf(field)} ${operator} ? AND ${typeIs(field, typesOf[typeof value as 'string' | 'number'])})`,
    values: [value],
  }));
}

function clauseOf(term: Term, lists: ListFields): Clause[] {
  if (term.kind === 'range') return rangeMatch(term.field, term.bounds);
  if (term.values.length === 0) return [{ sql: '0', values: [] }];
  const either = [...plainMatch(term.field, term.values), ...listMatch(term.field, term.values, lists)];
  const joined = either.map((clause) => clause.sql).join(' OR ');
  const values = either.flatMap((clause) => clause.values);
  return [{ sql: term.negated ? `(${joined}) IS NOT TRUE` : `(${joined})`, values }];
}

/** All conditions together. */
export function where(terms: readonly Term[], lists: ListFields, more: readonly Clause[] = []): Clause {
  const clauses = [...terms.flatMap((term) => clauseOf(term, lists)), ...more];
  if (clauses.length === 0) return { sql: '', values: [] };
  return {
    sql: `WHERE ${clauses.map((clause) => clause.sql).join(' AND ')}`,
    values: clauses.flatMap((clause) => clause.values),
  };
}

/** Everything behind a position in the order of the page; documents without the field come first. */
export function behind(plan: PagePlan): Clause[] {
  if (!plan.after) return [];
  const { value, id } = plan.after;
  const beyond = plan.descending ? '<' : '>';
  if (plan.sort === 'id') return [{ sql: `id ${beyond} ?`, values: [id] }];
  const field = valueOf(plan.sort);
  if (value === null) {
    const rest = plan.descending ? '' : `${field} IS NOT NULL OR `;
    return [{ sql: `(${rest}(${field} IS NULL AND id ${beyond} ?))`, values: [id] }];
  }
  const bound = typeof value === 'boolean' ? Number(value) : value;
  const empty = plan.descending ? ` OR ${field} IS NULL` : '';
  return [{ sql: `(${field} ${beyond} ? OR (${field} = ? AND id ${beyond} ?)${empty})`, values: [bound, bound, id] }];
}

export function orderBy(plan: PagePlan): string {
  const way = plan.descending ? 'DESC' : 'ASC';
  return plan.sort === 'id' ? `ORDER BY id ${way}` : `ORDER BY ${valueOf(plan.sort)} ${way}, id ${way}`;
}
