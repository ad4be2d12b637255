import { DomainError, invalid, pointerPart } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';

const deepest = 32;
const longest = 10_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body and refuses what two readers could understand differently: bytes that are no UTF-8, a key that
 * comes twice, keys that reach for prototypes, text that cannot be stored as it is, and nesting beyond all use.
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string;
  let body: unknown;
  try {
    text = utf8.decode(bytes);
    body = JSON.parse(text);
  } catch {
    throw malformed('The body cannot be read. Send well-formed JSON in UTF-8.');
  }
  const seen = lookThrough(body);
  // Where nothing is escaped, each colon of the text parts a key from its value or stands in a text: when none is
  // missing in what was read, no key came twice.
  if (text.includes('\\') || colonsIn(text) !== seen.colons) refuseDoubleKeys(text);
  if (seen.errors.length > 0) throw invalid('request', seen.errors.slice(0, 50));
  return body;
}

/** `JSON.parse` lets the last of two equal keys win in silence; other readers take the first. `text` is known to be JSON. */
function refuseDoubleKeys(text: string): void {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') last = token;
    else {
      const key = JSON.parse(last) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) throw malformed('A key stands twice in the same object.');
      keys?.add(key);
    }
  }
}

interface Seen {
  /** As many as the text must have. */
  colons: number;
  /** Half a surrogate pair and NUL have no place in UTF-8 text: they would be stored as something else. */
  readonly errors: FieldError[];
}

function lookThrough(body: unknown): Seen {
  const seen: Seen = { colons: 0, errors: [] };
  look(body, '', 0, seen);
  return seen;
}

function look(value: unknown, pointer: string, depth: number, seen: Seen): void {
  if (typeof value === 'string') {
    lookAtText(value, pointer, seen);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth === deepest) throw malformed(`The body is nested more than ${deepest} deep.`);
  if (Array.isArray(value)) {
    if (value.length > longest) throw malformed(`A list of the body has more than ${longest} entries.`);
    value.forEach((inner, index) => look(inner, `${pointer}/${index}`, depth + 1, seen));
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    // What every object has is nobody's field, though a reader might find it there.
    if (key in Object.prototype || key === 'prototype') {
      throw malformed('The body has a key that no object here may have.');
    }
    seen.colons += 1;
    lookAtText(key, pointer, seen);
    look(inner, `${pointer}/${pointerPart(key)}`, depth + 1, seen);
  }
}

function lookAtText(text: string, pointer: string, seen: Seen): void {
  seen.colons += colonsIn(text);
  if (isWrong(text)) seen.errors.push(wrongText(pointer));
}

function colonsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count += 1;
  return count;
}

function isWrong(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}

function wrongText(pointer: string): FieldError {
  return {
    pointer,
    code: 'format',
    message: {
      zh: '文本含有空字符或不完整的字符，请删除',
      en: 'The text holds a NUL or half a character; remove it',
    },
  };
}

function malformed(message: string): DomainError {
  return new DomainError('malformed', 'request.malformed', message);
}
