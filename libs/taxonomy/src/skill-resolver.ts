import { ambiguousForm, senseOf, type SkillContext } from './ambiguity.ts';
import { canonicalise, squeeze } from './canonical.ts';
import { contained, wholeKey } from './containment.ts';
import { qualificationMarks, type AmbiguousForm } from './data/ambiguous.ts';
import { skillIndex as index, skillUnits } from './skill-index.ts';
import { barerForms, skillText, withoutBrackets, withOneActWord } from './skill-wording.ts';
import { groupOf, isBelow, skill } from './skills.ts';
import { isKnownThroughout } from './surroundings.ts';
import { suggest, type Resolution, type Suggestion } from './suggestions.ts';

/** Names that are no more than alike count from here, in basis points, and only when the next skill is clearly behind. */
const alikeEnough = 8000;
const alikeInGroup = 4800;
const clearlyBehind = 900;

type LeaveOut = ReadonlySet<number> | undefined;

/** The one code that all these terms name. */
function onlyCode(terms: readonly number[] | undefined, leaveOut: LeaveOut): string | undefined {
  let only: string | undefined;
  for (const term of terms ?? []) {
    if (leaveOut?.has(term)) continue;
    const code = index.terms[term]?.code;
    if (only !== undefined && only !== code) return undefined;
    only = code;
  }
  return only;
}

function groupsOfNeighbours(neighbours: readonly string[]): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const neighbour of neighbours) {
    const key = squeeze(skillText(neighbour));
    const code = ambiguousForm(key) ? undefined : onlyCode(index.exact.get(key), undefined);
    if (code !== undefined) groups.add(groupOf(code));
  }
  return groups;
}

const groups = { of: groupOf, ofNeighbours: groupsOfNeighbours };

function suggestionsFor(form: AmbiguousForm): Suggestion[] {
  return form.senses.map(({ code }) => ({ code, name: skill(code)?.names ?? {}, similarity: 10_000 }));
}

/** What stands around an ambiguous form in its own text: affixes around it say nothing, a mark of a qualification does. */
function ambiguousOwn(forms: readonly string[], form: string): string {
  const own = forms[0] ?? form;
  return qualificationMarks.test(own) ? own : form;
}

/** The rungs that need every word of the text: the text, then barer forms of it, then its stems. */
function byWholeText(forms: readonly string[], context: SkillContext, leaveOut: LeaveOut): Resolution | undefined {
  for (const form of forms) {
    const key = squeeze(form);
    const ambiguous = ambiguousForm(key);
    if (ambiguous) {
      const code = senseOf(ambiguous, ambiguousOwn(forms, form), context, groups);
      return code === undefined ? { suggestions: suggestionsFor(ambiguous) } : { code };
    }
    const code = onlyCode(index.exact.get(key), leaveOut);
    if (code !== undefined) return { code };
  }
  for (const form of forms) {
    const code = onlyCode(index.byUnits.get(wholeKey(form)), leaveOut);
    if (code !== undefined) return { code };
  }
  return undefined;
}

/** Short words are like many others: only longer ones may be told by likeness. */
const longEnough = (text: string) => squeeze(text).length >= (/\p{Script=Han}/u.test(text) ? 4 : 7);

/**
 * The last rung: the skill whose name is so alike that only order or spelling differs; every word must be known in its
 * group. Where the text names a group, less likeness is enough inside it.
 */
function byLikeness(text: string, within: readonly string[], leaveOut: LeaveOut): string | undefined {
  if (!longEnough(text)) return undefined;
  const nearest = index.likeness.nearest(withOneActWord(text), 12, leaveOut);
  const clear = (found: typeof nearest, least: number) => {
    const [first, second] = found;
    if (!first || first.similarity < least) return undefined;
    return first.similarity - (second?.similarity ?? 0) >= clearlyBehind ? first.code : undefined;
  };
  const inGroup = nearest.filter(({ code }) => within.some((group) => isBelow(code, group)));
  const code = clear(nearest, alikeEnough) ?? clear(inGroup, alikeInGroup);
  return code !== undefined && isKnownThroughout(skillUnits(text), code, leaveOut) ? code : undefined;
}

