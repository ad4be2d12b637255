import { canonicalise } from './canonical.ts';
import { affixes, misspellings, sameActs } from './data/wording.ts';

const before = [...affixes.before].sort((a, b) => b.length - a.length);
const after = [...affixes.after].sort((a, b) => b.length - a.length);
const acts = sameActs.flatMap(([act, others]) => others.map((other) => [other, act] as const));

/** The canonical text of a skill, with frequent slips of the hand put right and numbers of versions and grades left out. */
export function skillText(text: string): string {
  let words = canonicalise(text.slice(0, 400));
  for (const [wrong, right] of misspellings) words = words.replaceAll(wrong, right);
  return words
    .replace(/(?<=[a-z])\s?v?\d+\.\d+(?:\.\d+)*/g, ' ')
    .replace(/(?<=[a-z])\s(?:19|20)\d\d\b/g, ' ')
    .replace(/\d\s*-?(?:го|й|ой)?\s*разряда?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const actWords = new Set(acts.flat());

/** Chinese words for the same act are written as one; a text that is nothing but such a word keeps its own. */
export function withOneActWord(text: string): string {
  if (actWords.has(text)) return text;
  let words = text;
  for (const [other, act] of acts) words = words.replaceAll(other, act);
  return words;
}

/** The text before a bracket, or the text itself: what a bracket adds is a detail of the skill. */
export function withoutBrackets(text: string): string {
  const bare = text
    .replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return bare === '' ? text : bare;
}

/** A Latin or Cyrillic affix is a word of its own; a Chinese one needs no border. */
function isCut(text: string, affix: string, at: number): boolean {
  return /\p{Script=Han}/u.test(affix) || text[at] === undefined || /[\s\p{Script=Han}]/u.test(text[at]);
}

function withoutAffix(text: string): string {
  for (const affix of before) {
    if (text.startsWith(affix) && text.length > affix.length && isCut(text, affix, affix.length)) {
      return text.slice(affix.length).trim();
    }
  }
  for (const affix of after) {
    const rest = text.length - affix.length;
    if (text.endsWith(affix) && rest > 0 && isCut(text, affix, rest - 1)) return text.slice(0, rest).trim();
  }
  return text;
}

/** The text, then the same with one affix after the other taken off. */
export function barerForms(text: string): string[] {
  const forms = [text];
  const bare = withoutBrackets(text);
  if (bare !== text) forms.push(bare);
  let last = bare;
  for (let round = 0; round < 4; round += 1) {
    const barer = withoutAffix(last);
    if (barer === last) break;
    forms.push(barer);
    last = barer;
  }
  return forms;
}
