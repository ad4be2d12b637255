import type { CredentialState, SkillEvidence } from '@duijie/contracts';
import type { ClaimedProfile, Profile } from './profile.ts';

/**
 * A profile taken apart into single values, path → JSON text, such as `skills/PLC` → `3`. What a profile does not say
 * has no path. Whether a value is attested is not part of it.
 */
export type Claims = Readonly<Record<string, string>>;

/** What vouches for the values of a profile, by path. */
export type Evidence = ReadonlyMap<string, SkillEvidence | CredentialState>;

/** Lists whose entries stand for themselves: each is kept, replaced or removed on its own. */
const itemLists = ['skills', 'credentials', 'languages', 'practice'] as const;

export function claimsOf(profile: ClaimedProfile): Record<string, string> {
  const claims = Object.create(null) as Record<string, string>;
  const say = (path: string, value: unknown): void => {
    claims[path] = JSON.stringify(value);
  };
  for (const field of ['education', 'major', 'cohort', 'year', 'birth', 'availableFrom', 'payWish'] as const) {
    if (profile[field] !== null) say(field, profile[field]);
  }
  for (const field of ['kinds', 'circles', 'medals'] as const)
    if (profile[field].length > 0) say(field, profile[field]);
  if (profile.anywhere || profile.regions.length > 0) say('places', [profile.regions, profile.anywhere]);
  for (const { skill, level } of profile.skills) say(`skills/${skill}`, level);
  for (const held of profile.credentials) {
    say(`credentials/${held.credential} ${held.grade ?? ''} ${held.country}`, [held.issuedOn, held.expiresOn]);
  }
  for (const held of profile.languages) say(`languages/${held.language} ${held.scheme}`, held.level);
  for (const [circle, months] of Object.entries(profile.practice)) say(`practice/${circle}`, months);
  return claims;
}

export function evidenceOf(profile: Profile): Map<string, SkillEvidence | CredentialState> {
  return new Map([
    ...profile.skills.map(({ skill, evidence }) => [`skills/${skill}`, evidence] as const),
    ...profile.credentials.map(
      (held) => [`credentials/${held.credential} ${held.grade ?? ''} ${held.country}`, held.state] as const,
    ),
  ]);
}

/** Puts a profile together again. What nothing vouches for is claimed. */
export function profileOf(claims: Claims, evidence: Evidence): Profile {
  const value = <Value>(path: string, otherwise: Value): Value => {
    const text = claims[path];
    return text === undefined ? otherwise : (JSON.parse(text) as Value);
  };
  const itemPaths = Object.keys(claims).filter((path) => path.includes('/'));
  const items = (list: (typeof itemLists)[number]) =>
    itemPaths
      .filter((path) => path.startsWith(`${list}/`))
      .map((path) => ({ path, key: path.slice(list.length + 1).split(' ') }));
  const [regions, anywhere] = value<[string[], boolean]>('places', [[], false]);
  return {
    education: value('education', null),
    major: value('major', null),
    cohort: value('cohort', null),
    year: value('year', null),
    birth: value('birth', null),
    regions,
    anywhere,
    kinds: value('kinds', []),
    circles: value('circles', []),
    availableFrom: value('availableFrom', null),
    skills: items('skills').map(({ path, key: [skill = ''] }) => ({
      skill,
      level: value(path, 1),
      evidence: (evidence.get(path) as SkillEvidence | undefined) ?? 'claimed',
    })),
    credentials: items('credentials').map(({ path, key: [credential = '', grade = '', country = ''] }) => {
      const [issuedOn, expiresOn] = value<[string | null, string | null]>(path, [null, null]);
      const state = (evidence.get(path) as CredentialState | undefined) ?? 'claimed';
      return { credential, grade: grade === '' ? null : grade, country, state, issuedOn, expiresOn };
    }),
    medals: value('medals', []),
    languages: items('languages').map(({ path, key: [language = '', scheme = ''] }) => ({
      language,
      scheme: scheme as Profile['languages'][number]['scheme'],
      level: value(path, null),
    })),
    practice: Object.fromEntries(items('practice').map(({ path, key: [circle = ''] }) => [circle, value(path, 0)])),
    payWish: value('payWish', null),
  };
}

export interface Merged {
  readonly values: Claims;
  readonly claims: Claims;
  /** Paths where a person's word stayed and the sheet said otherwise. */
  readonly kept: readonly string[];
}

/**
 * Three ways: what is stored, what uploads claimed before, what this row claims. A value is replaced only where the
 * stored one is what an upload claimed and nobody vouches for it; an absent value changes nothing; an item that a list
 * claimed before and names no more is removed. Merging the same row again changes nothing.
 */
export function mergeClaims(
  stored: Claims,
  before: Claims,
  row: Claims,
  isProtected: (path: string) => boolean,
): Merged {
  const values = { ...stored };
  const claims = { ...before };
  const kept: string[] = [];
  for (const [path, said] of Object.entries(row)) {
    if (stored[path] === said) continue;
    if (stored[path] !== before[path] || isProtected(path)) kept.push(path);
    else values[path] = claims[path] = said;
  }
  for (const path of Object.keys(before)) {
    if (row[path] !== undefined || !isNamedList(path, row) || stored[path] !== before[path]) continue;
    if (isProtected(path)) kept.push(path);
    else {
      delete values[path];
      delete claims[path];
    }
  }
  return { values, claims, kept };
}

/** Is the path an item of a list of which the row has at least one? */
function isNamedList(path: string, row: Claims): boolean {
  const list = itemLists.find((name) => path.startsWith(`${name}/`));
  return list !== undefined && Object.keys(row).some((other) => other.startsWith(`${list}/`));
}

export function sameClaims(a: Claims, b: Claims): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
