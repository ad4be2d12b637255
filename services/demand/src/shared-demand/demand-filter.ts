import type { OpeningKind } from '@duijie/contracts';
import { invalid } from '@duijie/domain';
import type { FieldError, Text } from '@duijie/domain';
import {
  circle,
  regionExists,
  resolveCircle,
  resolveMajor,
  resolveRegion,
  resolveSkill,
  skill,
} from '@duijie/taxonomy';
import type { Suggestion } from '@duijie/taxonomy';
import { majorKey, wordsOf } from './shared-opening.ts';
import type { DemandFilter } from './shared-opening.ts';

/** A search as a client sends it: codes, or words for them in zh, en or ru. */
export interface GivenFilter {
  readonly kind?: OpeningKind | undefined;
  readonly circle?: string | undefined;
  readonly region?: string | undefined;
  readonly major?: string | undefined;
  readonly skill?: string | undefined;
  readonly q?: string | undefined;
}

/** Resolves the words of a search to codes; what means nothing is refused, since an empty answer would look like no demand. */
export function filterOf(given: GivenFilter): DemandFilter {
  const errors: FieldError[] = [];
  const code = (field: 'circle' | 'major' | 'skill', known: (text: string) => string | undefined, resolve: Resolver) =>
    given[field] === undefined ? undefined : resolved(field, given[field], known, resolve, errors);
  const found = {
    circle: code('circle', (text) => circle(text)?.code, resolveCircle),
    major: code('major', (text) => majorKey(text) && text, resolveMajor),
    skill: code('skill', (text) => skill(text)?.code, resolveSkill),
    regions: given.region === undefined ? undefined : regionsOf(given.region, errors),
  };
  if (errors.length > 0) throw invalid('request', errors);
  const words = wordsOf(given.q ?? '');
  return {
    ...(given.kind === undefined ? {} : { kind: given.kind }),
    ...(found.circle === undefined ? {} : { circle: found.circle }),
    ...(found.major === undefined ? {} : { major: majorKey(found.major) ?? found.major }),
    ...(found.skill === undefined ? {} : { skill: found.skill }),
    ...(found.regions === undefined ? {} : { regions: found.regions }),
    ...(words.length === 0 ? {} : { words }),
  };
}

type Resolver = (text: string) => { readonly code: string } | { readonly suggestions: readonly Suggestion[] };

function resolved(
  field: string,
  given: string,
  known: (text: string) => string | undefined,
  resolve: Resolver,
  errors: FieldError[],
): string | undefined {
  const code = known(given);
  if (code !== undefined) return code;
  const answer = resolve(given);
  if ('code' in answer) return answer.code;
  errors.push(unknown(field, given, answer.suggestions));
  return undefined;
}

/** Undefined for words such as 不限, which leave the region open. */
function regionsOf(given: string, errors: FieldError[]): readonly string[] | undefined {
  if (regionExists(given)) return [given];
  const answer = resolveRegion(given);
  if ('codes' in answer) return answer.codes;
  if ('suggestions' in answer) errors.push(unknown('region', given, answer.suggestions));
  return undefined;
}

function unknown(field: string, given: string, suggestions: readonly Suggestion[]): FieldError {
  const names = suggestions.slice(0, 5).map(({ code, name }) => ({ code, name }));
  const shown = given.slice(0, 60);
  const hint = (language: keyof Text) =>
    names.map(({ code, name }) => `${code} ${name[language] ?? name.zh ?? ''}`.trim()).join('; ');
  return {
    pointer: `/${field}`,
    code: 'unknown-code',
    message: {
      zh: names.length > 0 ? `无法识别“${shown}”，相近的有：${hint('zh')}` : `无法识别“${shown}”`,
      en: names.length > 0 ? `“${shown}” is not known; near it are: ${hint('en')}` : `“${shown}” is not known`,
    },
    ...(names.length > 0 ? { suggestions: names } : {}),
  };
}
