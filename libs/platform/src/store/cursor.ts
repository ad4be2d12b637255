import { createHash } from 'node:crypto';
import { invalid, wrongCursor } from '@duijie/domain';
import type { Query } from './engine.ts';
import { fieldName, termsOf } from './filter.ts';
import type { Scalar, Term } from './filter.ts';

/** A checked query: what to fit, in which order, how many, and after which document. */
export interface PagePlan {
  readonly terms: readonly Term[];
  readonly sort: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly after: Position | undefined;
  /** Tells the cursors of this query from those of others; made only where there is a cursor. */
  readonly fingerprint: () => string;
}

/** Where a page ended: the sort field's value and the id. */
export interface Position {
  readonly value: Scalar;
  readonly id: string;
}

/** Checks a query on a collection and opens its cursor. */
export function pagePlan<Doc>(collection: string, query: Query<Doc>): PagePlan {
  const limit = query.limit ?? 50;
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) {
    const message = { zh: '每页 1 至 200 条', en: 'A page has 1 to 200 items' };
    throw invalid('limit', [{ pointer: '/limit', code: 'range', message }]);
  }
  const descending = query.sort?.startsWith('-') ?? false;
  const sort = fieldName(query.sort?.slice(descending ? 1 : 0) ?? 'id');
  const terms = termsOf(query.filter);
  const fingerprint = (): string => {
    const sorted = [...terms].sort((a, b) => (a.field < b.field ? -1 : 1));
    const text = JSON.stringify([collection, sort, descending, sorted]);
    return createHash('sha256').update(text).digest('base64url').slice(0, 12);
  };
  const after = query.cursor === undefined ? undefined : openCursor(query.cursor, fingerprint());
  return { terms, sort, descending, limit, after, fingerprint };
}

/** The page made of up to limit + 1 documents: the one too many only tells that there is a next page. */
export function pageOf<Doc extends { id: string }>(plan: PagePlan, found: readonly Doc[]) {
  const items = found.slice(0, plan.limit);
  const last = items.at(-1);
  if (found.length <= plan.limit || !last) return { items, nextCursor: null };
  const value = (last as Record<string, unknown>)[plan.sort] ?? null;
  if (typeof value === 'object' && value !== null) {
    throw new Error(`${plan.sort} holds a list or an object; a page cannot be sorted by it.`);
  }
  const text = JSON.stringify([plan.fingerprint(), value, last.id]);
  return { items, nextCursor: Buffer.from(text).toString('base64url') };
}

function openCursor(cursor: string, fingerprint: string): Position {
  const refusal = wrongCursor();
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refusal;
  }
  if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== fingerprint) throw refusal;
  const [, value, id] = parts as [string, unknown, unknown];
  if (typeof id !== 'string' || (typeof value === 'object' && value !== null)) throw refusal;
  return { value: value as Scalar, id };
}
