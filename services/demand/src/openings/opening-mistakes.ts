import type { LanguageScheme } from '@duijie/contracts';
import { isDate } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';
import { regionExists } from '@duijie/taxonomy';
import type { OpeningTerms } from './opening.ts';

/** Default weights of the components of the fit (matching.md section 2). */
const defaultWeights = {
  skills: 5000,
  major: 2000,
  credentials: 1000,
  practice: 1000,
  language: 500,
  place: 500,
} as const;

const levelsByScheme: Record<LanguageScheme, readonly string[]> = {
  CEFR: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'],
  TRKI: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'],
  HSK2: ['1', '2', '3', '4', '5', '6'],
  HSK3: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  CET: ['4', '6'],
  PUTONGHUA: ['三级乙等', '三级甲等', '二级乙等', '二级甲等', '一级乙等', '一级甲等'],
};

/** What is wrong with terms whose codes are resolved: fields that are each well formed and do not go together. */
export function mistakesIn(terms: OpeningTerms): FieldError[] {
  return [...textMistakes(terms), ...dateMistakes(terms), ...numberMistakes(terms), ...listMistakes(terms)];
}

function textMistakes(terms: OpeningTerms): FieldError[] {
  return (['title', 'duties'] as const).flatMap((field) =>
    [terms[field].zh, terms[field].en, terms[field].ru].some((words) => words?.trim())
      ? []
      : [
          {
            pointer: `/${field}`,
            code: 'required',
            message: { zh: '至少用一种语言填写（zh、en 或 ru）', en: 'Give it in at least one language: zh, en or ru' },
          },
        ],
  );
}

function dateMistakes(terms: OpeningTerms): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ['start', 'end', 'validUntil'] as const) {
    const date = terms[field];
    if (date !== null && !isDate(date))
      errors.push({
        pointer: `/${field}`,
        code: 'format',
        message: { zh: '不是有效日期（YYYY-MM-DD）', en: 'Not a real date (YYYY-MM-DD)' },
      });
  }
  if (terms.end !== null && terms.end < terms.start) {
    errors.push({
      pointer: '/end',
      code: 'dates-reversed',
      message: { zh: '结束日期早于开始日期', en: 'The end is before the start' },
    });
  }
  if (terms.validUntil > terms.start) {
    errors.push({
      pointer: '/validUntil',
      code: 'dates-reversed',
      message: { zh: '招聘有效期晚于开始日期', en: 'validUntil is after the start' },
    });
  }
  return errors;
}

function numberMistakes(terms: OpeningTerms): FieldError[] {
  const errors: FieldError[] = [];
  if (Number(terms.pay.min) > Number(terms.pay.max)) {
    errors.push({
      pointer: '/pay/min',
      code: 'range',
      message: { zh: '最低薪酬高于最高薪酬', en: 'The lowest pay is above the highest' },
    });
  }
  if (terms.kind === 'orderClass' && terms.minSeats === null) {
    errors.push({
      pointer: '/minSeats',
      code: 'required',
      message: { zh: '订单班必须写明最低开班人数', en: 'An order class must say how many make a class' },
    });
  }
  if (terms.minSeats !== null && terms.minSeats > terms.seats) {
    errors.push({
      pointer: '/minSeats',
      code: 'range',
      message: { zh: '最低开班人数多于计划人数', en: 'minSeats is above seats' },
    });
  }
  for (const [component, weight] of Object.entries(terms.weights)) {
    const fallback = defaultWeights[component as keyof typeof defaultWeights] as number | undefined;
    if (fallback === undefined) {
      errors.push({
        pointer: `/weights/${component}`,
        code: 'unknown-field',
        message: {
          zh: '没有这个评分项',
          en: `There is no such component; there are ${Object.keys(defaultWeights).join(', ')}`,
        },
      });
    } else if (!Number.isInteger(weight) || weight * 2 < fallback || weight > fallback * 2) {
      errors.push({
        pointer: `/weights/${component}`,
        code: 'range',
        message: {
          zh: `权重须为 ${fallback / 2} 至 ${fallback * 2} 的整数`,
          en: `Must be a whole number from ${fallback / 2} to ${fallback * 2}`,
        },
      });
    }
  }
  return errors;
}

function listMistakes(terms: OpeningTerms): FieldError[] {
  const errors: FieldError[] = [];
  terms.workplaces.forEach((place, i) => {
    if (!regionExists(place))
      errors.push({
        pointer: `/workplaces/${i}`,
        code: 'unknown-code',
        message: { zh: `没有地区代码 ${place}`, en: `There is no region ${place}` },
      });
  });
  terms.languages.forEach((wanted, i) => {
    if (levelsByScheme[wanted.scheme].includes(wanted.level)) return;
    errors.push({
      pointer: `/languages/${i}/level`,
      code: 'unknown-code',
      message: {
        zh: `${wanted.scheme} 的等级只能是 ${levelsByScheme[wanted.scheme].join('、')}`,
        en: `Levels of ${wanted.scheme} are ${levelsByScheme[wanted.scheme].join(', ')}`,
      },
    });
  });
  errors.push(
    ...repeated(
      terms.skills.map((wanted) => wanted.skill),
      '/skills',
      '/skill',
    ),
  );
  errors.push(
    ...repeated(
      terms.credentials.map((wanted) => wanted.credential),
      '/credentials',
      '/credential',
    ),
  );
  return errors;
}

function repeated(codes: readonly string[], list: string, field: string): FieldError[] {
  return codes.flatMap((code, i) =>
    codes.indexOf(code) < i
      ? [
          {
            pointer: `${list}/${i}${field}`,
            code: 'duplicate',
            message: { zh: `${code} 已列出`, en: `${code} is listed already` },
          },
        ]
      : [],
  );
}
