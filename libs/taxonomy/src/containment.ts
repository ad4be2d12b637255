import { squeeze } from './canonical.ts';
import { isBelow, skill } from './skills.ts';
import { skillUnits, type SkillIndex } from './skill-index.ts';
import { onlyKnownAround } from './surroundings.ts';
import { keyOf, weightOf, type Unit } from './units.ts';

interface Hit {
  readonly code: string;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  /** Units between head and tail that are not of the term. */
  readonly gap?: { readonly from: number; readonly to: number };
}

/** What a form inside a longer text means, or undefined when it must not count. */
export type SenseInside = (form: string) => string | undefined;

export interface Containment {
  readonly code?: string;
  /** Groups whose names stand in the text: they narrow the search but are no answer themselves. */
  readonly groups: readonly string[];
}

const mostUnitsRead = 40;
const widestGap = 4;
/** A term must make up this much of the text, in per cent: a word in running text is no skill. */
const leastShare = 25;

interface Search {
  readonly index: SkillIndex;
  readonly units: readonly Unit[];
  readonly keys: readonly string[];
  readonly leaveOut: ReadonlySet<number> | undefined;
  readonly sense: SenseInside;
}

function codesOf({ index, leaveOut, sense }: Search, key: string): Set<string> {
  const codes = new Set<string>();
  for (const term of index.byUnits.get(key) ?? []) {
    if (leaveOut?.has(term)) continue;
    const { code, text } = index.terms[term] ?? { code: '', text: '' };
    const meant = sense(squeeze(text.toLowerCase()));
    if (meant === undefined) codes.add(code);
    else if (meant !== '') codes.add(meant);
  }
  return codes;
}

/** Terms that stand in the text unit by unit. */
function whole(search: Search): Hit[] {
  const { units, keys, index } = search;
  const hits: Hit[] = [];
  for (let from = 0; from < units.length; from += 1) {
    for (let to = from + 1; to <= Math.min(units.length, from + index.mostUnits); to += 1) {
      const codes = codesOf(search, keys.slice(from, to).join(' '));
      const weight = weightOf(units.slice(from, to));
      if (weight > 2 || /[a-z]/.test(keys[from] ?? '')) for (const code of codes) hits.push({ code, weight, from, to });
    }
  }
  return hits;
}

const longEnough = (units: readonly Unit[]) => weightOf(units) >= 4;

/** Terms whose head and tail stand in the text with a few units between them, such as 网页[前端]设计. */
function parted(search: Search): Hit[] {
  const { units, keys, index } = search;
  const hits: Hit[] = [];
  for (let from = 0; from < units.length; from += 1) {
    for (let head = from + 1; head < Math.min(units.length, from + index.mostUnits); head += 1) {
      const start = keys.slice(from, head).join(' ');
      if (!longEnough(units.slice(from, head)) || !index.heads.has(start)) continue;
      for (let tail = head + 1; tail <= Math.min(units.length - 1, head + widestGap); tail += 1) {
        hits.push(...tails(search, { from, head, tail, start }));
      }
    }
  }
  return hits;
}

function tails(search: Search, at: { from: number; head: number; tail: number; start: string }): Hit[] {
  const { units, keys, index } = search;
  const hits: Hit[] = [];
  const gap = weightOf(units.slice(at.head, at.tail));
  for (let to = at.tail + 1; to <= Math.min(units.length, at.tail + index.mostUnits); to += 1) {
    const end = units.slice(at.tail, to);
    if (!longEnough(end)) continue;
    const weight = weightOf(units.slice(at.from, at.head)) + weightOf(end) - Math.ceil(gap / 2);
    for (const code of codesOf(search, `${at.start} ${keys.slice(at.tail, to).join(' ')}`)) {
      if (weight > 0) hits.push({ code, weight, from: at.from, to, gap: { from: at.head, to: at.tail } });
    }
  }
  return hits;
}

/** The longest hit; one below it in the forest of skills says more and goes first, however short its name. */
function longest(hits: readonly Hit[], all: readonly Hit[]): string | undefined {
  const sorted = [...hits].sort((a, b) => b.weight - a.weight || b.to - b.from - (a.to - a.from));
  const first = sorted[0];
  if (!first) return undefined;
  const narrower = all.find(({ code }) => isBelow(code, first.code));
  if (narrower) return narrower.code;
  const rivals = sorted.filter(
    ({ code, weight }) => weight === first.weight && code !== first.code && !isBelow(first.code, code),
  );
  return rivals.length === 0 ? first.code : undefined;
}

/** The units that terms of the skill, or of one above it, account for. */
function coveredBy(hits: readonly Hit[], code: string): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const hit of hits) {
    if (hit.code !== code && !isBelow(code, hit.code)) continue;
    for (let at = hit.from; at < hit.to; at += 1) {
      if (!hit.gap || at < hit.gap.from || at >= hit.gap.to) covered.add(at);
    }
  }
  return covered;
}

/** Looks for the longest term that the text contains; it counts only when everything around it is known. */
export function contained(
  index: SkillIndex,
  canonical: string,
  sense: SenseInside,
  leaveOut?: ReadonlySet<number>,
): Containment {
  const units = skillUnits(canonical).slice(0, mostUnitsRead);
  const search: Search = { index, units, keys: units.map(({ key }) => key), leaveOut, sense };
  const hits = [...whole(search), ...parted(search)];
  const isGroup = ({ code }: Hit) => skill(code)?.kind === 'group';
  const groups = [...new Set(hits.filter(isGroup).map(({ code }) => code))];
  const total = weightOf(units);
  const strong = hits.filter((hit) => !isGroup(hit) && hit.weight * 100 >= total * leastShare);
  const code = longest(strong, hits);
  if (code === undefined || !onlyKnownAround(units, coveredBy(hits, code), code, leaveOut)) return { groups };
  return { code, groups };
}

/** The key under which a whole text is looked for by its units. */
export function wholeKey(canonical: string): string {
  return keyOf(skillUnits(canonical));
}
