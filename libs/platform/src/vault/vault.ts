import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SealBroken, keyBytes, openBytes, sealBytes } from './cipher.ts';

/** What a vault may be given beside its master key. */
export interface MoreKeys {
  /** Another master key, under which things may be sealed too: the former one after a change, or the next one before it. */
  readonly other?: Buffer | undefined;
  /** Of keyed hashes; they name things for ever, so it outlives every master key. Default: derived from the master key. */
  readonly hashKey?: Buffer | undefined;
}

/** `v2.`, the context, and what is sealed, both in base64url: who changes the master key needs to know nothing else. */
const sealedText = /^v2\.([\w-]*)\.([\w-]{38,})$/;

/** The key of keyed hashes that belongs to a master key as long as none is given apart. */
export function hashKeyOf(masterKey: Buffer): Buffer {
  return derive(createSecretKey(masterKey), 'duijie hash key 1');
}

/**
 * Everything that the master key does: it seals small secrets, such as the keys of persons and files, and makes keyed
 * hashes. The master key itself encrypts nothing; each use has a key of its own derived from it (HKDF-SHA-256).
 */
export class Vault {
  readonly #sealKey: KeyObject;
  readonly #otherSealKey: KeyObject | undefined;
  readonly #hashKey: KeyObject;
  readonly #hashKeys = new Map<string, KeyObject>();

  constructor(masterKey: Buffer, { other, hashKey }: MoreKeys = {}) {
    for (const key of [masterKey, other, hashKey]) {
      if (key && key.length !== keyBytes) {
        throw new Error(`The master key must have ${keyBytes} bytes, not ${key.length}.`);
      }
    }
    this.#sealKey = sealKeyOf(masterKey);
    this.#otherSealKey = other && !other.equals(masterKey) ? sealKeyOf(other) : undefined;
    this.#hashKey = createSecretKey(hashKey ?? hashKeyOf(masterKey));
  }

  /** Is there another master key, so that things may have to be sealed again? */
  get hasOther(): boolean {
    return this.#otherSealKey !== undefined;
  }

  /** Opens only with the same context, which says what the secret is and whose: `subject grd_01JD…`. */
  seal(plain: string | Buffer, context: string): string {
    const sealed = sealBytes(this.#sealKey, Buffer.from(plain), context);
    return `v2.${Buffer.from(context).toString('base64url')}.${sealed.toString('base64url')}`;
  }

  /** Throws SealBroken when the text was changed, or sealed for another context or under a master key that is not here. */
  open(sealed: string, context: string): Buffer {
    const parts = partsOf(sealed);
    if (parts?.context !== context) throw new SealBroken();
    const plain = opened(this.#sealKey, parts) ?? opened(this.#otherSealKey, parts);
    if (!plain) throw new SealBroken();
    return plain;
  }

  /** Is this a text that the other master key sealed? */
  isOfOther(text: string): boolean {
    const parts = partsOf(text);
    return parts !== undefined && !opened(this.#sealKey, parts) && opened(this.#otherSealKey, parts) !== undefined;
  }

  /** The same secret under the present master key; what is no sealed text, or is so sealed already, stays as it is. */
  sealAgain(text: string): string {
    const parts = partsOf(text);
    if (!parts || opened(this.#sealKey, parts)) return text;
    const plain = opened(this.#otherSealKey, parts);
    return plain ? this.seal(plain, parts.context) : text;
  }

  /** HMAC-SHA-256 in hex. The same text gives unrelated hashes for two purposes, so that they cannot be joined. */
  hash(text: string, purpose: string): string {
    let key = this.#hashKeys.get(purpose);
    if (!key) {
      key = createSecretKey(derive(this.#hashKey, `duijie hash 1 ${purpose}`));
      this.#hashKeys.set(purpose, key);
    }
    return createHmac('sha256', key).update(text).digest('hex');
  }
}

interface Parts {
  readonly context: string;
  readonly bytes: Buffer;
}

function partsOf(text: string): Parts | undefined {
  const [, context = '', sealed = ''] = sealedText.exec(text) ?? [];
  const [place, bytes] = [Buffer.from(context, 'base64url'), Buffer.from(sealed, 'base64url')];
  // Base64url has letters with bits to spare; a text that says the same in another way is not ours.
  const isOurs = sealed !== '' && bytes.toString('base64url') === sealed && place.toString('base64url') === context;
  return isOurs ? { context: place.toString('utf8'), bytes } : undefined;
}

function opened(key: KeyObject | undefined, { context, bytes }: Parts): Buffer | undefined {
  if (!key) return undefined;
  try {
    return openBytes(key, bytes, context);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

function sealKeyOf(masterKey: Buffer): KeyObject {
  return createSecretKey(derive(createSecretKey(masterKey), 'duijie seal 1'));
}

function derive(key: KeyObject, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', info, keyBytes));
}
