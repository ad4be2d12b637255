import type { OpeningBody, OpeningKind } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { openingRules } from './opening-rules.ts';

export type Severity = 'block' | 'warn' | 'needsFiling';

/** What a rule found in an opening. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly pointer: string;
  readonly text: Text;
  readonly citation: string;
  /** The words that it found, as they stand in the opening. */
  readonly found: string;
}

/** A rule as data: which words in a text it looks for, and which context takes them back. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly text: Text;
  readonly citation: string;
  /** First day on which it holds. */
  readonly from: string;
  readonly pattern: RegExp;
  /** Kinds of opening that it is about; all when absent. */
  readonly kinds?: readonly OpeningKind[];
  /** Openings on which it must find something, and on which it must not; run by the suite. */
  readonly cases: { readonly hits: readonly string[]; readonly passes: readonly string[] };
}

/** What the rules in force on a day find in the title and the duties of an opening. */
export function checkOpening(terms: Pick<OpeningBody, 'kind' | 'title' | 'duties'>, today: string): Finding[] {
  return (['title', 'duties'] as const).flatMap((field) =>
    (['zh', 'en', 'ru'] as const).flatMap((language) => {
      const words = terms[field][language];
      return words ? findings(words, `/${field}/${language}`, terms.kind, today) : [];
    }),
  );
}

function findings(words: string, pointer: string, kind: OpeningKind, today: string): Finding[] {
  const normal = words.normalize('NFKC');
  return openingRules
    .filter((rule) => rule.from <= today && (rule.kinds?.includes(kind) ?? true))
    .flatMap((rule) => {
      const hit = rule.pattern.exec(normal);
      return hit
        ? [{ rule: rule.id, severity: rule.severity, pointer, text: rule.text, citation: rule.citation, found: hit[0] }]
        : [];
    });
}
