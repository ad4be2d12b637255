import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Words as bytes might hold them: UTF-8, UTF-16 of both orders, and base64 at each of its three places. */
export function needlesOf(words: readonly string[]): ReadonlyMap<string, Buffer> {
  const needles = new Map<string, Buffer>();
  for (const word of words) {
    const little = Buffer.from(word, 'utf16le');
    needles.set(`${word} as UTF-8`, Buffer.from(word, 'utf8'));
    needles.set(`${word} as UTF-16LE`, little);
    needles.set(`${word} as UTF-16BE`, Buffer.from(little).swap16());
    for (const before of [0, 1, 2]) {
      const shifted = Buffer.concat([Buffer.alloc(before), Buffer.from(word, 'utf8')]);
      // Letters at the ends depend on what stands beside the word.
      const letters = shifted
        .toString('base64')
        .replaceAll('=', '')
        .slice(before === 0 ? 0 : before + 1, -1);
      needles.set(`${word} as base64, ${before}`, Buffer.from(letters));
      needles.set(`${word} as base64url, ${before}`, Buffer.from(letters.replaceAll('+', '-').replaceAll('/', '_')));
    }
  }
  return needles;
}

export function tracesIn(bytes: Uint8Array, needles: ReadonlyMap<string, Buffer>, where: string): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [...needles].filter(([, needle]) => buffer.includes(needle)).map(([name]) => `${name} in ${where}`);
}

/** Every file below a folder, whole, whatever it is. */
export async function tracesUnder(folder: string, needles: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const found = new Set<string>();
  const longest = Math.max(...[...needles.values()].map(({ length }) => length));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (await isHole(path)) continue;
    let tail = Buffer.alloc(0);
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
      const bytes = Buffer.concat([tail, piece as Buffer]);
      for (const trace of tracesIn(bytes, needles, path)) found.add(trace);
      tail = bytes.subarray(-longest);
    }
  }
  return [...found];
}

/** Of its indexes Kafka makes ten megabytes beforehand, hundreds of them, in which nothing was ever written. */
async function isHole(path: string): Promise<boolean> {
  const { size, blocks } = await stat(path);
  return size >= 1 << 20 && blocks === 0;
}
