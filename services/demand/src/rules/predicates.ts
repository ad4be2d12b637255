import { normalisedCategory } from '@duijie/taxonomy';
import { finderOf } from './lexicon.ts';
import { normalisedText } from './normalised-text.ts';
import type { NormalisedText } from './normalised-text.ts';
import { valuesAt } from './pointers.ts';
import type { Comparison, Lexicon, Membership, Presence, Ratio, Rule, Spread } from './rule.ts';

/** Where something was found, and what, as it stands there. */
export interface Hit {
  readonly pointer: string;
  readonly found: string;
}

/** An opening as the rules see it. Its texts are normalised once, whatever the number of rules. */
export class Judged {
  readonly #texts = new Map<string, NormalisedText>();

  constructor(readonly document: unknown) {}

  text(words: string): NormalisedText {
    const known = this.#texts.get(words) ?? normalisedText(words);
    this.#texts.set(words, known);
    return known;
  }
}

export type Finder = (judged: Judged) => readonly Hit[];

/** What a rule looks for, made ready once for many openings. What an opening does not state, no rule finds. */
export function finderFor({ predicate, fields }: Pick<Rule, 'predicate' | 'fields'>): Finder {
  switch (predicate.kind) {
    case 'lexicon':
      return words(predicate, fields);
    case 'comparison':
      return comparison(predicate, fields);
    case 'ratio':
      return ratio(predicate, fields);
    case 'presence':
      return presence(predicate, fields);
    case 'membership':
      return membership(predicate, fields);
    case 'spread':
      return spread(predicate, fields);
  }
}

function words(predicate: Lexicon, fields: readonly string[]): Finder {
  const find = finderOf(predicate);
  return (judged) =>
    textsIn(judged.document, fields).flatMap(({ pointer, text }) => {
      const found = find(judged.text(text));
      return found === undefined ? [] : [{ pointer, found }];
    });
}

/** A pointer may lead to a text, or to the same text in several languages. */
function textsIn(document: unknown, fields: readonly string[]) {
  return fields
    .flatMap((field) => [field, `${field}/zh`, `${field}/en`, `${field}/ru`])
    .flatMap((field) => valuesAt(document, field))
    .flatMap(({ pointer, value }) => (typeof value === 'string' ? [{ pointer, text: value }] : []));
}

function comparison({ is, than, percent = 100 }: Comparison, fields: readonly string[]): Finder {
  return ({ document }) => {
    const limit = hundredths(typeof than === 'number' ? than : valuesAt(document, than)[0]?.value);
    if (limit === undefined) return [];
    return fields
      .flatMap((field) => valuesAt(document, field))
      .filter(({ value }) => {
        const given = hundredths(value);
        if (given === undefined) return false;
        return is === 'below' ? given * 100 < limit * percent : given * 100 > limit * percent;
      })
      .map(shown);
  };
}

function ratio({ of, abovePercent }: Ratio, fields: readonly string[]): Finder {
  return ({ document }) => {
    const whole = hundredths(valuesAt(document, of)[0]?.value);
    const parts = fields.flatMap((field) => valuesAt(document, field));
    const [first] = parts;
    if (whole === undefined || !first) return [];
    const sum = parts.reduce((total, { value }) => total + (hundredths(value) ?? 0), 0);
    if (sum * 100 <= whole * abovePercent) return [];
    return [{ pointer: first.pointer, found: `${sum / 100} / ${whole / 100}` }];
  };
}

function presence({ is }: Presence, fields: readonly string[]): Finder {
  return ({ document }) => {
    const given = fields.flatMap((field) => valuesAt(document, field)).filter(({ value }) => saysSomething(value));
    if (is === 'given') return given.map(shown);
    return given.length > 0 ? [] : [{ pointer: fields[0] ?? '', found: '' }];
  };
}

function membership(predicate: Membership, fields: readonly string[]): Finder {
  const wanted = new Set<unknown>(predicate.in);
  return ({ document }) =>
    fields
      .flatMap((field) => valuesAt(document, field))
      .filter(({ value }) => wanted.has(value))
      .map(shown);
}

function spread({ above }: Spread, fields: readonly string[]): Finder {
  return ({ document }) => {
    const codes = fields.flatMap((field) => valuesAt(document, field));
    const categories = new Map<string, { readonly pointer: string; readonly code: string }>();
    for (const { pointer, value } of codes) {
      const category = typeof value === 'string' ? normalisedCategory(value) : undefined;
      if (category !== undefined && !category.startsWith('UG') && !categories.has(category))
        categories.set(category, { pointer, code: String(value) });
    }
    const named = [...categories.values()];
    const tooMuch = named[above];
    return tooMuch ? [{ pointer: tooMuch.pointer, found: named.map(({ code }) => code).join(', ') }] : [];
  };
}

/** Money is compared exactly: in hundredths, from its decimal digits. */
function hundredths(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value * 100) : undefined;
  const digits = typeof value === 'string' ? /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(value) : null;
  return digits ? Number(digits[1]) * 100 + Number((digits[2] ?? '').padEnd(2, '0')) : undefined;
}

function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).some(saysSomething);
  return value !== undefined && value !== null;
}

function shown({ pointer, value }: { readonly pointer: string; readonly value: unknown }): Hit {
  return { pointer, found: typeof value === 'object' ? JSON.stringify(value) : String(value) };
}
