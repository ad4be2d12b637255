import type { OpeningBody, OpeningKind } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { normalisedCategory, normalisedClass, provinceOf, regionContains, skillTree } from '@duijie/taxonomy';

/** What a search needs to know of a published opening; the opening itself stays in the store. */
export interface Listing {
  readonly id: string;
  readonly revision: number;
  readonly employer: string;
  readonly validUntil: string;
  readonly kind: OpeningKind;
  readonly circle: string | null;
  readonly workplaces: readonly string[];
  readonly provinces: readonly string[];
  /** Normalised classes of the majors, and categories where a whole category is asked. */
  readonly majors: readonly string[];
  readonly skills: readonly string[];
  /** The skills and everything above them, so that a search for a wider skill finds a narrower one. */
  readonly skillsAndAbove: ReadonlySet<string>;
  readonly words: string;
}

/** What is looked for; codes of the taxonomy, all of which must fit. */
export interface DemandFilter {
  readonly kind?: OpeningKind;
  readonly circle?: string;
  /** A workplace lies in at least one of them. */
  readonly regions?: readonly string[];
  readonly major?: string;
  readonly skill?: string;
  readonly words?: readonly string[];
}

export const facetNames = ['kind', 'circle', 'province', 'major', 'skill'] as const;
export type FacetName = (typeof facetNames)[number];
export type FacetCounts = Readonly<Record<FacetName, readonly { readonly code: string; readonly count: number }[]>>;

export function listingOf(opening: OpeningBody): Listing {
  const skills = opening.skills.map((wanted) => wanted.skill);
  const majors = opening.majors.flatMap(({ code }) => normalisedClass(code) ?? normalisedCategory(code) ?? []);
  return {
    id: opening.id,
    revision: opening.revision,
    employer: opening.employer,
    validUntil: opening.validUntil,
    kind: opening.kind,
    circle: opening.circle,
    workplaces: opening.workplaces,
    provinces: [...new Set(opening.workplaces.map(provinceCode))],
    majors: [...new Set(majors)],
    skills,
    skillsAndAbove: new Set(skills.flatMap(withAncestors)),
    words: [...textsOf(opening.title), ...textsOf(opening.duties)].map(folded).join('\n'),
  };
}

/** The words of a search as they are compared: full-width forms and capitals make no difference. */
export function wordsOf(query: string): string[] {
  return folded(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

export function fits(listing: Listing, filter: DemandFilter): boolean {
  if (filter.kind !== undefined && listing.kind !== filter.kind) return false;
  if (filter.circle !== undefined && listing.circle !== filter.circle) return false;
  if (filter.skill !== undefined && !listing.skillsAndAbove.has(filter.skill)) return false;
  if (filter.major !== undefined && !asksFor(listing.majors, filter.major)) return false;
  if (filter.words?.some((word) => !listing.words.includes(word))) return false;
  return filter.regions?.some((region) => listing.workplaces.some((place) => regionContains(region, place))) ?? true;
}

/** How many of the found openings have each code, the most frequent first and at most 50 of a kind. */
export function facetsOf(found: readonly Listing[]): FacetCounts {
  return {
    kind: counted(found, (listing) => [listing.kind]),
    circle: counted(found, (listing) => (listing.circle === null ? [] : [listing.circle])),
    province: counted(found, (listing) => listing.provinces),
    major: counted(found, (listing) => listing.majors.map(catalogueCode)),
    skill: counted(found, (listing) => listing.skills),
  };
}

/** The normalised class, or category, under which a search for a major runs; undefined for what is no code of one. */
export function majorKey(code: string): string | undefined {
  return normalisedClass(code) ?? normalisedCategory(code);
}

/** The joined class as the catalogue of higher vocational education writes it, so that it can be searched by. */
function catalogueCode(key: string): string {
  return key.startsWith('UG') ? key : `${Number(key.slice(0, 2)) + 40}${key.slice(2)}`;
}

function counted(found: readonly Listing[], codesOf: (listing: Listing) => readonly string[]) {
  const counts = new Map<string, number>();
  for (const listing of found) for (const code of codesOf(listing)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, 50);
}

/** A class asks for itself and for its category, and whoever asks for a category asks for all its classes. */
function asksFor(asked: readonly string[], wanted: string): boolean {
  return asked.some((code) => code === wanted || code.startsWith(wanted) || wanted.startsWith(code));
}

/** The code of the province in full, so that it can be searched by; the country elsewhere. */
function provinceCode(place: string): string {
  const province = provinceOf(place);
  return /^\d{2}$/.test(province) ? `${province}0000` : province;
}

function withAncestors(code: string): string[] {
  const all: string[] = [];
  for (let each: string | undefined = code; each !== undefined; each = skillTree.parentOf(each)) all.push(each);
  return all;
}

function textsOf(text: Text): string[] {
  return [text.zh, text.en, text.ru].filter((words) => words !== undefined);
}

function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase();
}