function climb(text: string, context: SkillContext, leaveOut: LeaveOut): Resolution {
  const canonical = skillText(text);
  if (canonical === '') return { suggestions: [] };
  const forms = barerForms(canonical);
  const found = byWholeText(forms, context, leaveOut);
  if (found) return found;
  const bare = withoutBrackets(canonical);
  const sense = (form: string) => {
    const ambiguous = ambiguousForm(form);
    return ambiguous && (senseOf(ambiguous, bare, context, groups) ?? '');
  };
  let inside = contained(index, bare, sense, leaveOut);
  for (const form of forms.slice(forms.indexOf(bare) + 1)) {
    if (inside.code === undefined) inside = { ...contained(index, form, sense, leaveOut), groups: inside.groups };
  }
  const code = inside.code ?? byLikeness(bare, inside.groups, leaveOut);
  return code === undefined
    ? { suggestions: suggest(index.likeness, withOneActWord(bare), nameOf, leaveOut) }
    : { code };
}

const nameOf = (code: string) => skill(code)?.names;

/** Answers that no context changes, and answers for a text without any; two memories, so that neither depends on history. */
const exactOnes = new Map<string, Resolution>();
const aloneOnes = new Map<string, Resolution>();
const mostRemembered = 20_000;

function remember(memory: Map<string, Resolution>, text: string, resolution: Resolution): Resolution {
  if (memory.size >= mostRemembered) memory.clear();
  if (text.length <= 100) memory.set(text, resolution);
  return resolution;
}

/** A code, or a text that names one skill whatever stands around it. */
function asItStands(text: string): Resolution | undefined {
  if (skill(text)) return { code: text };
  const known = exactOnes.get(text);
  if (known) return known;
  const exact = exactly(text);
  return exact && remember(exactOnes, text, exact);
}

function exactly(text: string): Resolution | undefined {
  const key = squeeze(skillText(text));
  const code = ambiguousForm(key) ? undefined : onlyCode(index.exact.get(key), undefined);
  return code === undefined ? undefined : { code };
}

/**
 * The skill that a text in Chinese, English or Russian names, or what it may have been. A code in its own spelling counts
 * as its skill. Short and overloaded forms (AI, PR, 西门子) resolve only in a context; `neighbours`, even when empty, says
 * that the text is an item of a list of skills.
 */
export function resolveSkill(text: string, context: SkillContext = {}): Resolution {
  const alone = context.neighbours === undefined && context.circle === undefined;
  const known = asItStands(text) ?? (alone ? aloneOnes.get(text) : undefined);
  if (known) return known;
  const resolution = climb(text, context, undefined);
  return alone ? remember(aloneOnes, text, resolution) : resolution;
}

/** Resolves as if the terms at these places of the index did not exist; for measuring how much the table carries. */
export function resolveWithout(text: string, leaveOut: ReadonlySet<number>): Resolution {
  return climb(text, { neighbours: [] }, leaveOut);
}

export interface SkillReading {
  readonly text: string;
  readonly resolution: Resolution;
}

const isResolved = ({ resolution }: SkillReading) => 'code' in resolution;

/**
 * The skills of one item of a list. People also write several into one item (`PS/PR/AE`, `python 机器学习`): it is
 * parted at slashes, plus signs or spaces, when it is no skill as a whole and enough of its parts are.
 */
export function resolveSkills(text: string, context: SkillContext = {}): SkillReading[] {
  const words = text.trim();
  if (words === '') return [];
  const whole = asItStands(words) ?? byWholeText(barerForms(skillText(words)), context, undefined);
  if (whole) return [{ text: words, resolution: whole }];
  for (const [parting, least] of [
    [/[/／]/u, 1],
    [/[+＋]/u, 2],
    [/\s+/u, 2],
  ] as const) {
    const parts = words.split(parting).map((part) => part.trim()).filter((part) => part !== '' && canonicalise(part) !== '等'); // prettier-ignore
    if (parts.length < 2) continue;
    const neighbours = [...(context.neighbours ?? []), ...parts];
    const readings = parts.map((part) => ({ text: part, resolution: resolveSkill(part, { ...context, neighbours }) }));
    const codes = new Set(readings.flatMap(({ resolution }) => ('code' in resolution ? [resolution.code] : [])));
    const enough = least === 1 ? readings.some(isResolved) : readings.every(isResolved) && codes.size >= least;
    if (enough) return readings;
  }
  return [{ text: words, resolution: resolveSkill(words, context) }];
}
