import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a hash costs, which stands in it, so that it can be checked when new ones cost more. */
interface Cost {
  /** N = 2^ln. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/* OWASP's recommendation for scrypt: N = 2^17, r = 8, p = 1. */
const cost: Cost = { ln: 17, r: 8, p: 1 };
const keyBytes = 32;
/** No stored hash may ask for more memory than this: 1 GiB. */
const mostMemory = 2 ** 30;

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln;
  const terms = { N, r, p, maxmem: 128 * r * (N + p) + 2 ** 25 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, terms, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function costText({ ln, r, p }: Cost): string {
  return `ln=${ln},r=${r},p=${p}`;
}

/** Hashes of earlier days say no cost; they have that of today. */
function partsOf(hash: string): { cost: Cost; salt: Buffer; key: Buffer } | undefined {
  const [, ln = '17', r = '8', p = '1', salt = '', key = ''] =
    /^scrypt\$(?:ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$)?([\w-]+)\$([\w-]+)$/.exec(hash) ?? [];
  const parts = { cost: { ln: +ln, r: +r, p: +p }, salt: Buffer.from(salt, 'base64url') };
  const isAffordable = +ln > 0 && +r > 0 && +p > 0 && 128 * +r * (2 ** +ln + +p) <= mostMemory;
  return salt === '' || !isAffordable ? undefined : { ...parts, key: Buffer.from(key, 'base64url') };
}

/** Salted scrypt hash of a password, as text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', costText(cost), salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const parts = partsOf(hash);
  if (!parts) return false;
  const key = await derive(password, parts.salt, parts.cost);
  return parts.key.length === key.length && timingSafeEqual(parts.key, key);
}

/** Would a hash that is made today cost something else? Then this one is replaced when its password comes again. */
export function isOldHash(hash: string): boolean {
  return !hash.startsWith(`scrypt$${costText(cost)}$`);
}

/** A password that nobody can guess: 120 bits, in letters that are not mistaken for each other. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  return [...randomBytes(24)]
    .map((byte) => letters.charAt(byte % letters.length))
    .join('')
    .replace(/(.{6})(?=.)/g, '$1-');
}
