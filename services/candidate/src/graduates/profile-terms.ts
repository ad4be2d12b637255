import type { EducationLevel, HeldLanguage, OpeningKind } from '@duijie/contracts';
import { invalid, isDate } from '@duijie/domain';
import type { FieldError, Text } from '@duijie/domain';
import {
  circleCodes,
  credential,
  gradeRank,
  languageLevels,
  regionExists,
  resolveCircle,
  resolveCredential,
  resolveMajor,
  resolveSkill,
  skill,
} from '@duijie/taxonomy';
import type { Suggestion } from '@duijie/taxonomy';
import { emptyProfile } from './profile.ts';
import type { ClaimedProfile, KeptMedal } from './profile.ts';

/** A profile as a client sends it: all may be absent, every code may be free text. */
export interface GivenProfile {
  education?: EducationLevel | null | undefined;
  major?: string | null | undefined;
  cohort?: number | null | undefined;
  year?: number | null | undefined;
  birth?: string | null | undefined;
  regions?: string[] | undefined;
  anywhere?: boolean | undefined;
  kinds?: OpeningKind[] | undefined;
  circles?: string[] | undefined;
  availableFrom?: string | null | undefined;
  skills?: { skill: string; level: number }[] | undefined;
  credentials?:
    | {
        credential: string;
        grade?: string | null | undefined;
        country?: string | undefined;
        issuedOn?: string | null | undefined;
        expiresOn?: string | null | undefined;
      }[]
    | undefined;
  medals?: { [Field in keyof KeptMedal]?: KeptMedal[Field] | undefined }[] | undefined;
  languages?: { language: string; scheme: HeldLanguage['scheme']; level?: string | null | undefined }[] | undefined;
  practice?: Record<string, number> | undefined;
  payWish?: ClaimedProfile['payWish'] | undefined;
}

/** Resolves free text to codes and refuses what cannot be: every mistake at once. */
export function profileFrom(given: GivenProfile): ClaimedProfile {
  const errors: FieldError[] = [];
  const neighbours = (given.skills ?? []).map((held) => held.skill);
  const profile: ClaimedProfile = {
    education: given.education ?? null,
    major: majorOf(given.major, errors),
    cohort: given.cohort ?? null,
    year: given.year ?? null,
    birth: given.birth ?? null,
    regions: given.regions ?? [],
    anywhere: given.anywhere ?? false,
    kinds: given.kinds ?? [],
    circles: (given.circles ?? []).map((word, i) =>
      coded(word, `/circles/${i}`, (code) => circleCodes.includes(code), resolveCircle, errors),
    ),
    availableFrom: given.availableFrom ?? null,
    skills: (given.skills ?? []).map((held, i) => ({
      skill: coded(held.skill, `/skills/${i}/skill`, skill, (text) => resolveSkill(text, { neighbours }), errors),
      level: held.level,
    })),
    credentials: (given.credentials ?? []).map((held, i) => heldCredential(held, `/credentials/${i}`, errors)),
    medals: (given.medals ?? []).map(({ competition, level, prize, year, text }) => ({
      competition: competition ?? null,
      level: level ?? null,
      prize: prize ?? null,
      year: year ?? null,
      ...(text === undefined ? {} : { text }),
    })),
    languages: (given.languages ?? []).map((held) => ({ ...held, level: held.level ?? null })),
    practice: given.practice ?? emptyProfile.practice,
    payWish: given.payWish ?? null,
  };
  errors.push(...mistakesOf(profile));
  if (errors.length > 0) throw invalid('graduate', errors);
  return profile;
}

function majorOf(given: string | null | undefined, errors: FieldError[]): string | null {
  if (given === null || given === undefined || given === '') return null;
  const resolved = resolveMajor(given);
  if ('code' in resolved) return resolved.code;
  // The shipped catalogue is a part of the whole; a well-formed code outside it still has its class and category.
  if (/^(UG)?\d{6}[A-Z]{0,2}$/.test(given)) return given;
  errors.push(unknownCode('/major', given, resolved.suggestions));
  return null;
}

function coded(
  given: string,
  pointer: string,
  known: (code: string) => unknown,
  resolve: (text: string) => { readonly code: string } | { readonly suggestions: readonly Suggestion[] },
  errors: FieldError[],
): string {
  if (known(given)) return given;
  const resolved = resolve(given);
  if ('code' in resolved) return resolved.code;
  errors.push(unknownCode(pointer, given, resolved.suggestions));
  return given;
}

