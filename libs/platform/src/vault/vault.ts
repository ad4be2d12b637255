import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { keyBytes, openText, sealText } from './cipher.ts';

/**
 * Everything that the master key does: it seals small secrets, such as the keys of persons and files, and makes keyed
 * hashes. The master key itself encrypts nothing; each use has a key of its own derived from it (HKDF-SHA-256).
 */
export class Vault {
  readonly #masterKey: KeyObject;
  readonly #sealKey: KeyObject;
  readonly #hashKeys = new Map<string, KeyObject>();

  constructor(masterKey: Buffer) {
    if (masterKey.length !== keyBytes) {
      throw new Error(`The master key must have ${keyBytes} bytes, not ${masterKey.length}.`);
    }
    this.#masterKey = createSecretKey(masterKey);
    this.#sealKey = this.#derive('duijie seal 1');
  }

  /** Opens only with the same context, which says what the secret is and whose: `subject grd_01JD…`. */
  seal(plain: string | Buffer, context: string): string {
    return sealText(this.#sealKey, Buffer.from(plain), context);
  }

  /** Throws SealBroken when the text was changed, or sealed for another context or under another master key. */
  open(sealed: string, context: string): Buffer {
    return openText(this.#sealKey, sealed, context);
  }

  /** HMAC-SHA-256 in hex. The same text gives unrelated hashes for two purposes, so that they cannot be joined. */
  hash(text: string, purpose: string): string {
    let key = this.#hashKeys.get(purpose);
    if (!key) {
      key = this.#derive(`duijie hash 1 ${purpose}`);
      this.#hashKeys.set(purpose, key);
    }
    return createHmac('sha256', key).update(text).digest('hex');
  }

  #derive(info: string): KeyObject {
    return createSecretKey(Buffer.from(hkdfSync('sha256', this.#masterKey, '', info, keyBytes)));
  }
}
