const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const apostrophes = /[\u2018\u2019\u02BB\u02BC\u0060]/g;

/**
 * The one spelling under which texts are compared: compatibility forms folded (full width, Roman numerals), lower case,
 * ё as е, one kind of dash and apostrophe, single spaces, no invisible characters.
 */
export function canonicalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(invisible, '')
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(/ё/g, 'е')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The canonical spelling without spaces, dashes and underscores, which people set as they like. */
export function squeeze(canonical: string): string {
  return canonical.replace(/[\s_·•-]+/g, '');
}

const latinLookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  т: 't',
  х: 'x',
};

/** Codes such as B1 or C1 are often typed with Cyrillic letters that look the same. */
export function latinised(canonical: string): string {
  return canonical.replace(/[авсекмнортх](?=\d)/g, (letter) => latinLookalikes[letter] ?? letter);
}
