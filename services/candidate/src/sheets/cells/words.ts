import type { OpeningKind } from '@duijie/contracts';
import { plainText } from './text.ts';

const consentWords: Readonly<Record<string, boolean>> = {
  是: true,
  同意: true,
  愿意: true,
  可以: true,
  已同意: true,
  y: true,
  yes: true,
  true: true,
  '1': true,
  '√': true,
  '✓': true,
  '✔': true,
  对: true,
  да: true,
  согласен: true,
  согласна: true,
  д: true,
  否: false,
  不同意: false,
  不愿意: false,
  不可以: false,
  未同意: false,
  n: false,
  no: false,
  false: false,
  '0': false,
  '×': false,
  '✗': false,
  x: false,
  不: false,
  拒绝: false,
  нет: false,
  'не согласен': false,
  'не согласна': false,
};

/** Whether a word grants consent; undefined for a word that says neither. */
export function readConsent(cell: string): boolean | undefined {
  const word = plainText(cell)
    .toLowerCase()
    .replace(/[。.!]$/, '');
  return Object.hasOwn(consentWords, word) ? consentWords[word] : undefined;
}

const sexWords: Readonly<Record<string, 'female' | 'male'>> = {
  女: 'female',
  女性: 'female',
  女生: 'female',
  f: 'female',
  female: 'female',
  woman: 'female',
  ж: 'female',
  жен: 'female',
  женский: 'female',
  '2': 'female',
  男: 'male',
  男性: 'male',
  男生: 'male',
  m: 'male',
  male: 'male',
  man: 'male',
  м: 'male',
  муж: 'male',
  мужской: 'male',
  '1': 'male',
};

export function readSex(cell: string): 'female' | 'male' | undefined {
  const word = plainText(cell).toLowerCase().replace(/\.$/, '');
  return Object.hasOwn(sexWords, word) ? sexWords[word] : undefined;
}

const kindWords: readonly (readonly [RegExp, OpeningKind])[] = [
  [/订单班|订单培养|order\s*class|заказн|целев/i, 'orderClass'],
  [/学徒|apprentice|учени/i, 'apprenticeship'],
  [/实习|intern|практик|стажиров/i, 'internship'],
  [/就业|工作|求职|应聘|全职|employ|job|работ|трудоустр/i, 'employment'],
];

/** The kinds of opening that an item names; `furtherStudy` for a graduate who is going to study on. */
export function readKind(item: string): OpeningKind | 'furtherStudy' | 'any' | undefined {
  if (/升学|专升本|考研|考本|深造|读研|留学|出国|further\s*stud|учёб|учеб|поступлен/i.test(item)) return 'furtherStudy';
  if (/^(不限|均可|都可以|any|любо)/i.test(item)) return 'any';
  return kindWords.find(([pattern]) => pattern.test(item))?.[1];
}

const numerals = '一二三四五六';

/** `三年级`, `大三`, `3`, `3 курс` → a year of study; `2023级` → the year of entry. */
export function readYear(cell: string): { year: number } | { cohort: number } | undefined {
  const text = plainText(cell);
  const cohort = /^(20\d{2}|19\d{2})\s*(?:级|年级?)?$/.exec(text) ?? /^(\d{2})级$/.exec(text);
  if (cohort?.[1]) return { cohort: cohort[1].length === 2 ? 2000 + Number(cohort[1]) : Number(cohort[1]) };
  const digit = /^(?:year\s*|大)?([1-6])(?:\.0)?\s*(?:年级|st|nd|rd|th)?(?:\s*(?:year|курс))?$/i.exec(text);
  if (digit?.[1]) return { year: Number(digit[1]) };
  const numeral = /^(?:大|高|中专|高职)?([一二三四五六])(?:年级)?$/.exec(text);
  return numeral?.[1] ? { year: numerals.indexOf(numeral[1]) + 1 } : undefined;
}

const levelWords: Readonly<Record<string, number>> = {
  了解: 1,
  入门: 1,
  初级: 1,
  beginner: 1,
  basic: 1,
  начальный: 1,
  一般: 2,
  熟悉: 2,
  掌握: 2,
  基本掌握: 2,
  中级: 3,
  熟练: 3,
  良好: 3,
  熟练掌握: 3,
  intermediate: 3,
  средний: 3,
  高级: 4,
  优秀: 4,
  advanced: 4,
  精通: 5,
  专家: 5,
  expert: 5,
  эксперт: 5,
};

/** The level of a skill, 1 to 5: a digit, `L3`, `3级` or a word. `outOfRange` for another number; undefined for text that is no level. */
export function readLevel(mark: string): number | 'outOfRange' | undefined {
  const word = plainText(mark).toLowerCase();
  const digits = /^(?:l|lv|level|уровень)?\.?\s*(\d{1,3})(?:\.0)?\s*(?:级|分)?$/.exec(word)?.[1];
  if (digits !== undefined) {
    const level = Number(digits);
    return level >= 1 && level <= 5 ? level : 'outOfRange';
  }
  return Object.hasOwn(levelWords, word) ? levelWords[word] : undefined;
}
