import { filled, plainText } from './text.ts';

const opening = '([{（【［｛《「“';
const closing = ')]}）】］｝》」”';
const separators = '、，,;；|｜\n\r\t';
const anyBracket = /[([{（【［｛《「“)\]}）】］｝》」”]/;
const anySeparator = /[、，,;；|｜\n\r\t]/;

/** The items of a cell. Separators inside brackets are part of an item; `/ + - . ·` never separate. */
export function listItems(cell: string): string[] {
  return parts(cell)
    .map((item) => filled(withoutAndSoOn(item)))
    .filter((item) => item !== undefined);
}

function parts(cell: string): string[] {
  if (!anyBracket.test(cell)) return cell.split(anySeparator);
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  const balanced = isBalanced(cell);
  for (let at = 0; at < cell.length; at += 1) {
    const character = cell.charAt(at);
    if (balanced && opening.includes(character)) depth += 1;
    else if (balanced && closing.includes(character)) depth -= 1;
    else if (depth === 0 && separators.includes(character)) {
      items.push(cell.slice(from, at));
      from = at + 1;
    }
  }
  items.push(cell.slice(from));
  return items;
}

/** Takes 等 (and so on) from the end of an item, but not from a rank such as 二级甲等 or 三等. */
function withoutAndSoOn(item: string): string {
  if (!item.includes('等')) return item;
  return item.replace(/(?:\s+等|(?<![\s一二三四五六七八九十甲乙丙丁特优头高中初平])等|等等)\s*$/u, '');
}

/** With a bracket that is never closed, brackets protect nothing. */
function isBalanced(cell: string): boolean {
  let depth = 0;
  for (const character of cell) {
    if (opening.includes(character)) depth += 1;
    if (closing.includes(character)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** An item and what stands after its colon or in its last brackets: `PLC编程:4`, `PLC（4）`. */
export function itemAndMark(item: string): { text: string; mark: string | undefined } {
  const plain = plainText(item);
  // Most items carry no mark.
  if (!/[:)\]】]/.test(plain)) return { text: plain, mark: undefined };
  const colon = /^(.+?)\s*:\s*([^:]{1,20})$/.exec(plain);
  if (colon) return { text: colon[1] ?? item, mark: colon[2] };
  const bracket = /^(.+?)\s*[([【]([^()[\]【】]{1,20})[)\]】]$/.exec(plain);
  if (bracket) return { text: bracket[1] ?? item, mark: bracket[2] };
  return { text: plain, mark: undefined };
}
