import { isDate } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';
import { finderOf, PatternError, patternOf } from './lexicon.ts';
import { failedCases } from './pack-cases.ts';
import type { Lexicon, Predicate, Rule, RulePack } from './rule.ts';

const mostPatterns = 200;
const mostCases = 100;

/** What is wrong with a pack whose fields have the right types: patterns, pointers, days, cases. Every mistake at once. */
export function mistakesInPack(pack: RulePack): FieldError[] {
  const errors = pack.rules.flatMap((rule, at) => mistakesInRule(rule, at, pack.rules));
  return errors.length > 0 ? errors : failedCases(pack).map(failure);
}

function mistakesInRule(rule: Rule, place: number, all: readonly Rule[]): FieldError[] {
  const at = `/rules/${place}`;
  const errors = [
    ...datesOf(rule, at),
    ...predicateMistakes(rule.predicate, `${at}/predicate`),
    ...caseMistakes(rule, at),
  ];
  if (all.findIndex(({ id }) => id === rule.id) < place)
    errors.push(wrong(`${at}/id`, 'duplicate', '规则编号重复', 'Another rule has this id'));
  rule.fields.forEach((field, i) => {
    if (!/^(\/[^/]+)+$/u.test(field))
      errors.push(
        wrong(`${at}/fields/${i}`, 'format', '须为 JSON 指针，如 /duties', 'Give a JSON pointer, such as /duties'),
      );
  });
  return errors;
}

function datesOf({ effectiveFrom, effectiveUntil }: Rule, at: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const [field, day] of Object.entries({ effectiveFrom, effectiveUntil })) {
    if (day !== null && !isDate(day))
      errors.push(wrong(`${at}/${field}`, 'format', '不是有效日期（YYYY-MM-DD）', 'Not a real date (YYYY-MM-DD)'));
  }
  if (effectiveUntil !== null && effectiveUntil < effectiveFrom)
    errors.push(wrong(`${at}/effectiveUntil`, 'dates-reversed', '截止早于生效', 'The end is before the start'));
  return errors;
}

/** Each kind of predicate with its fields, and what they must be. */
const shapes: { readonly [Kind in Predicate['kind']]: Readonly<Record<string, (value: unknown) => boolean>> } = {
  lexicon: { find: isPatterns, except: (value) => value === undefined || isPatterns(value) },
  comparison: {
    is: (value) => value === 'below' || value === 'above',
    than: (value) => isNumber(value) || isPointer(value),
    percent: (value) => value === undefined || isNumber(value),
  },
  ratio: { of: isPointer, abovePercent: isNumber },
  presence: { is: (value) => value === 'missing' || value === 'given' },
  membership: { in: isValues },
  spread: {
    over: (value) => value === 'majorCategory',
    above: (value) => Number.isInteger(value) && Number(value) > 0,
  },
};

function predicateMistakes(predicate: Predicate, at: string): FieldError[] {
  const kinds = Object.keys(shapes);
  if (!kinds.includes(predicate.kind))
    return [wrong(`${at}/kind`, 'unknown-code', `可用：${kinds.join('、')}`, `There are ${kinds.join(', ')}`)];
  const { kind, ...given } = predicate as unknown as Record<string, unknown>;
  const shape = shapes[kind as Predicate['kind']];
  const errors = Object.keys(given)
    .filter((field) => !Object.hasOwn(shape, field))
    .map((field) => wrong(`${at}/${field}`, 'unknown-field', '没有这个字段', 'There is no such field'));
  for (const [field, isRight] of Object.entries(shape)) {
    if (!isRight(given[field]))
      errors.push(
        wrong(`${at}/${field}`, 'type', '值不符合要求，见 docs/rules.md', 'Not as docs/rules.md asks for it'),
      );
  }
  return errors.length > 0 || predicate.kind !== 'lexicon' ? errors : patternMistakes(predicate, at);
}

function patternMistakes({ find, except = [] }: Lexicon, at: string): FieldError[] {
  return Object.entries({ find, except }).flatMap(([field, patterns]) =>
    patterns.flatMap((pattern, i) => {
      try {
        patternOf(pattern);
        finderOf({ kind: 'lexicon', find: [pattern] });
        return [];
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        return [
          wrong(`${at}/${field}/${i}`, 'format', '词条格式有误，见 docs/rules.md', `Not a pattern: ${error.message}`),
        ];
      }
    }),
  );
}

function caseMistakes({ cases }: Rule, at: string): FieldError[] {
  return (['finds', 'passes'] as const).flatMap((field) => {
    const given = cases[field] as unknown;
    const isRight = Array.isArray(given) && given.length > 0 && given.length <= mostCases && given.every(isCase);
    return isRight
      ? []
      : [
          wrong(
            `${at}/cases/${field}`,
            'required',
            `须有 1 至 ${mostCases} 个用例（文字或字段）`,
            `Give 1 to ${mostCases} cases, each words or fields of an opening`,
          ),
        ];
  });
}

function failure({ pointer, expected }: { readonly pointer: string; readonly expected: string }): FieldError {
  return expected === 'finds'
    ? wrong(pointer, 'case-failed', '规则未发现此用例中的问题', 'The rule finds nothing in this case')
    : wrong(pointer, 'case-failed', '规则误判了此用例', 'The rule finds something in this case');
}

function wrong(pointer: string, code: string, zh: string, en: string): FieldError {
  return { pointer, code, message: { zh, en } };
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1e9;
}

function isPointer(value: unknown): boolean {
  return typeof value === 'string' && /^(\/[^/]+){1,8}$/u.test(value) && value.length <= 200;
}

function isPatterns(value: unknown): boolean {
  return isShortList(value) && value.every((pattern) => typeof pattern === 'string');
}

function isValues(value: unknown): boolean {
  return isShortList(value) && value.every((each) => ['string', 'number', 'boolean'].includes(typeof each));
}

function isShortList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= mostPatterns;
}

function isCase(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}
