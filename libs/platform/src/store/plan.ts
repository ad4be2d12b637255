import { DomainError } from '@duijie/domain';
import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from './engine.ts';
import { fieldName } from './filter.ts';

/** A plan in the form that the engines work with: names checked, the fields as plain texts. */
export interface CheckedPlan {
  readonly name: string;
  readonly noun: string;
  readonly unique: readonly (readonly string[])[];
  readonly indexes: readonly (readonly string[])[];
  readonly sensitive: boolean;
}

export function checkedPlan<Doc extends Aggregate>(plan: CollectionPlan<Doc>): CheckedPlan {
  const fields = (lists: readonly (readonly string[])[] = []) => lists.map((list) => list.map(fieldName));
  const name = storageName(plan.name);
  return {
    name,
    noun: name.endsWith('s') ? name.slice(0, -1) : name,
    unique: fields(plan.unique),
    indexes: fields(plan.indexes),
    sensitive: plan.sensitive ?? false,
  };
}

/** Names of services and collections become names of files and tables. */
export function storageName(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,60}$/.test(name)) throw new Error(`${name} cannot be the name of something stored.`);
  return name;
}

/** The values of a unique key, or undefined when one is missing and the document is left out of it. */
export function uniqueKey(doc: object, fields: readonly string[]): readonly unknown[] | undefined {
  const values = fields.map((field) => (doc as Record<string, unknown>)[field] ?? null);
  if (values.some((value) => typeof value === 'object' && value !== null)) {
    throw new Error(`A unique key (${fields.join(', ')}) cannot be a list or an object.`);
  }
  return values.includes(null) ? undefined : values;
}

/** A revision counts from 1; anything else is a mistake in a rule. */
export function checkDocument(doc: Aggregate, plan: CheckedPlan): void {
  if (typeof doc.id !== 'string' || doc.id === '') throw new Error(`A ${plan.noun} without an id cannot be stored.`);
  if (!Number.isInteger(doc.revision) || doc.revision < 1) throw new Error(`${doc.id} has no valid revision.`);
  for (const fields of plan.unique) uniqueKey(doc, fields);
}

/** Of documents that come twice only the newest. */
export function newestOfEach<Doc extends Aggregate>(docs: readonly Doc[]): readonly Doc[] {
  const newest = new Map<string, Doc>();
  for (const doc of docs) {
    const other = newest.get(doc.id);
    if (!other || other.revision < doc.revision) newest.set(doc.id, doc);
  }
  return [...newest.values()];
}

export function alreadyExists(noun: string, fields: readonly string[]): DomainError {
  const names = fields.join(', ');
  return new DomainError('conflict', `${noun}.exists`, `There is a ${noun} with the same ${names} already.`, {
    details: { fields },
  });
}

/** More than one durable step can carry without holding up everything else. */
export const largestSave = 1000;

export function tooMany(count: number): DomainError {
  return new DomainError(
    'too-large',
    'store.too-many-changes',
    `At most ${largestSave} changes in one step, not ${count}.`,
  );
}

/** Slices of a list, in order. */
export function slices<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
