/** Full-width letters, digits and spaces become plain ones, invisible characters go, and runs of blanks become one. */
export function plainText(text: string): string {
  // Most cells are plain already, and there are hundreds of thousands of them.
  if (/^[!-~\u4E00-\u9FFF]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
    .trim();
}

/** Words with which people fill a cell that has nothing to say. */
const nothing = /^(无|无。|没有|暂无|暂缺|未填|略|不详|空|none|nil|null|n\/a|na|нет|отсутствует|[-—–_/\\.·、]+)$/i;

/** The text of a cell, or undefined if it says nothing. */
export function filled(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = plainText(text);
  return plain === '' || nothing.test(plain) ? undefined : plain;
}

/** Does the text hold full-width letters or digits? */
export function hasFullWidth(text: string): boolean {
  return /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/.test(text);
}

/** What a spreadsheet shows where a formula failed. */
export function isFormulaError(text: string): boolean {
  return /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/.test(text.trim());
}

/** `510203.0` → `510203`: a whole number that a program wrote as a fraction. */
export function withoutZeroFraction(text: string): string {
  return /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}
