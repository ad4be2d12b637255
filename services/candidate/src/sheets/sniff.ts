import { refuse } from './refusal.ts';

/** What the content is, whatever the file is called. */
export type SheetForm = 'xlsx' | 'text';

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF'],
  ['\xd0\xcf\x11\xe0', 'Excel 97–2003 (.xls)'],
  ['\x1f\x8b', 'gzip'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7-Zip'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['MZ', 'Windows program'],
  ['\x7fELF', 'Linux program'],
  ['{\\rtf', 'RTF'],
  ['PK\x05\x06', 'empty ZIP'],
  ['SQLite format 3', 'SQLite'],
];

/** Looks at the first bytes: XLSX begins as a zip; other known formats, markup and binary content are refused. */
export function sniff(bytes: Uint8Array): SheetForm {
  if (bytes.length === 0) {
    throw refuse('invalid', 'empty', {
      zh: '文件是空的。请检查后重新上传。',
      en: 'The file is empty. Check it and upload it again.',
    });
  }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return 'xlsx';
  const known = signatures.find(([start]) => head.startsWith(start));
  if (known) throw wrongType(known[1]);
  const text = head
    .replace(/^\xef\xbb\xbf/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  if (/^(<\?xml|<!doctype|<html|<table|<meta|<script|<svg|<!--)/.test(text)) throw wrongType('HTML / XML');
  // Text has none of these control characters, in any of the encodings read here; UTF-16 has zero bytes and is told apart later.
  // eslint-disable-next-line no-control-regex
  if (/[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(head) && !isUtf16(bytes)) throw wrongType('binary');
  return 'text';
}

function isUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return bytes.subarray(0, 1024).includes(0);
}

export function wrongType(found: string): Error {
  return refuse(
    'unsupported',
    'wrong-type',
    {
      zh: `该文件的内容是 ${found}，不是表格。请上传 .xlsx 或 CSV（旧版 .xls 请先另存为 .xlsx）。`,
      en: `The content of this file is ${found}, not a sheet that can be read. Upload .xlsx or CSV (save an old .xls as .xlsx first).`,
    },
    { found },
  );
}
