import type { Lexicon } from './rule.ts';
import type { NormalisedText } from './normalised-text.ts';
import { normalisedText } from './normalised-text.ts';

/**
 * The words of a pattern: characters as they are; `#` a digit; `%` a Chinese numeral; `x?` perhaps; `(a|b)` one of them,
 * `(a|b)?` perhaps, without brackets inside; `…` up to eight characters of any kind; `*` the
 * rest of a word of letters. Blanks in the text make
 * no difference between any two of them, and words of Latin and Cyrillic letters begin and end as words do. There is no
 * repetition without bound, so that a text is read in time that grows with its length alone.
 */
export function patternOf(pattern: string): string {
  const openStart = pattern.startsWith('*');
  const openEnd = pattern.endsWith('*');
  const body = pattern.slice(openStart ? 1 : 0, openEnd ? -1 : undefined);
  if (pattern.length > longest || body.split(/[…*]/u).length > mostWide + 1) {
    throw new PatternError(`longer than ${longest} characters, or with more than ${mostWide} … and *`);
  }
  const pieces = piecesOf(body);
  const [first = '', last = ''] = [body.replace(/^\(/, ''), body.replace(/[)?]+$/, '')];
  return (
    (openStart ? '' : boundary(first.charAt(0), '<!')) +
    joined(pieces) +
    (openEnd ? '' : boundary(last.at(-1) ?? '', '!'))
  );
}

/** Why a pattern is none. */
export class PatternError extends Error {}

interface Piece {
  readonly source: string;
  readonly optional: boolean;
}

const gap = '[ ]?';
const ending = '[\\p{Script=Latin}\\p{Script=Cyrillic}]{0,12}?';
const wide = '[^\\n]{0,8}?';
const longest = 400;
const mostWide = 4;

function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  const characters = [...body].filter((character) => !/\s/u.test(character));
  for (let at = 0; at < characters.length; at += 1) {
    let source = characters[at] ?? '';
    if (source === '(') {
      const end = characters.indexOf(')', at);
      if (end < 0) throw new PatternError('a bracket is not closed');
      source = alternatives(characters.slice(at + 1, end).join(''));
      at = end;
    } else source = single(source);
    const optional = characters[at + 1] === '?';
    if (optional) at += 1;
    pieces.push({ source, optional });
  }
  if (pieces.every(({ optional }) => optional)) throw new PatternError('everything in it may be absent');
  return pieces;
}

function alternatives(group: string): string {
  return `(?:${group
    .split('|')
    .map((word) => joined(piecesOf(word)))
    .join('|')})`;
}

function single(character: string): string {
  if (character === '#') return '[0-9]';
  if (character === '…') return wide;
  if (character === '*') return ending;
  if (character === '%') return '[〇零一二两三四五六七八九十百]';
  const { words } = normalisedText(character);
  if (words.length === 0 || /[?*|()…]/u.test(character)) throw new PatternError(`${character} is no letter or digit`);
  return words;
}

function joined(pieces: readonly Piece[]): string {
  return pieces
    .map(({ source, optional }, at) => {
      const spaced = at === 0 ? source : gap + source;
      return optional ? `(?:${spaced})?` : spaced;
    })
    .join('');
}

/** Where a word of letters, or a number, begins or ends, so does the pattern. */
function boundary(character: string, side: '<!' | '!'): string {
  if (/\p{Script=Latin}/u.test(character)) return `(?${side}\\p{Script=Latin})`;
  if (/\p{Script=Cyrillic}/u.test(character)) return `(?${side}\\p{Script=Cyrillic})`;
  return /[0-9#]/u.test(character) ? `(?${side}[0-9])` : '';
}

/** The first hit of a lexicon in a text, in the words of the text; made once for many texts. */
export function finderOf({ find, except = [] }: Lexicon): (text: NormalisedText) => string | undefined {
  const wanted = expression(find);
  const unwanted = except.length > 0 ? expression(except) : undefined;
  return (text) => {
    let covered: Uint8Array | undefined;
    for (const [from, to] of hits(wanted, text.words)) {
      if (unwanted) covered ??= coverage(unwanted, text.words);
      if (!covered?.subarray(from, to).includes(1)) return text.quote(from, to);
    }
    return undefined;
  };
}

function expression(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.map(patternOf).join('|'), 'gu');
}

/** Every hit, also one that begins inside another; each is of bounded length. */
function* hits(wanted: RegExp, words: string): Generator<readonly [number, number]> {
  for (let from = 0; ;) {
    wanted.lastIndex = from;
    const hit = wanted.exec(words);
    if (!hit) return;
    yield [hit.index, hit.index + hit[0].length];
    from = hit.index + ((words.codePointAt(hit.index) ?? 0) > 0xffff ? 2 : 1);
  }
}

function coverage(unwanted: RegExp, words: string): Uint8Array {
  const covered = new Uint8Array(words.length);
  for (const [from, to] of hits(unwanted, words)) covered.fill(1, from, to);
  return covered;
}
