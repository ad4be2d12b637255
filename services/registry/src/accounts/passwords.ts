import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/* OWASP's recommendation for scrypt: N = 2^17, r = 8, p = 1. */
const cost = { N: 131_072, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };
const keyBytes = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Salted scrypt hash of a password, as text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, salt = '', expected = ''] = hash.split('$');
  const key = await derive(password, Buffer.from(salt, 'base64url'));
  const wanted = Buffer.from(expected, 'base64url');
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}

/** A password that nobody can guess: 120 bits, in letters that are not mistaken for each other. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  return [...randomBytes(24)]
    .map((byte) => letters.charAt(byte % letters.length))
    .join('')
    .replace(/(.{6})(?=.)/g, '$1-');
}
