import type { EducationLevel } from '@duijie/contracts';
import {
  resolveCircle,
  resolveCredential,
  levelOfMajorCode,
  resolveEducation,
  resolveLanguage,
  resolveMajor,
  resolveMedal,
  resolveRegion,
  resolveSkills,
} from '@duijie/taxonomy';
import type { Suggestion as KnownSuggestion } from '@duijie/taxonomy';
import { inLanguage } from '@duijie/domain';
import type { SheetGraduate, Suggestion } from './row-result.ts';

type Unknown = { readonly suggestions: readonly Suggestion[] };
type Coded = { readonly code: string } | Unknown;

/** The taxonomy as a sheet asks it: the same text comes in thousands of rows, so answers are remembered for one reading. */
export interface Resolver {
  skills(text: string, neighbours: readonly string[]): readonly ({ readonly text: string } & Coded)[];
  credential(
    text: string,
  ): { readonly code: string; readonly grade: string | null; readonly expiresOn: string | null } | Unknown;
  language(text: string): SheetGraduate['languages'][number] | Unknown;
  medal(text: string): SheetGraduate['medals'][number];
  major(text: string, education: EducationLevel | undefined): Coded;
  educationOfMajor(code: string): EducationLevel | null;
  education(text: string): EducationLevel | undefined;
  region(text: string): { readonly codes: readonly string[] } | { readonly anywhere: true } | Unknown;
  circle(text: string): Coded;
}

const mostRemembered = 50_000;

function remembering<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    if (answers.size < mostRemembered) answers.set(text, answer);
    return answer;
  };
}

/** A resolver for one sheet. `collegeLevel` decides between majors of one name where the sheet says nothing. */
export function resolver(collegeLevel?: EducationLevel): Resolver {
  const majorsByLevel = new Map<EducationLevel | undefined, (text: string) => Coded>();
  const majors = (level: EducationLevel | undefined): ((text: string) => Coded) => {
    const known = majorsByLevel.get(level);
    if (known) return known;
    const made = remembering((text: string) => shownAll(resolveMajor(text, level ? { education: level } : {})));
    majorsByLevel.set(level, made);
    return made;
  };
  return {
    skills: (text, neighbours) =>
      resolveSkills(text, { neighbours }).map((reading) => ({ text: reading.text, ...shownAll(reading.resolution) })),
    credential: remembering(credentialOf),
    language: remembering(languageOf),
    medal: remembering(medalOf),
    major: (text, education) => majors(education ?? collegeLevel)(text),
    educationOfMajor: (code) => levelOfMajorCode(code) ?? null,
    education: (text) => resolveEducation(text),
    region: remembering((text: string) => shownAll(resolveRegion(text))),
    circle: remembering((text: string) => shownAll(resolveCircle(text))),
  };
}

function credentialOf(text: string): ReturnType<Resolver['credential']> {
  const found = shownAll(resolveCredential(text));
  if ('suggestions' in found) return found;
  return {
    code: found.credential,
    grade: found.grade,
    expiresOn: found.expires === undefined ? null : lastDay(found.expires),
  };
}

/** A month in which something ends is over with its last day. */
function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function languageOf(text: string): ReturnType<Resolver['language']> {
  return shownAll(resolveLanguage(text));
}

function medalOf(text: string): ReturnType<Resolver['medal']> {
  const { competition, level, prize, year, team } = resolveMedal(text);
  return { competition, level, prize, year, team, text: text.slice(0, 200) };
}

/** Suggestions with their name in one language, as a sheet's findings show them. */
function shownAll<Answer extends object>(
  answer: Answer | { readonly suggestions: readonly KnownSuggestion[] },
): Answer | Unknown {
  if (!('suggestions' in answer)) return answer;
  return {
    suggestions: answer.suggestions.map(({ code, name, similarity }) => ({
      code,
      name: inLanguage(name, 'zh'),
      similarity,
    })),
  };
}
