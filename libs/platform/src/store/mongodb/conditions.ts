import type { mongo } from 'mongoose';
import type { PagePlan } from '../cursor.ts';
import type { Scalar, Term } from '../filter.ts';
import type { CheckedPlan } from '../plan.ts';
import { keyField, keyText } from './documents.ts';
import type { Stored } from './documents.ts';

type Test = Record<string, unknown>;

const operators = { '>=': '$gte', '>': '$gt', '<=': '$lte', '<': '$lt' } as const;

/** Where a field lies inside the stored document. */
export function pathOf(field: string): string {
  return field === 'id' ? '_id' : `doc.${field}`;
}

function testOf(term: Term): Test[] {
  const path = pathOf(term.field);
  if (term.kind === 'equals') {
    const [only] = term.values;
    if (term.negated) return [{ [path]: { $ne: only } }];
    return [{ [path]: term.values.length === 1 ? { $eq: only } : { $in: term.values } }];
  }
  // MongoDB would compare the elements of a list; ranges are about plain values.
  const plain = term.field === 'id' || term.bounds.length === 0 ? [] : [{ [path]: { $not: { $type: 'array' } } }];
  return [...term.bounds.map(({ operator, value }) => ({ [path]: { [operators[operator]]: value } })), ...plain];
}

/** So many keys are looked up at most; whoever asks for more is answered by the other indexes. */
const mostKeys = 500;

/** When a filter names all fields of a unique key, its index answers, also for several values of a field. */
function keyTests(terms: readonly Term[], plan: CheckedPlan): Test[] {
  const exact = new Map<string, readonly Scalar[]>();
  for (const term of terms) {
    if (term.kind !== 'equals' || term.negated || term.values.includes(null)) continue;
    exact.set(term.field, term.values);
  }
  return plan.unique.flatMap((fields, index) => {
    let keys: readonly (readonly Scalar[])[] = [[]];
    for (const field of fields) {
      const values = exact.get(field) ?? [];
      if (values.length === 0 || keys.length * values.length > mostKeys) return [];
      keys = keys.flatMap((key) => values.map((value) => [...key, value]));
    }
    return [{ [keyField(index)]: { $in: keys.map(keyText) } }];
  });
}

/** All conditions together, on documents that have not ended. */
export function where(terms: readonly Term[], plan: CheckedPlan, more: readonly Test[] = []): mongo.Filter<Stored> {
  return { $and: [...keyTests(terms, plan), ...terms.flatMap(testOf), ...more, { rev: { $gt: 0 } }] };
}

/** Everything behind a position in the order of the page; documents without the field come first. */
export function behind(plan: PagePlan): Test[] {
  if (!plan.after) return [];
  const { value, id } = plan.after;
  const beyond = plan.descending ? '$lt' : '$gt';
  if (plan.sort === 'id') return [{ _id: { [beyond]: id } }];
  const path = pathOf(plan.sort);
  const tie = { [path]: { $eq: value }, _id: { [beyond]: id } };
  if (value === null) return plan.descending ? [tie] : [{ $or: [{ [path]: { $ne: null } }, tie] }];
  const empty = plan.descending ? [{ [path]: { $eq: null } }] : [];
  return [{ $or: [{ [path]: { [beyond]: value } }, tie, ...empty] }];
}

export function orderOf(plan: PagePlan): Record<string, 1 | -1> {
  const way = plan.descending ? -1 : 1;
  return plan.sort === 'id' ? { _id: way } : { [pathOf(plan.sort)]: way, _id: way };
}
