import { DomainError, invalid } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';

const deepest = 32;

/**
 * Reads a JSON body and refuses what two readers could understand differently: bytes that are no UTF-8, a key that
 * comes twice, keys that reach for prototypes, text that cannot be stored as it is, and nesting beyond all use.
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string;
  let body: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    body = JSON.parse(text);
  } catch {
    throw malformed('The body cannot be read. Send well-formed JSON in UTF-8.');
  }
  refuseDoubleKeys(text);
  const errors = wrongTexts(body);
  if (errors.length > 0) throw invalid('request', errors);
  return body;
}

/** `JSON.parse` lets the last of two equal keys win in silence; other readers take the first. `text` is known to be JSON. */
function refuseDoubleKeys(text: string): void {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g)) {
    if (token === '{' || token === '[') {
      if (open.push(new Set()) > deepest) throw malformed(`The body is nested more than ${deepest} deep.`);
    } else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') last = token;
    else {
      const key = JSON.parse(last) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) throw malformed('A key stands twice in the same object.');
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
        throw malformed('The body has a key that no object here may have.');
      }
      keys?.add(key);
    }
  }
}

/** Half a surrogate pair and NUL have no place in UTF-8 text: they would be stored as something else. */
function wrongTexts(body: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const rest: [unknown, string][] = [[body, '']];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [value, pointer] = next;
    if (typeof value === 'string' && isWrong(value)) errors.push(wrongText(pointer));
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (isWrong(key)) errors.push(wrongText(pointer));
      rest.push([inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`]);
    }
  }
  return errors.slice(0, 50);
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
