import { judge, preparedPack } from './judge.ts';
import type { Case, Rule, RulePack } from './rule.ts';

/** An opening in which no rule finds anything, into which the cases are put. */
const sample = {
  kind: 'internship',
  title: {},
  duties: { zh: '设备的安装与调试' },
  seats: 2,
  workplaces: ['120113'],
  pay: { min: '5000.00', max: '6000.00', currency: 'CNY', per: 'month' },
  start: '2027-07-01',
  validUntil: '2027-03-31',
  majors: [],
  employer: { kind: 'enterprise' },
} as const;

/** A case of a rule that went another way than the rule says. */
export interface FailedCase {
  readonly pointer: string;
  readonly expected: 'finds' | 'passes';
}

/** Runs every case of every rule by that rule alone, on the first day on which it holds. */
export function failedCases({ pack, version, rules }: Pick<RulePack, 'pack' | 'version' | 'rules'>): FailedCase[] {
  return rules.flatMap((rule, at) => {
    const prepared = [preparedPack({ pack, version, title: {}, rules: [rule] })];
    return (['finds', 'passes'] as const).flatMap((expected) =>
      rule.cases[expected].flatMap((each, number) => {
        const found = judge(openingOf(each, rule), prepared, rule.effectiveFrom).length > 0;
        const pointer = `/rules/${at}/cases/${expected}/${number}`;
        return found === (expected === 'finds') ? [] : [{ pointer, expected }];
      }),
    );
  });
}

/** The sample of a rule's first kind; words stand in the first text that the rule looks at. */
export function openingOf(given: Case, { kinds, fields }: Pick<Rule, 'kinds' | 'fields'>): typeof sample {
  const kind = kinds?.[0] ?? 'employment';
  const fieldsGiven = typeof given === 'string' ? { [(fields[0] ?? '').slice(1)]: { zh: given } } : given;
  return { ...sample, kind, ...fieldsGiven } as typeof sample;
}
