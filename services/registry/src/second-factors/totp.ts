import { createHmac, timingSafeEqual } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const digits = 6;
const stepSeconds = 30;
/** A clock may be off by a step, and a code may be typed as it changes. */
const tolerance = 1;

/** Base32 of RFC 4648 without padding, as authenticators read it. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((value >>> (bits - 5)) & 31);
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet.charAt((value << (5 - bits)) & 31) : text;
}

/** The one-time password of a counter (RFC 4226). */
export function hotp(secret: Uint8Array, counter: number): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(moving).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0');
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/** The step that a code belongs to (RFC 6238), if it is near now and later than the last one that was used. */
export function stepOf(secret: Uint8Array, code: string, now: Date, lastStep: number): number | undefined {
  const current = stepAt(now);
  let found: number | undefined;
  for (let step = current - tolerance; step <= current + tolerance; step += 1) {
    if (step > lastStep && step >= 0 && isSame(hotp(secret, step), code)) found = step;
  }
  return found;
}

/** What an authenticator takes as a link or in a QR code. */
export function otpauthUri(secret: Uint8Array, label: string): string {
  const issuer = 'Duijie';
  const terms = new URLSearchParams({
    secret: base32(secret),
    issuer,
    algorithm: 'SHA1',
    digits: String(digits),
    period: String(stepSeconds),
  });
  return `otpauth://totp/${issuer}:${encodeURIComponent(label)}?${terms.toString()}`;
}

function isSame(wanted: string, given: string): boolean {
  const [a, b] = [Buffer.from(wanted), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
