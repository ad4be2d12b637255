import { isUtf8 } from 'node:buffer';
import { refuse } from './refusal.ts';

/** The encodings in which colleges' sheets come. windows-1251 is read only when chosen: every byte of it also decodes as gb18030. */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1251'] as const;
export type Encoding = (typeof encodings)[number];

const otherNames: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  cp1251: 'windows-1251',
};

const bytesPerStep = 64 * 1024;

/** The encoding that an uploader named, or a refusal that lists those that are known. */
export function encodingNamed(name: string): Encoding {
  const wanted = name.trim().toLowerCase().replaceAll('_', '-');
  const found = encodings.find((encoding) => encoding === wanted) ?? otherNames[wanted];
  if (found) return found;
  throw refuse('invalid', 'encoding-unknown', {
    zh: `不支持的编码名称。请使用：${encodings.join('、')}。`,
    en: `This encoding is not known. Use one of ${encodings.join(', ')}.`,
  });
}

/** Byte order mark, then zero bytes of UTF-16, then strict UTF-8 over the whole file, then GB18030; a choice wins over all. */
export function detectEncoding(bytes: Uint8Array, chosen?: Encoding): Encoding {
  if (chosen) return chosen === 'utf-16le' && bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : chosen;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return utf16WithoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
}

/** Digits, separators and line ends leave a zero byte at every other place; which side it is on tells the order. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, bytesPerStep & ~1);
  const pairs = sample.length >> 1;
  let low = 0;
  let high = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0 && sample[at + 1] !== 0) high += 1;
    if (sample[at] !== 0 && sample[at + 1] === 0) low += 1;
  }
  const many = Math.max(1, pairs * 0.1);
  if (low >= many && low > high * 20) return 'utf-16le';
  if (high >= many && high > low * 20) return 'utf-16be';
  return undefined;
}

/** Decodes step by step, without the byte order mark; refuses bytes that are not of this encoding and names the first line that has them. */
export function* decode(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += bytesPerStep) {
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(at, at + bytesPerStep), { stream: true });
    } catch {
      throw broken(bytes, encoding);
    }
    if (text !== '') yield text;
  }
  let rest: string;
  try {
    rest = decoder.decode();
  } catch {
    throw broken(bytes, encoding);
  }
  if (rest !== '') yield rest;
}

function broken(bytes: Uint8Array, encoding: Encoding): Error {
  const { replacements, line } = countReplacements(bytes, encoding);
  return refuse(
    'invalid',
    'encoding',
    {
      zh: `文件不是有效的 ${encoding} 文本：有 ${replacements} 个字符无法解码，首个位于文本第 ${line} 行。请另存为 UTF-8 编码的 CSV，或上传时指定正确的编码。`,
      en: `The file is not valid ${encoding} text: ${replacements} characters cannot be decoded, the first in text line ${line}. Save it as CSV in UTF-8, or name the right encoding with the upload.`,
    },
    { encoding, replacements, line },
  );
}

function countReplacements(bytes: Uint8Array, encoding: Encoding): { replacements: number; line: number } {
  const decoder = new TextDecoder(encoding);
  let replacements = 0;
  let line = 1;
  for (let at = 0; at <= bytes.length; at += bytesPerStep) {
    const text = decoder.decode(bytes.subarray(at, at + bytesPerStep), { stream: at + bytesPerStep <= bytes.length });
    for (const character of text) {
      if (character === '\uFFFD') replacements += 1;
      else if (character === '\n' && replacements === 0) line += 1;
    }
  }
  return { replacements, line };
}
