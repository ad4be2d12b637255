import { squeeze } from './canonical.ts';
import { ambiguousForms } from './data/ambiguous.ts';
import { skills } from './skills.ts';
import { skillText, withOneActWord } from './skill-wording.ts';
import { likenessIndex, type LikenessIndex, type Term } from './suggestions.ts';
import { keyOf, unitsOf, type Unit } from './units.ts';

export interface SkillTerm extends Term {
  /** An alias as opposed to one of the three names. */
  readonly alias: boolean;
}

/** All names and aliases under every spelling in which they are looked for. The numbers are places in `terms`. */
export interface SkillIndex {
  readonly terms: readonly SkillTerm[];
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly byUnits: ReadonlyMap<string, readonly number[]>;
  /** Whether some term begins, or ends, with these units. */
  readonly heads: ReadonlySet<string>;
  readonly mostUnits: number;
  readonly likeness: LikenessIndex;
}

/** Shorter forms of a name: without its bracket, each side of a slash, without a closing "работы". */
function shorterForms(name: string): string[] {
  const forms: string[] = [];
  const bare = name.replace(/[(（].*[)）]/u, '').trim();
  if (bare !== name) forms.push(bare);
  const slashed = /^([A-Za-z]+)\/([A-Za-z]+)([\p{Script=Han}]+)$/u.exec(name);
  if (slashed) forms.push(`${slashed[1]}${slashed[3]}`, `${slashed[2]}${slashed[3]}`);
  const work = /^(.{8,}) работы$/u.exec(name);
  if (work?.[1]) forms.push(work[1]);
  return forms;
}

function termsOf(): SkillTerm[] {
  const terms: SkillTerm[] = [];
  const owners = new Map<string, Set<string>>();
  const add = (code: string, text: string, alias: boolean) => {
    const key = squeeze(skillText(text));
    const codes = owners.get(key) ?? new Set();
    if (key !== '' && !codes.has(code)) terms.push({ code, text, alias });
    owners.set(key, codes.add(code));
  };
  for (const { code, aliases } of skills) for (const alias of aliases) add(code, alias, true);
  const named = skills.flatMap(({ code, names: { zh, en, ru } }) =>
    [zh, en, ru].map((name) => ({ code, name: name ?? '' })),
  );
  for (const { code, name } of named) add(code, name, false);
  for (const { code, name } of named) {
    for (const form of shorterForms(name)) if (!owners.has(squeeze(skillText(form)))) add(code, form, false);
  }
  for (const { form, senses } of ambiguousForms) {
    for (const { code } of senses) terms.push({ code, text: form, alias: false });
  }
  return terms;
}

function push(map: Map<string, number[]>, key: string, term: number): void {
  const known = map.get(key);
  if (!known) map.set(key, [term]);
  else if (!known.includes(term)) known.push(term);
}

/** The units of a canonical text, acts of the same kind under one word. */
export function skillUnits(canonical: string): Unit[] {
  return unitsOf(withOneActWord(canonical));
}

function build(): SkillIndex {
  const terms = termsOf();
  const exact = new Map<string, number[]>();
  const byUnits = new Map<string, number[]>();
  const heads = new Set<string>();
  let mostUnits = 1;
  terms.forEach(({ text }, term) => {
    const canonical = skillText(text);
    push(exact, squeeze(canonical), term);
    const units = skillUnits(canonical);
    if (units.length === 0) return;
    push(byUnits, keyOf(units), term);
    for (let many = 1; many < units.length; many += 1) heads.add(keyOf(units.slice(0, many)));
    mostUnits = Math.max(mostUnits, units.length);
  });
  const likeness = likenessIndex(terms.map(({ code, text }) => ({ code, text: withOneActWord(skillText(text)) })));
  return { terms, exact, byUnits, heads, mostUnits, likeness };
}

export const skillIndex: SkillIndex = build();
