import { created, revised } from '@duijie/domain';
import type { Resource } from '@duijie/domain';
import type { Suggestion, Unresolved } from '../sheets/row-result.ts';

/** A word that no code was found for, waiting for a curator. */
export interface UnresolvedTerm extends Resource {
  readonly kind: Unresolved['kind'];
  readonly term: string;
  /** How many rows have used it. */
  readonly count: number;
  readonly suggestions: readonly Suggestion[];
  /** The uploads that were counted last, so that one which goes on after a crash is not counted twice. */
  readonly countedIn: readonly string[];
}

export interface Sighting extends Unresolved {
  readonly count: number;
}

const remembered = 20;

/** Counts every term of a sheet once per row. Words that look like somebody's number or address are left out. */
export function sightingsIn(rows: Iterable<{ readonly unresolved: readonly Unresolved[] }>): Sighting[] {
  const found = new Map<string, Sighting>();
  for (const { unresolved } of rows) {
    for (const term of unresolved) {
      if (/\d{7}|@/.test(term.text)) continue;
      const key = termKey(term);
      found.set(key, { ...term, count: (found.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

/** Terms that differ in width, case or blanks alone are one. */
export function termKey({ kind, text }: Pick<Unresolved, 'kind' | 'text'>): string {
  return `${kind}\n${text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}`;
}

/** The term after one more upload; undefined when that upload was counted already. */
export function sightTerm(
  stored: UnresolvedTerm | undefined,
  sighting: Sighting,
  context: { readonly id: string; readonly upload: string; readonly now: string },
): UnresolvedTerm | undefined {
  const { kind, text, count, suggestions } = sighting;
  const { id, upload, now } = context;
  if (!stored) return created(id, now, { kind, term: text, count, suggestions, countedIn: [upload] });
  if (stored.countedIn.includes(upload)) return undefined;
  const countedIn = [upload, ...stored.countedIn].slice(0, remembered);
  return revised<UnresolvedTerm>(stored, now, { count: stored.count + count, suggestions, countedIn });
}
