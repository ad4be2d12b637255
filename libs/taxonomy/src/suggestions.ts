import type { Text } from '@duijie/domain';
import { canonicalise, squeeze } from './canonical.ts';

/** A code that may have been meant. `similarity` is in basis points: 10000 is the same text. */
export interface Suggestion {
  readonly code: string;
  readonly name: Text;
  readonly similarity: number;
}

export type Resolution = { readonly code: string } | { readonly suggestions: readonly Suggestion[] };

/** A named thing as the rungs of resolving see it. */
export interface Term {
  readonly code: string;
  readonly text: string;
}

export interface Likeness {
  readonly code: string;
  readonly similarity: number;
  readonly term: number;
}

/** Finds the terms whose pairs of neighbouring signs are most like those of a text (Sørensen–Dice). */
export interface LikenessIndex {
  nearest(text: string, most: number, leaveOut?: ReadonlySet<number>): Likeness[];
}

/** The pairs of neighbouring signs of a text, each once; the borders count, so that short words have pairs too. */
function pairsOf(text: string): string[] {
  const signs = [...`\u0002${squeeze(canonicalise(text)).slice(0, 120)}\u0003`];
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < signs.length; at += 1) pairs.add(`${signs[at]}${signs[at + 1]}`);
  return [...pairs];
}

export function likenessIndex(terms: readonly Term[]): LikenessIndex {
  const sizes: number[] = [];
  const postings = new Map<string, number[]>();
  terms.forEach(({ text }, term) => {
    const pairs = pairsOf(text);
    sizes.push(pairs.length);
    for (const pair of pairs) {
      const list = postings.get(pair);
      if (list) list.push(term);
      else postings.set(pair, [term]);
    }
  });

  function sharedPairs(pairs: readonly string[], leaveOut: ReadonlySet<number> | undefined): Map<number, number> {
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      for (const term of postings.get(pair) ?? []) {
        if (!leaveOut?.has(term)) shared.set(term, (shared.get(term) ?? 0) + 1);
      }
    }
    return shared;
  }

  return {
    nearest(text, most, leaveOut) {
      const pairs = pairsOf(text);
      const best = new Map<string, Likeness>();
      for (const [term, shared] of sharedPairs(pairs, leaveOut)) {
        const code = terms[term]?.code ?? '';
        const similarity = Math.floor((20_000 * shared) / (pairs.length + (sizes[term] ?? 0)));
        if (similarity > (best.get(code)?.similarity ?? 0)) best.set(code, { code, similarity, term });
      }
      const byLikeness = (a: Likeness, b: Likeness) => b.similarity - a.similarity || (a.code < b.code ? -1 : 1);
      return [...best.values()].sort(byLikeness).slice(0, most);
    },
  };
}

const leastSimilarity = 2500;

/** At most five codes that are like the text, the most alike first. */
export function suggest(index: LikenessIndex, text: string, nameOf: (code: string) => Text | undefined): Suggestion[] {
  return index
    .nearest(text, 5)
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .map(({ code, similarity }) => ({ code, name: nameOf(code) ?? {}, similarity }));
}
