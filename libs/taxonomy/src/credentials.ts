import type { Text } from '@duijie/domain';
import { canonicalise, latinised, squeeze } from './canonical.ts';
import { credentialTable } from './data/credentials.ts';
import { gradesOf, readGrade, type CredentialFamily, type Grade } from './grades.ts';
import { competitions } from './medals.ts';
import { likenessIndex, suggest, type Suggestion } from './suggestions.ts';
import { cell, listOf, rowsOf } from './table.ts';

export interface Credential {
  readonly code: string;
  readonly names: Text;
  readonly family: CredentialFamily;
  readonly skills: readonly string[];
  readonly validityMonths: number | null;
  /** The ladder, lowest first; empty when the credential has no grades. */
  readonly grades: readonly Grade[];
  readonly aliases: readonly string[];
}

const families: Readonly<Record<CredentialFamily, true>> = {
  onePlusX: true,
  vocationalLevel: true,
  specialOperation: true,
  specialEquipment: true,
  licence: true,
  professionalTitle: true,
  vendor: true,
  examination: true,
  drivingLicence: true,
  language: true,
  competition: true,
};

function isFamily(text: string): text is CredentialFamily {
  return text in families;
}

function credentialOf(row: readonly string[]): Credential {
  const family = cell(row, 3);
  if (!isFamily(family)) throw new Error(`There is no family of credentials named ${family}.`);
  return {
    code: cell(row, 0),
    names: { zh: cell(row, 1), en: cell(row, 2) },
    family,
    skills: listOf(row[4]),
    validityMonths: row[5] ? Number(row[5]) : null,
    grades: gradesOf(cell(row, 0), family),
    aliases: listOf(row[6]),
  };
}

/** All credentials. A competition is one too: an opening may list it, and a medal then holds it. */
export const credentials: readonly Credential[] = [
  ...rowsOf(credentialTable).map(credentialOf),
  ...competitions.map(({ code, names, skills, aliases }): Credential => {
    return { code, names, skills, aliases, family: 'competition', validityMonths: null, grades: [] };
  }),
];

const byCode = new Map(credentials.map((each) => [each.code, each]));

export function credential(code: string): Credential | undefined {
  return byCode.get(code);
}

/** Where a grade stands on the ladder of its credential; undefined when it is not on it. */
export function gradeRank(code: string, grade: string): number | undefined {
  return byCode.get(code)?.grades.find((each) => each.grade === grade)?.rank;
}

/** The grade of this credential that a text names, such as 中级 or 四级; null when it names none. */
export function resolveGrade(code: string, text: string): string | null {
  const known = byCode.get(code);
  return known ? readGrade(code, known.family, latinised(canonicalise(text))) : null;
}

export type CredentialResolution =
  | { readonly credential: string; readonly grade: string | null; readonly expires?: string }
  | { readonly suggestions: readonly Suggestion[] };

