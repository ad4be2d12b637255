import { simplified } from './traditional.ts';

/**
 * A text as the lexicon reads it: full-width forms, capitals and traditional characters make no difference, and whatever
 * stands between letters and digits is one blank, or one line break.
 */
export interface NormalisedText {
  readonly words: string;
  /** The same words as they stand in the text; `from` and `to` are places in `words`. */
  quote(from: number, to: number): string;
}

const letterOrDigit = /[\p{L}\p{N}]/u;
/** Accents and invisible signs: nothing between two characters. */
const nothing = /[\p{M}\p{Cf}]/u;
const lineBreak = /[\n\r\u2028\u2029]/u;

export function normalisedText(text: string): NormalisedText {
  const composed = text.normalize('NFC');
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let gap = '';
  let at = 0;
  const put = (character: string, from: number, to: number): void => {
    // A character beyond the basic plane takes two places.
    for (const unit of character.split('')) {
      words.push(unit);
      starts.push(from);
      ends.push(to);
    }
  };
  for (const character of composed) {
    const end = at + character.length;
    for (const folded of foldedOf(character)) {
      if (letterOrDigit.test(folded)) {
        if (gap !== '' && words.length > 0) put(gap, at, at);
        gap = '';
        put(simplified(folded), at, end);
      } else if (lineBreak.test(folded)) gap = '\n';
      else if (gap === '' && !nothing.test(folded)) gap = ' ';
    }
    at = end;
  }
  return {
    words: words.join(''),
    quote: (from, to) => composed.slice(starts[from] ?? 0, ends[to - 1] ?? 0),
  };
}

function foldedOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x4e00 && code < 0xa000) return character;
  const folded = character.normalize('NFKC').toLowerCase();
  return folded === 'ё' ? 'е' : folded;
}
