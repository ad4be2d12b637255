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

/** Pairs that few terms have say more: the weight is the logarithm of how rare a pair is. */
function rarity(terms: number, withPair: number): number {
  return 1 + Math.round(10 * Math.log2((terms + 1) / (withPair + 1)));
}

export function likenessIndex(terms: readonly Term[]): LikenessIndex {
  const pairsOfTerms = terms.map(({ text }) => pairsOf(text));
  const postings = new Map<string, number[]>();
  pairsOfTerms.forEach((pairs, term) => {
    for (const pair of pairs) {
      const list = postings.get(pair);
      if (list) list.push(term);
      else postings.set(pair, [term]);
    }
  });
  const weightOf = (pair: string) => rarity(terms.length, postings.get(pair)?.length ?? 0);
  const sum = (pairs: readonly string[]) => pairs.reduce((total, pair) => total + weightOf(pair), 0);
  const sizes = pairsOfTerms.map(sum);

  function sharedWeight(pairs: readonly string[], leaveOut: ReadonlySet<number> | undefined): Map<number, number> {
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      const weight = weightOf(pair);
      for (const term of postings.get(pair) ?? []) {
        if (!leaveOut?.has(term)) shared.set(term, (shared.get(term) ?? 0) + weight);
      }
    }
    return shared;
  }

  return {
    nearest(text, most, leaveOut) {
      const pairs = pairsOf(text);
      const size = sum(pairs);
      const best = new Map<string, Likeness>();
      for (const [term, shared] of sharedWeight(pairs, leaveOut)) {
        const code = terms[term]?.code ?? '';
        const similarity = Math.floor((20_000 * shared) / (size + (sizes[term] ?? 0)));
        if (similarity > (best.get(code)?.similarity ?? 0)) best.set(code, { code, similarity, term });
      }
      const byLikeness = (a: Likeness, b: Likeness) => b.similarity - a.similarity || (a.code < b.code ? -1 : 1);
      return [...best.values()].sort(byLikeness).slice(0, most);
    },
  };
}

const leastSimilarity = 2500;

/** At most five codes that are like the text, the most alike first. */
export function suggest(
  index: LikenessIndex,
  text: string,
  nameOf: (code: string) => Text | undefined,
  leaveOut?: ReadonlySet<number>,
): Suggestion[] {
  return index
    .nearest(text, 5, leaveOut)
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .map(({ code, similarity }) => ({ code, name: nameOf(code) ?? {}, similarity }));
}
