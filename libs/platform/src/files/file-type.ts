/** What a file is by its content; its name and its declared type say nothing. */
export type FileType = 'csv' | 'xlsx' | 'pdf' | 'png' | 'jpeg' | 'unknown';

/** How much of the start and of the end of a file `typeOf` wants to see. */
export const sniffedBytes = 64 * 1024;

/** How much text is looked at; it may be cut within a letter. */
const textBytes = 8 * 1024;

const signatures: readonly (readonly [FileType, Buffer])[] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
];
const zip = Buffer.from('PK\x03\x04');
const endOfDirectory = Buffer.from('PK\x05\x06');
const endBytes = 22;

/**
 * The type of a file from its first and last bytes. It says what is worth reading further and in what way, not that the
 * file is sound: a reader still has to refuse what is malformed.
 */
export function typeOf(head: Buffer, tail: Buffer): FileType {
  const found = signatures.find(([, signature]) => startsWith(head, signature));
  if (found) return found[0];
  if (startsWith(head, zip)) return isWorkbook(tail) ? 'xlsx' : 'unknown';
  return isTable(head) ? 'csv' : 'unknown';
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

/**
 * A zip names its entries in the directory at its end, and what that names is what readers see: another zip may stand
 * before it, and any words in between.
 */
function isWorkbook(tail: Buffer): boolean {
  const end = tail.lastIndexOf(endOfDirectory);
  if (end < 0 || end + endBytes > tail.length) return false;
  const bytes = tail.readUInt32LE(end + 12);
  return tail.subarray(Math.max(0, end - bytes), end).includes('xl/workbook');
}

/** Text in one of the encodings of upload sheets, with a separator, and neither markup nor JSON. */
function isTable(head: Buffer): boolean {
  const sample = head.subarray(0, textBytes);
  return encodingsOf(sample).some((encoding) => {
    const text = decoded(sample, encoding);
    return text !== undefined && !hasControls(text) && /[,;\t|，；]/.test(text) && !/^\s*[<{[]/.test(text);
  });
}

function encodingsOf(sample: Buffer): readonly string[] {
  if (sample[0] === 0xff && sample[1] === 0xfe) return ['utf-16le'];
  if (sample[0] === 0xfe && sample[1] === 0xff) return ['utf-16be'];
  return sample.includes(0) ? ['utf-16le', 'utf-16be'] : ['utf-8', 'gb18030'];
}

function decoded(sample: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return undefined;
  }
}

/** All but tab, line ends and form feed. */
function hasControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text);
}
