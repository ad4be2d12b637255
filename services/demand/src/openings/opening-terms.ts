import { invalid } from '@duijie/domain';
import type { FieldError, Text } from '@duijie/domain';
import {
  circleCodes,
  credential,
  gradeRank,
  occupation,
  resolveCircle,
  resolveCredential,
  resolveMajor,
  resolveOccupation,
  resolveSkill,
  skill,
} from '@duijie/taxonomy';
import type { Suggestion } from '@duijie/taxonomy';
import { mistakesIn } from './opening-mistakes.ts';
import type { OpeningTerms } from './opening.ts';

/** The terms as a client may send them: everything that has a default may be absent, every code may be free text. */
export type GivenTerms = Pick<
  OpeningTerms,
  'kind' | 'title' | 'duties' | 'seats' | 'workplaces' | 'pay' | 'start' | 'validUntil'
> & {
  [Term in Exclude<keyof OpeningTerms, 'majors' | 'skills' | 'credentials' | 'languages' | 'weights'>]?:
    OpeningTerms[Term] | undefined;
} & {
  majors?: { code: string; scope?: OpeningTerms['majors'][number]['scope'] | undefined }[] | undefined;
  skills?: { skill: string; level: number; weight?: number | undefined; must?: boolean | undefined }[] | undefined;
  credentials?:
    | {
        credential: string;
        grade?: string | null | undefined;
        weight?: number | undefined;
        must?: boolean | undefined;
      }[]
    | undefined;
  languages?:
    | {
        language: string;
        scheme: OpeningTerms['languages'][number]['scheme'];
        level: string;
        must?: boolean | undefined;
      }[]
    | undefined;
  weights?: OpeningTerms['weights'] | undefined;
};

/** Resolves free text to codes, fills in the defaults, and refuses what cannot be: every mistake at once. */
export function termsOf(given: GivenTerms): OpeningTerms {
  const errors: FieldError[] = [];
  // An ambiguous form such as PS resolves only beside others of its field.
  const context = {
    neighbours: (given.skills ?? []).map((wanted) => wanted.skill),
    ...(given.circle ? { circle: given.circle } : {}),
  };
  const terms: OpeningTerms = {
    kind: given.kind,
    externalRef: given.externalRef ?? null,
    title: given.title,
    duties: given.duties,
    occupation: coded(given.occupation, '/occupation', occupation, resolveOccupation, errors),
    circle: coded(given.circle, '/circle', (code) => circleCodes.includes(code), resolveCircle, errors),
    seats: given.seats,
    minSeats: given.minSeats ?? null,
    workplaces: given.workplaces,
    placeMust: given.placeMust ?? false,
    pay: given.pay,
    start: given.start,
    end: given.end ?? null,
    validUntil: given.validUntil,
    answerDays: given.answerDays ?? 7,
    education: given.education ?? null,
    majors: (given.majors ?? []).map((wanted, i) => wantedMajor(wanted, `/majors/${i}`, errors)),
    majorMust: given.majorMust ?? false,
    skills: (given.skills ?? []).map((wanted, i) => ({
      skill:
        coded(wanted.skill, `/skills/${i}/skill`, skill, (text) => resolveSkill(text, context), errors) ?? wanted.skill,
      level: wanted.level,
      weight: wanted.weight ?? 10,
      must: wanted.must ?? false,
    })),
    credentials: (given.credentials ?? []).map((wanted, i) => wantedCredential(wanted, `/credentials/${i}`, errors)),
    languages: (given.languages ?? []).map((wanted) => ({ ...wanted, must: wanted.must ?? false })),
    weights: given.weights ?? {},
    shortlist: given.shortlist ?? 50,
    conditions: given.conditions ?? null,
  };
  errors.push(...mistakesIn(terms));
  if (errors.length > 0) throw invalid('opening', errors);
  return terms;
}

type Resolver = (text: string) => { readonly code: string } | { readonly suggestions: readonly Suggestion[] };

function coded(
  given: string | null | undefined,
  pointer: string,
  known: (code: string) => unknown,
  resolve: Resolver,
  errors: FieldError[],
): string | null {
  if (given === null || given === undefined || given === '') return null;
  if (known(given)) return given;
  const resolved = resolve(given);
  if ('code' in resolved) return resolved.code;
  errors.push(unknownCode(pointer, given, resolved.suggestions));
  return null;
}

function wantedMajor(
  wanted: NonNullable<GivenTerms['majors']>[number],
  pointer: string,
  errors: FieldError[],
): OpeningTerms['majors'][number] {
  const scope = wanted.scope ?? 'exact';
  const digits = /^(UG)?(\d{2}|\d{4}|\d{6}[A-Z]{0,2})$/.exec(wanted.code)?.[2];
  if (digits !== undefined) {
    const needed = { exact: 6, class: 4, category: 2 }[scope];
    if (digits.length < needed) {
      errors.push({
        pointer: `${pointer}/code`,
        code: 'too-coarse',
        message: {
          zh: `${wanted.code} 是专业${digits.length === 4 ? '类' : '大类'}代码，scope 为 ${scope} 时需要更细的代码`,
          en: `${wanted.code} is the code of a ${digits.length === 4 ? 'class' : 'category'}; scope ${scope} needs a finer one, or choose scope ${digits.length === 4 ? 'class' : 'category'}`,
        },
      });
    }
    if (digits.length < 6) return { code: wanted.code, scope };
  }
  const resolved = resolveMajor(wanted.code);
  if ('code' in resolved) return { code: resolved.code, scope };
  // The shipped catalogue is a part of the whole; a well-formed code outside it still has its class and category.
  if (digits !== undefined) return { code: wanted.code, scope };
  errors.push(unknownCode(`${pointer}/code`, wanted.code, resolved.suggestions));
  return { code: wanted.code, scope };
}

function wantedCredential(
  wanted: NonNullable<GivenTerms['credentials']>[number],
  pointer: string,
  errors: FieldError[],
): OpeningTerms['credentials'][number] {
  const rest = { weight: wanted.weight ?? 10, must: wanted.must ?? false };
  const known = credential(wanted.credential);
  const resolved = known ? { credential: wanted.credential, grade: null } : resolveCredential(wanted.credential);
  if (!('credential' in resolved)) {
    errors.push(unknownCode(`${pointer}/credential`, wanted.credential, resolved.suggestions));
    return { credential: wanted.credential, grade: null, ...rest };
  }
  const grade = wanted.grade ?? resolved.grade;
  if (grade !== null && gradeRank(resolved.credential, grade) === undefined) {
    errors.push({
      pointer: `${pointer}/grade`,
      code: 'unknown-code',
      message: {
        zh: `${resolved.credential} 没有 ${grade} 这一等级`,
        en: `${resolved.credential} has no grade ${grade}`,
      },
    });
  }
  return { credential: resolved.credential, grade, ...rest };
}

function unknownCode(pointer: string, given: string, suggestions: readonly Suggestion[]): FieldError {
  const names = suggestions.slice(0, 5).map(({ code, name }) => ({ code, name }));
  const listed = (language: keyof Text) =>
    names.map(({ code, name }) => `${code}（${name[language] ?? name.zh ?? ''}）`).join('、');
  const shown = given.slice(0, 60);
  return {
    pointer,
    code: 'unknown-code',
    message: {
      zh: names.length > 0 ? `无法识别“${shown}”，是否指：${listed('zh')}？` : `无法识别“${shown}”`,
      en: names.length > 0 ? `“${shown}” is not known. Did you mean: ${listed('en')}?` : `“${shown}” is not known`,
    },
    ...(names.length > 0 ? { suggestions: names } : {}),
  };
}