function heldCredential(
  held: NonNullable<GivenProfile['credentials']>[number],
  pointer: string,
  errors: FieldError[],
): ClaimedProfile['credentials'][number] {
  const { country = 'CN', issuedOn = null, expiresOn = null } = held;
  const rest = { country, issuedOn, expiresOn };
  const resolved = credential(held.credential)
    ? { credential: held.credential, grade: null }
    : resolveCredential(held.credential);
  if (!('credential' in resolved)) {
    errors.push(unknownCode(`${pointer}/credential`, held.credential, resolved.suggestions));
    return { credential: held.credential, grade: null, ...rest };
  }
  const grade = held.grade ?? resolved.grade;
  if (grade !== null && gradeRank(resolved.credential, grade) === undefined) {
    const message = {
      zh: `${resolved.credential} 没有 ${grade} 这一等级`,
      en: `${resolved.credential} has no grade ${grade}`,
    };
    errors.push({ pointer: `${pointer}/grade`, code: 'unknown-code', message });
  }
  return { credential: resolved.credential, grade, ...rest };
}

function unknownCode(pointer: string, given: string, suggestions: readonly Suggestion[]): FieldError {
  const names = suggestions.slice(0, 5).map(({ code, name }) => ({ code, name }));
  const listed = (language: keyof Text): string =>
    names.map(({ code, name }) => `${code} ${name[language] ?? name.zh ?? ''}`.trim()).join(', ');
  const message = {
    zh: `无法识别“${given.slice(0, 60)}”${names.length > 0 ? `，是否指：${listed('zh')}？` : ''}`,
    en: `“${given.slice(0, 60)}” is not known${names.length > 0 ? `; did you mean: ${listed('en')}?` : ''}`,
  };
  return { pointer, code: 'unknown-code', message, ...(names.length > 0 ? { suggestions: names } : {}) };
}

function mistakesOf(profile: ClaimedProfile): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (pointer: string, code: string, zh: string, en: string): void => {
    errors.push({ pointer, code, message: { zh, en } });
  };
  const day = (pointer: string, date: string | null): void => {
    if (date !== null && !isDate(date)) wrong(pointer, 'format', '不是有效日期（YYYY-MM-DD）', 'Not a real date');
  };
  day('/availableFrom', profile.availableFrom);
  profile.regions.forEach((code, i) => {
    if (!regionExists(code))
      wrong(`/regions/${i}`, 'unknown-code', `没有地区代码 ${code}`, `There is no region ${code}`);
  });
  profile.credentials.forEach(({ issuedOn, expiresOn }, i) => {
    day(`/credentials/${i}/issuedOn`, issuedOn);
    day(`/credentials/${i}/expiresOn`, expiresOn);
    if (issuedOn !== null && expiresOn !== null && expiresOn < issuedOn)
      wrong(`/credentials/${i}/expiresOn`, 'dates-reversed', '有效期早于颁发日期', 'It expires before it was issued');
  });
  profile.languages.forEach(({ scheme, level }, i) => {
    const levels = languageLevels[scheme];
    if (level !== null && !levels.includes(level))
      wrong(
        `/languages/${i}/level`,
        'unknown-code',
        `等级只能是 ${levels.join('、')}`,
        `Levels are ${levels.join(', ')}`,
      );
  });
  for (const [circle, months] of Object.entries(profile.practice)) {
    if (!circleCodes.includes(circle)) {
      wrong(`/practice/${circle}`, 'unknown-code', '没有这个产业圈', `Circles are ${circleCodes.join(', ')}`);
    } else if (!Number.isInteger(months) || months < 0 || months > 600) {
      wrong(`/practice/${circle}`, 'range', '须为 0 至 600 个月', 'Must be whole months from 0 to 600');
    }
  }
  errors.push(
    ...repeated(
      profile.skills.map((held) => held.skill),
      '/skills',
    ),
  );
  return errors;
}

function repeated(codes: readonly string[], list: string): FieldError[] {
  return codes.flatMap((code, i) => {
    if (codes.indexOf(code) === i) return [];
    const message = { zh: `${code} 已列出`, en: `${code} is listed already` };
    return [{ pointer: `${list}/${i}`, code: 'duplicate', message }];
  });
}
