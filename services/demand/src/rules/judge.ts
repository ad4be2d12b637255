import { Judged, finderFor } from './predicates.ts';
import type { Finder } from './predicates.ts';
import type { Finding, Rule, RulePack } from './rule.ts';

/** A pack whose rules are ready to look at many openings. */
export interface PreparedPack extends Pick<RulePack, 'pack' | 'version'> {
  readonly rules: readonly { readonly rule: Rule; readonly find: Finder }[];
}

export function preparedPack({ pack, version, rules }: RulePack): PreparedPack {
  return { pack, version, rules: rules.map((rule) => ({ rule, find: finderFor(rule) })) };
}

/** What the rules in force on a day find in an opening. Each rule points at a field at most once. */
export function judge(
  opening: { readonly kind?: unknown },
  packs: readonly PreparedPack[],
  today: string,
): readonly Finding[] {
  const judged = new Judged(opening);
  return packs.flatMap(({ pack, version, rules }) =>
    rules
      .filter(({ rule }) => holdsOn(rule, today) && isAbout(rule, opening.kind))
      .flatMap(({ rule, find }) =>
        find(judged).map(({ pointer, found }) => ({
          rule: rule.id,
          pack,
          version,
          severity: rule.severity,
          pointer,
          text: rule.text,
          citation: citationOf(rule),
          found,
        })),
      ),
  );
}

export type Verdict = 'published' | 'submitted' | 'refused';

/** What publishing would do. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  if (findings.some(({ severity }) => severity === 'block')) return 'refused';
  return findings.length > 0 ? 'submitted' : 'published';
}

/** Whether a rule begins or ceases to hold after one day, and not after another. */
export function changesBetween({ effectiveFrom, effectiveUntil }: Rule, before: string, today: string): boolean {
  const begins = effectiveFrom > before && effectiveFrom <= today;
  return begins || (effectiveUntil !== null && effectiveUntil >= before && effectiveUntil < today);
}

function holdsOn({ effectiveFrom, effectiveUntil }: Rule, today: string): boolean {
  return effectiveFrom <= today && (effectiveUntil === null || effectiveUntil >= today);
}

function isAbout({ kinds }: Rule, kind: unknown): boolean {
  return kinds === undefined || (kinds as readonly unknown[]).includes(kind);
}

/** Act and article in Chinese, which counts, and in English. */
function citationOf({ citation: { act, article } }: Rule): string {
  const zh = `${act.zh ?? ''}${article.zh ?? ''}`;
  return act.en ? `${zh} (${act.en}, ${article.en ?? ''})` : zh;
}
