import type { OpeningKind } from '@duijie/contracts';
import type { Text } from '@duijie/domain';

export const severities = ['block', 'warn', 'needsFiling'] as const;
/** `block` refuses, `warn` waits for a person's look and written reason, `needsFiling` for a filing number besides. */
export type Severity = (typeof severities)[number];

/** Words in the texts. A hit that an exception overlaps is none: 不限男女 takes back the 限男 inside it. */
export interface Lexicon {
  readonly kind: 'lexicon';
  readonly find: readonly string[];
  readonly except?: readonly string[];
}

/** The value compared with a number, or with a share of the value at another pointer. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly is: 'below' | 'above';
  readonly than: number | string;
  /** Of `than`; 100 when absent. */
  readonly percent?: number;
}

/** The sum of the values is more than so many percent of the value at another pointer. */
export interface Ratio {
  readonly kind: 'ratio';
  readonly of: string;
  readonly abovePercent: number;
}

/** Nothing stands in any of the fields, or something in one of them. */
export interface Presence {
  readonly kind: 'presence';
  readonly is: 'missing' | 'given';
}

/** A value is one of these. */
export interface Membership {
  readonly kind: 'membership';
  readonly in: readonly (string | number | boolean)[];
}

/** The codes of majors belong to more categories than this. */
export interface Spread {
  readonly kind: 'spread';
  readonly over: 'majorCategory';
  readonly above: number;
}

export type Predicate = Lexicon | Comparison | Ratio | Presence | Membership | Spread;

/** Words that stand in the rule's first text, or fields that are put into a sample opening. */
export type Case = string | Readonly<Record<string, unknown>>;

/** A rule as data. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly text: Text;
  readonly citation: { readonly act: Text; readonly article: Text };
  /** First day on which it holds, and the last one. */
  readonly effectiveFrom: string;
  readonly effectiveUntil: string | null;
  /** Kinds of opening that it is about; all when absent. */
  readonly kinds?: readonly OpeningKind[];
  /** JSON pointers (RFC 6901) of what it looks at; `*` stands for every entry of a list. */
  readonly fields: readonly string[];
  readonly predicate: Predicate;
  /** What it must find, and what it must let pass. */
  readonly cases: { readonly finds: readonly Case[]; readonly passes: readonly Case[] };
}

/** Rules of one source that come and go together. */
export interface RulePack {
  readonly pack: string;
  readonly version: string;
  readonly title: Text;
  readonly rules: readonly Rule[];
}

/** What a rule found in an opening. */
export interface Finding {
  readonly rule: string;
  readonly pack: string;
  readonly version: string;
  readonly severity: Severity;
  readonly pointer: string;
  readonly text: Text;
  readonly citation: string;
  /** What it found, as it stands in the opening. */
  readonly found: string;
}
