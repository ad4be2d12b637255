import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { randomFrom } from './random-pool.ts';

/** Length of every key here: AES-256. */
export const keyBytes = 32;

const nonceBytes = 12;
const tagBytes = 16;

/** How much longer sealed bytes are than plain ones: the nonce before them and the tag behind. */
export const sealOverhead = nonceBytes + tagBytes;

const version = 'v1.';

/** Something sealed was changed, cut, moved to another place, or sealed under another key; which of them, nobody can tell. */
export class SealBroken extends Error {
  constructor(options?: ErrorOptions) {
    super('This cannot be opened: it was changed, or sealed for another place or under another key.', options);
    this.name = 'SealBroken';
  }
}

/**
 * AES-256-GCM with a random nonce; only the same key and the same context open it again. Keys are KeyObjects: they take
 * a seventh of the time of keys as bytes, and nothing that prints them shows them.
 */
export function sealBytes(key: KeyObject, plain: Buffer, context: string): Buffer {
  const nonce = randomFrom(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  const encrypted = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, encrypted, cipher.getAuthTag()]);
}

export function openBytes(key: KeyObject, sealed: Buffer, context: string): Buffer {
  if (sealed.length < sealOverhead) throw new SealBroken();
  const end = sealed.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(nonceBytes, end));
  try {
    decipher.final();
  } catch (error) {
    throw new SealBroken({ cause: error });
  }
  return plain;
}

/** The same as text, with the version of the format before it, so that a later format can live beside this one. */
export function sealText(key: KeyObject, plain: Buffer, context: string): string {
  return version + sealBytes(key, plain, context).toString('base64url');
}

export function openText(key: KeyObject, sealed: string, context: string): Buffer {
  if (!sealed.startsWith(version)) throw new SealBroken();
  const text = sealed.slice(version.length);
  const bytes = Buffer.from(text, 'base64url');
  // Node skips letters that are not base64url; a text that says the same in another way is not ours.
  if (bytes.toString('base64url') !== text) throw new SealBroken();
  return openBytes(key, bytes, context);
}
