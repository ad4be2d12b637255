import { fitComponents } from '@duijie/contracts';
import type { EducationLevel, FitComponent, LanguageScheme, OpeningKind } from '@duijie/contracts';
import { invalid, isDate } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';
import {
  circleCodes,
  credential,
  gradeRank,
  regionExists,
  resolveCircle,
  resolveCredential,
  resolveMajor,
  resolveSkill,
  skill,
} from '@duijie/taxonomy';
import type { Suggestion } from '@duijie/taxonomy';
import { DEFAULT_WEIGHTS } from '../fit/world.ts';
import type { AskedCredential, AskedMajor, AskedSkill, Opening } from '../fit/world.ts';

type Maybe<T> = T | null | undefined;

/** The terms of an opening that is only tried, as far as matching reads them; words are resolved as for a real one. */
export interface GivenPreview {
  readonly employer?: Maybe<string>;
  readonly kind: OpeningKind;
  readonly start: string;
  readonly workplaces: readonly string[];
  readonly placeMust?: Maybe<boolean>;
  readonly circle?: Maybe<string>;
  readonly education?: Maybe<EducationLevel>;
  readonly majors?: Maybe<readonly { readonly code: string; readonly scope?: Maybe<'exact' | 'class' | 'category'> }[]>;
  readonly majorMust?: Maybe<boolean>;
  readonly skills?: Maybe<readonly AskedSkill[]>;
  readonly credentials?: Maybe<readonly AskedCredential[]>;
  readonly languages?: Maybe<
    readonly {
      readonly language: string;
      readonly scheme: LanguageScheme;
      readonly level: string;
      readonly must?: Maybe<boolean>;
    }[]
  >;
  readonly weights?: Maybe<Partial<Record<FitComponent, number>>>;
  readonly shortlist?: Maybe<number>;
}

/** The seed of the lots in a preview; the opening itself will draw others, so equals may stand in another order there. */
const previewId = 'opn_preview';

const levels: Readonly<Record<LanguageScheme, readonly string[]>> = {
  CEFR: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'],
  TRKI: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'],
  HSK2: ['1', '2', '3', '4', '5', '6'],
  HSK3: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  CET: ['4', '6'],
  PUTONGHUA: ['三级乙等', '三级甲等', '二级乙等', '二级甲等', '一级乙等', '一级甲等'],
};
const digitsOfScope = { exact: 6, class: 4, category: 2 } as const;

/** The opening that the terms would make; refuses with every mistake at once. */
export function previewOpening(given: GivenPreview, employer: string): Opening {
  const errors: FieldError[] = [];
  const opening: Opening = {
    id: previewId,
    revision: 1,
    state: 'published',
    employer,
    kind: given.kind,
    start: given.start,
    workplaces: given.workplaces,
    placeMust: given.placeMust ?? false,
    circle: given.circle ? coded(given.circle, '/circle', isCircle, resolveCircle, errors) : null,
    education: given.education ?? null,
    majors: (given.majors ?? []).map((asked, at) => majorOf(asked, `/majors/${at}/code`, errors)),
    majorMust: given.majorMust ?? false,
    skills: skillsOf(given, errors),
    credentials: (given.credentials ?? []).map((asked, at) => credentialOf(asked, `/credentials/${at}`, errors)),
    languages: given.languages ?? [],
    weights: given.weights ?? {},
    shortlist: given.shortlist ?? null,
  };
  errors.push(...plainMistakes(opening, given), ...weightMistakes(given.weights ?? {}));
  if (errors.length > 0) throw invalid('opening', errors);
  return opening;
}

type Resolved = { readonly code: string } | { readonly suggestions: readonly Suggestion[] };

const isCircle = (code: string): boolean => circleCodes.includes(code);

function coded(
  words: string,
  pointer: string,
  isKnown: (code: string) => unknown,
  resolve: (words: string) => Resolved,
  errors: FieldError[],
): string {
  if (isKnown(words)) return words;
  const resolved = resolve(words);
  if ('code' in resolved) return resolved.code;
  errors.push(unknownCode(pointer, words, resolved.suggestions));
  return words;
}

function skillsOf({ skills = [], circle }: GivenPreview, errors: FieldError[]): AskedSkill[] {
  const context = { neighbours: (skills ?? []).map((asked) => asked.skill), ...(circle ? { circle } : {}) };
  return (skills ?? []).map((asked, at) => ({
    ...asked,
    skill: coded(asked.skill, `/skills/${at}/skill`, skill, (words) => resolveSkill(words, context), errors),
  }));
}

