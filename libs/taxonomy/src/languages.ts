import type { Text } from '@duijie/domain';
import { canonicalise, latinised } from './canonical.ts';
import { examinations, languageTable } from './data/languages.ts';
import { likenessIndex, suggest, type Suggestion } from './suggestions.ts';
import { cell, listOf, rowsOf } from './table.ts';

export type LanguageScheme = 'CEFR' | 'HSK2' | 'HSK3' | 'CET' | 'TRKI' | 'PUTONGHUA';

/** One language of a person. The level is null when the text names none, or one that no scheme here can compare. */
export interface LanguageEntry {
  /** ISO 639-1. */
  readonly language: string;
  readonly scheme: LanguageScheme;
  readonly level: string | null;
}

export interface NamedLanguage {
  readonly code: string;
  readonly names: Text;
  readonly aliases: readonly string[];
}

export const knownLanguages: readonly NamedLanguage[] = rowsOf(languageTable).map((row) => ({
  code: cell(row, 0),
  names: { zh: cell(row, 1), en: cell(row, 2), ru: cell(row, 3) },
  aliases: listOf(row[4]),
}));

/** The levels of each scheme, lowest first. A TRKI level is written as its CEFR letter. */
export const languageLevels: Readonly<Record<LanguageScheme, readonly string[]>> = {
  CEFR: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'],
  TRKI: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'],
  HSK2: ['1', '2', '3', '4', '5', '6'],
  HSK3: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  CET: ['4', '6'],
  PUTONGHUA: ['三级乙等', '三级甲等', '二级乙等', '二级甲等', '一级乙等', '一级甲等'],
};

const terms = knownLanguages.flatMap(({ code, names, aliases }) =>
  [names.zh ?? '', names.en ?? '', names.ru ?? '', ...aliases].map((text) => ({ code, text: canonicalise(text) })),
);
const byLength = [...terms].sort((a, b) => b.text.length - a.text.length);
const likeness = likenessIndex(terms);
const byCode = new Map(knownLanguages.map((each) => [each.code, each.names]));
const passMark = 425;

/** A name in Latin or Cyrillic letters must stand as a whole word: polish is no part of polishing. */
function names(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  if (/\p{Script=Han}/u.test(name)) return true;
  return (
    !/\p{L}/u.test(text[at - 1] ?? '') && !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text[at + name.length] ?? '')
  );
}

function languageIn(text: string): string | undefined {
  const code = /^([a-z]{2})(?:$|[\s:])/.exec(text)?.[1];
  if (code !== undefined && byCode.has(code)) return code;
  return byLength.find((each) => names(text, each.text))?.code ?? examinations.find(([words]) => words.test(text))?.[1];
}

const digits: Readonly<Record<string, string>> = {
  一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9',
  i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7', viii: '8', ix: '9',
}; // prettier-ignore

function hsk(text: string): LanguageEntry | undefined {
  if (/hskk/.test(text) || !/hsk|汉语水平/u.test(text)) return undefined;
  const third = /3\.0|hsk3(?=[:\s(]*(?:[1-9]|[一二三四五六七八九])级)/u.test(text);
  const rest = text.replace(/[23]\.0版?/gu, ' ').replace(third ? /hsk3(?=\D)/u : /$^/u, 'hsk ');
  const sign =
    /(?:hsk|考试|水平|等级)[\s:()-]*(viii|vii|vi|iv|ix|v|i{1,3}|[1-9]|[一二三四五六七八九])(?![\da-z])/u.exec(
      rest,
    )?.[1];
  const level = sign === undefined ? null : (digits[sign] ?? sign);
  const scheme = third || Number(level ?? 0) > 6 ? 'HSK3' : 'HSK2';
  return { language: 'zh', scheme, level };
}

function trki(text: string): LanguageEntry | undefined {
  const named: Readonly<Record<string, string>> = {
    тэу: 'A1',
    тбу: 'A2',
    '1': 'B1',
    '2': 'B2',
    '3': 'C1',
    '4': 'C2',
    i: 'B1',
    ii: 'B2',
    iii: 'C1',
    iv: 'C2',
  };
  const basic = /тэу|тбу/u.exec(text)?.[0];
  if (basic !== undefined) return { language: 'ru', scheme: 'TRKI', level: named[basic] ?? null };
  const match = /(?:трки|trki|torfl)[\s:(-]*(iv|i{1,3}|[1-4](?!\d)|[abc][12])?/u.exec(text);
  if (!match) return undefined;
  const level = match[1] === undefined ? null : (named[match[1]] ?? match[1].toUpperCase());
  return { language: 'ru', scheme: 'TRKI', level };
}

function cet(text: string): LanguageEntry | undefined {
  const match = /cet[\s-]*([46])(?!\d)|(?:大学)?英语\s*(?:cet)?[\s:-]*([四六46])级/u.exec(text);
  const sign = match?.[1] ?? match?.[2];
  if (!match || sign === undefined || /专业|专四|专八/u.test(text)) return undefined;
  const score = /(?<!\d)(\d{3})(?!\d)/.exec(text.slice(match.index + match[0].length))?.[1];
  const failed = (score !== undefined && Number(score) < passMark) || /未通过|没过|未过|not passed/u.test(text);
  return { language: 'en', scheme: 'CET', level: failed ? null : (digits[sign] ?? sign) };
}

function putonghua(text: string): LanguageEntry | undefined {
  const match = /([一二三1-3])(?:级)?\s*([甲乙])/u.exec(text);
  const step = match?.[1] === undefined ? undefined : ({ '1': '一', '2': '二', '3': '三' }[match[1]] ?? match[1]);
  if (!/普通话/u.test(text)) return undefined;
  return { language: 'zh', scheme: 'PUTONGHUA', level: step === undefined ? null : `${step}级${match?.[2] ?? ''}等` };
}

function common(text: string): LanguageEntry | undefined {
  const language = languageIn(text);
  if (language === undefined) return undefined;
  if (/母语|\bnative\b|родной|носитель/u.test(text)) return { language, scheme: 'CEFR', level: 'native' };
  const levels = new Set(
    [...text.matchAll(/(?<![a-z\d])([abc][12])(?![a-z\d])/gu)].map((match) => match[1]?.toUpperCase() ?? ''),
  );
  const [level] = levels;
  return { language, scheme: 'CEFR', level: levels.size === 1 && level !== undefined ? level : null };
}

/**
 * A language and its level as people write them: 英语:B1, HSK 4, CET-6:425, 俄语母语, 普通话二级甲等. HSK without a
 * version is the second; a CET score under 425 is a language without a level. 四级 without a language is none.
 */
export function resolveLanguage(text: string): LanguageEntry | { readonly suggestions: readonly Suggestion[] } {
  const words = latinised(canonicalise(text.slice(0, 200)));
  const entry = hsk(words) ?? trki(words) ?? cet(words) ?? putonghua(words) ?? common(words);
  return entry ?? { suggestions: suggest(likeness, words, (code) => byCode.get(code)) };
}

/** The name of a language by its ISO 639-1 code. */
export function languageName(code: string): Text | undefined {
  return byCode.get(code);
}