const terms = credentials.flatMap(({ code, names, aliases }) => {
  const bare = (names.zh ?? '').replace(/[(（].*$/u, '');
  const shared = /操作证$|人员证$|执照$|资格$|驾驶证$|等级考试$/u.test(bare);
  const texts = [names.zh ?? '', names.en ?? '', (names.en ?? '').replace(/ \(.*\)$/, ''), ...aliases];
  return [...(shared ? texts : [...texts, bare])].filter((text) => text !== '').map((text) => ({ code, text }));
});

/** Words that many kinds of certificates share and that tell none of them apart. */
const commonWords =
  /1\+x|职业技能等级|职业资格|国家职业|等级证书?|技能证书?|合格证|上岗证|证书|考试|通过|certificate|сертификат|удостоверение/gu;
const gradeWords =
  /(?:初|中|高)级(?:工|技师)?|[一二三四五六七八九1-9]级(?:工)?|(?:特级|首席)?技师|学徒工?|\b(?:elementary|intermediate|advanced|junior|senior)\b|\blevel ?[1-5]\b/gu;
const plain = (text: string) => squeeze(text).replace(/[()[\]【】〔〕:;,.。、/"'“”]/gu, '');

const byName = new Map<string, Set<string>>();
for (const { code, text } of terms) {
  for (const key of [plain(canonicalise(text)), plain(canonicalise(text).replace(commonWords, ''))]) {
    if (key !== '') byName.set(key, (byName.get(key) ?? new Set()).add(code));
  }
}

const likeness = likenessIndex(terms);
const names = (code: string) => byCode.get(code)?.names;

const until =
  /(?:有效期?(?:限)?(?:至|到)?|至|截止|valid (?:until|to|through)|expires?(?: on)?|until|действителен до|до)[:\s]*/u
    .source;
const byYear = new RegExp(
  `${until}(20\\d\\d)\\s*[年./-]\\s*(1[0-2]|0?[1-9])(?:\\s*[月./-]\\s*(?:[12]\\d|3[01]|0?[1-9]))?\\s*[日月]?`,
  'u',
);
const byMonth = new RegExp(`${until}(?:(?:[12]\\d|3[01]|0?[1-9])[./-])?(1[0-2]|0?[1-9])[./-](20\\d\\d)`, 'u');

/** The month in which it ends, and the text without that remark. */
function readExpiry(words: string): { rest: string; expires: string | undefined } {
  const yearFirst = byYear.exec(words);
  const monthFirst = yearFirst ? null : byMonth.exec(words);
  const match = yearFirst ?? monthFirst;
  if (!match) return { rest: words, expires: undefined };
  const [year, month] = yearFirst ? [match[1], match[2]] : [match[2], match[1]];
  return { rest: words.replace(match[0], ' '), expires: `${year}-${(month ?? '').padStart(2, '0')}` };
}

/** Names that several credentials share, and marks of grade which show that the ladder of one of them is meant. */
function chosen(codes: ReadonlySet<string> | undefined, words: string): string | undefined {
  if (!codes) return undefined;
  if (codes.size === 1) return [...codes][0];
  const graded = [...codes].filter((code) => resolveGrade(code, words) !== null);
  return graded.length === 1 ? graded[0] : undefined;
}

/** 电工证 may be the permit or the vocational level: the bare trade with 证 tells neither, unless a grade does. */
const bareTrade = /^(电工|焊工)证$/u;

function byLongestName(key: string): ReadonlySet<string> | undefined {
  for (let length = key.length; length >= 2 && length * 2 >= key.length; length -= 1) {
    const codes = new Set<string>();
    for (let from = 0; from + length <= key.length; from += 1) {
      const part = key.slice(from, from + length);
      // A Latin abbreviation counts as a whole word only, so that CET is not found in another.
      const cut = /[a-z]/.test(part.at(-1) ?? '') && /[a-z]/.test(key[from + length] ?? '');
      if (!cut && !(/^[a-z]/.test(part) && /[a-z]/.test(key[from - 1] ?? ''))) {
        for (const code of byName.get(part) ?? []) codes.add(code);
      }
    }
    if (codes.size > 0) return codes;
  }
  return undefined;
}

/** The credential, its grade and its end as people write them: 电工四级, 叉车证N1（有效期至2027.3）, 软考初级 程序员. */
export function resolveCredential(text: string): CredentialResolution {
  const itself = byCode.get(text.trim());
  if (itself) return { credential: itself.code, grade: null };
  const { rest, expires } = readExpiry(latinised(canonicalise(text.slice(0, 200))));
  const withoutGrade = plain(rest.replace(commonWords, ' ').replace(gradeWords, ' '));
  const keys = [plain(rest), plain(rest.replace(commonWords, ' ')), withoutGrade, withoutGrade.replace(/证$/u, '')];
  const ambiguous = bareTrade.test(plain(rest));
  const exact = ambiguous
    ? undefined
    : keys.map((key) => chosen(byName.get(key), rest)).find((code) => code !== undefined);
  const code =
    exact ??
    (ambiguous ? undefined : keys.map((key) => chosen(byLongestName(key), rest)).find((each) => each !== undefined));
  if (code === undefined) return { suggestions: suggest(likeness, rest, names) };
  const grade = resolveGrade(code, rest);
  return expires === undefined ? { credential: code, grade } : { credential: code, grade, expires };
}
