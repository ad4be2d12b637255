import { DomainError, invalid } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';
import type { Finding } from '../rules/rule.ts';

export const rulingActs = ['submitted', 'approved', 'returned', 'paused', 'held'] as const;

/** What was decided of the things that rules found, by whom and why; kept with the opening for good. */
export interface Ruling {
  readonly act: (typeof rulingActs)[number];
  readonly at: string;
  /** The account; null where a change of the rules decided. */
  readonly by: string | null;
  readonly note: string | null;
  readonly filingNumber: string | null;
  readonly findings: readonly Finding[];
}

interface Decided {
  readonly by: string | null;
  readonly now: string;
  readonly note?: string | null;
  readonly filingNumber?: string | null;
}

export function rulingOf(act: Ruling['act'], findings: readonly Finding[], decided: Decided): Ruling {
  const { by, now, note = null, filingNumber = null } = decided;
  return { act, at: now, by, note, filingNumber, findings };
}

/** What nobody has let through yet. A pause by the rules ends what was let through before it. */
export function unseen(
  opening: { readonly pausedBy: string | null; readonly findings: readonly Finding[] },
  findings: readonly Finding[],
): readonly Finding[] {
  const seen = new Set(opening.pausedBy === 'rules' ? [] : opening.findings.map(sameness));
  return findings.filter((finding) => !seen.has(sameness(finding)));
}

function sameness({ rule, severity, pointer, found }: Finding): string {
  return [rule, severity, pointer, found].join('\n');
}

export function refuseBlocked(findings: readonly Finding[]): void {
  const blocking = findings.filter((finding) => finding.severity === 'block');
  const [first] = blocking;
  if (!first) return;
  throw new DomainError('invalid', 'opening.refused-by-rule', first.text.en ?? 'A rule refuses this opening.', {
    errors: blocking.map(errorOf),
    details: { rule: first.rule, citation: first.citation },
  });
}

export function mustBeFiled(findings: readonly Finding[], filingNumber: string | null): void {
  const open = findings.filter((finding) => finding.severity === 'needsFiling');
  if (open.length === 0 || filingNumber !== null) return;
  throw invalid(
    'opening',
    open.map(({ rule, citation, text }) => ({
      pointer: '/filingNumber',
      code: 'required',
      message: {
        zh: `请填写备案号：${text.zh ?? ''}`,
        en: `Give the number under which it was filed: ${text.en ?? ''}`,
      },
      rule,
      citation,
    })),
  );
}

/** A finding as the error of a field. */
export function errorOf({ pointer, text, rule, citation }: Finding): FieldError {
  return { pointer, code: 'refused-by-rule', message: text, rule, citation };
}