function majorOf(
  { code, scope: given }: NonNullable<NonNullable<GivenPreview['majors']>[number]>,
  pointer: string,
  errors: FieldError[],
): AskedMajor {
  const scope = given ?? 'exact';
  const digits = /^(?:UG)?(\d{2}|\d{4}|\d{6}[A-Z]{0,2})$/.exec(code)?.[1];
  if (digits !== undefined && digits.length < digitsOfScope[scope]) {
    const message = {
      zh: `scope 为 ${scope} 时需要更细的代码`,
      en: `Scope ${scope} needs a finer code, or choose a wider scope`,
    };
    errors.push({ pointer, code: 'too-coarse', message });
  }
  if (digits !== undefined && digits.length < 6) return { code, scope };
  const resolved = resolveMajor(code);
  if ('code' in resolved) return { code: resolved.code, scope };
  if (digits === undefined) errors.push(unknownCode(pointer, code, resolved.suggestions));
  return { code, scope };
}

function credentialOf(asked: AskedCredential, pointer: string, errors: FieldError[]): AskedCredential {
  const known = credential(asked.credential)
    ? { credential: asked.credential, grade: null }
    : resolveCredential(asked.credential);
  if (!('credential' in known)) {
    errors.push(unknownCode(`${pointer}/credential`, asked.credential, known.suggestions));
    return asked;
  }
  const grade = asked.grade ?? known.grade;
  if (grade !== null && gradeRank(known.credential, grade) === undefined) {
    const message = {
      zh: `${known.credential} 没有 ${grade} 这一等级`,
      en: `${known.credential} has no grade ${grade}`,
    };
    errors.push({ pointer: `${pointer}/grade`, code: 'unknown-code', message });
  }
  return { ...asked, credential: known.credential, grade };
}

function unknownCode(pointer: string, given: string, suggestions: readonly Suggestion[]): FieldError {
  const shown = given.slice(0, 60);
  const near = suggestions.slice(0, 5).map(({ code, name }) => ({ code, name }));
  const codes = near.map(({ code }) => code);
  const hint = { zh: codes.join('、'), en: codes.join(', ') };
  return {
    pointer,
    code: 'unknown-code',
    message: {
      zh: near.length > 0 ? `无法识别“${shown}”，是否指：${hint.zh}？` : `无法识别“${shown}”`,
      en: near.length > 0 ? `“${shown}” is not known. Did you mean: ${hint.en}?` : `“${shown}” is not known`,
    },
    ...(near.length > 0 ? { suggestions: near } : {}),
  };
}

function plainMistakes(opening: Opening, { languages }: GivenPreview): FieldError[] {
  const errors: FieldError[] = [];
  if (!isDate(opening.start)) {
    const message = { zh: '不是有效日期（YYYY-MM-DD）', en: 'Not a real date (YYYY-MM-DD)' };
    errors.push({ pointer: '/start', code: 'format', message });
  }
  opening.workplaces.forEach((place, at) => {
    if (!regionExists(place)) errors.push(unknownCode(`/workplaces/${at}`, place, []));
  });
  (languages ?? []).forEach(({ scheme, level }, at) => {
    if (levels[scheme].includes(level)) return;
    const message = {
      zh: `${scheme} 的等级只能是 ${levels[scheme].join('、')}`,
      en: `Levels of ${scheme} are ${levels[scheme].join(', ')}`,
    };
    errors.push({ pointer: `/languages/${at}/level`, code: 'unknown-code', message });
  });
  const repeated = (codes: readonly string[], list: string, field: string) =>
    codes.forEach((code, at) => {
      if (codes.indexOf(code) === at) return;
      const message = { zh: `${code} 已列出`, en: `${code} is listed already` };
      errors.push({ pointer: `/${list}/${at}/${field}`, code: 'duplicate', message });
    });
  repeated(
    (opening.skills ?? []).map((asked) => asked.skill),
    'skills',
    'skill',
  );
  repeated(
    (opening.credentials ?? []).map((asked) => asked.credential),
    'credentials',
    'credential',
  );
  return errors;
}

/** Each weight lies between half and double of the default. */
function weightMistakes(weights: Readonly<Record<string, unknown>>): FieldError[] {
  return Object.entries(weights).flatMap(([component, weight]): FieldError[] => {
    const pointer = `/weights/${component}`;
    const known = fitComponents.find((each) => each === component);
    if (!known) {
      const message = { zh: '没有这个评分项', en: `There is no such component; there are ${fitComponents.join(', ')}` };
      return [{ pointer, code: 'unknown-field', message }];
    }
    const usual = DEFAULT_WEIGHTS[known];
    if (typeof weight === 'number' && Number.isInteger(weight) && weight * 2 >= usual && weight <= usual * 2) return [];
    const message = {
      zh: `权重须为 ${usual / 2} 至 ${usual * 2} 的整数`,
      en: `Must be a whole number from ${usual / 2} to ${usual * 2}`,
    };
    return [{ pointer, code: 'range', message }];
  });
}
