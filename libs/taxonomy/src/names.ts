import type { Text } from '@duijie/domain';
import { canonicalise, squeeze } from './canonical.ts';
import { likenessIndex, suggest, type Resolution, type Term } from './suggestions.ts';

interface Named {
  readonly code: string;
  readonly names: Text;
  readonly aliases?: readonly string[];
}

export interface NameIndex {
  /** The codes that bear exactly this name, whatever its case, width and spaces. */
  codesOf(text: string): readonly string[];
  /** The one code that bears this name, else what it may have been. */
  resolve(text: string): Resolution;
}

function termsOf({ code, names, aliases = [] }: Named): Term[] {
  const texts = [names.zh, names.en, names.ru, ...aliases].filter((text) => text !== undefined);
  return texts.map((text) => ({ code, text }));
}

/** Resolves names of a small closed list: a code or an exact name, and suggestions for everything else. */
export function nameIndex(things: readonly Named[]): NameIndex {
  const terms = things.flatMap(termsOf);
  const names = new Map(things.map((thing) => [thing.code, thing.names]));
  const codes = new Map<string, string[]>();
  for (const { code, text } of terms) {
    const key = squeeze(canonicalise(text));
    const known = codes.get(key) ?? [];
    if (!known.includes(code)) codes.set(key, [...known, code]);
  }
  const likeness = likenessIndex(terms);
  const codesOf = (text: string): readonly string[] => {
    const code = text.trim();
    return names.has(code) ? [code] : (codes.get(squeeze(canonicalise(text))) ?? []);
  };
  return {
    codesOf,
    resolve(text) {
      const found = codesOf(text);
      const [code] = found;
      if (code === undefined) return { suggestions: suggest(likeness, text, (each) => names.get(each)) };
      if (found.length === 1) return { code };
      return { suggestions: found.map((each) => ({ code: each, name: names.get(each) ?? {}, similarity: 10_000 })) };
    },
  };
}
