import { neutralWords } from './data/wording.ts';
import { skillIndex, skillUnits, type SkillIndex } from './skill-index.ts';
import { skillText } from './skill-wording.ts';
import { groupOf } from './skills.ts';
import type { Unit } from './units.ts';

/*
 * A term inside a longer text counts only when everything around it is known too: words that make no other skill of it,
 * or words of the same group of skills. What remains unknown may turn the sense round, and is a question for a curator.
 */

const isHan = (key: string) => /^\p{Script=Han}$/u.test(key);

/** A Chinese character says something only beside its neighbour; a word of other scripts, or a model's number, by itself. */
function piecesOf(keys: readonly string[]): string[] {
  return keys.flatMap((key, at) => {
    if (!isHan(key)) return [key];
    const next = keys[at + 1];
    return next !== undefined && isHan(next) ? [key + next] : [];
  });
}

const neutral: ReadonlySet<string> = new Set(
  neutralWords.flatMap((word) => piecesOf(skillUnits(skillText(word)).map(({ key }) => key))),
);

/** The pieces of all terms of a group, each with the terms that hold it. */
function piecesByGroup({ terms }: SkillIndex): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  terms.forEach(({ code, text }, term) => {
    const keys = skillUnits(skillText(text)).map(({ key }) => key);
    for (const piece of new Set(piecesOf(keys))) {
      const at = `${groupOf(code)} ${piece}`;
      holders.set(at, [...(holders.get(at) ?? []), term]);
    }
  });
  return holders;
}

const known = piecesByGroup(skillIndex);

const wordsByGroup = wordsOf([...known.keys()]);

function wordsOf(groupedPieces: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const [group = '', piece = ''] of groupedPieces.map((each) => each.split(' '))) {
    if (/^\p{L}+$/u.test(piece) && !/\p{Script=Han}/u.test(piece))
      words.set(group, [...(words.get(group) ?? []), piece]);
  }
  return words;
}

/** A type or version, such as 1200 or fx3u: which of a kind, and never another kind. */
const isModel = (key: string) => /\d/.test(key) && !isHan(key);

/** Is every unit that the skill's own terms do not cover known beside a skill of this group? */
export function onlyKnownAround(
  units: readonly Unit[],
  covered: ReadonlySet<number>,
  code: string,
  leaveOut: ReadonlySet<number> | undefined,
): boolean {
  const isKnown = knownBeside(code, leaveOut);
  return units.every((_, at) => covered.has(at) || isKnownAt(units, at, isKnown));
}

/** The same for a whole text, where a word of other scripts may be misspelt by a letter. */
export function isKnownThroughout(
  units: readonly Unit[],
  code: string,
  leaveOut: ReadonlySet<number> | undefined,
): boolean {
  const isKnown = knownBeside(code, leaveOut);
  const words = wordsByGroup.get(groupOf(code)) ?? [];
  return units.every(
    ({ key }, at) =>
      isKnownAt(units, at, isKnown) ||
      (!isHan(key) && words.some((word) => isKnown(word) && differsByOneLetter(key, word))),
  );
}

function knownBeside(code: string, leaveOut: ReadonlySet<number> | undefined): (piece: string) => boolean {
  const group = groupOf(code);
  return (piece) =>
    neutral.has(piece) || (known.get(`${group} ${piece}`)?.some((term) => !leaveOut?.has(term)) ?? false);
}

function isKnownAt(units: readonly Unit[], at: number, isKnown: (piece: string) => boolean): boolean {
  const key = units[at]?.key ?? '';
  if (isModel(key)) return true;
  if (!isHan(key)) return isKnown(key);
  const [before = '', after = ''] = [units[at - 1]?.key, units[at + 1]?.key];
  return (isHan(before) && isKnown(before + key)) || (isHan(after) && isKnown(key + after));
}

const leastLetters = 5;

/** Is one a slip of the other: a letter too many, too few, another one, or two that changed places? */
function differsByOneLetter(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < leastLetters || Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === [...right].reverse().join(''));
}
