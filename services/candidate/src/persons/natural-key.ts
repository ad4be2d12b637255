const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A keyed hash: HMAC under the vault's key for that purpose, in hex. */
export type KeyedHash = (text: string, purpose: string) => string;

/** The same graduate is found again by college and student number, without either being stored in the clear. */
export function naturalKeyOf(hash: KeyedHash, college: string, studentNo: string): string {
  return hash(`${college}\n${studentNo}`, 'graduate');
}

/**
 * The id of a graduate, in the form of all ids, made of the natural key: whoever repeats an upload after a crash makes
 * the same ids. After an erasure the next generation begins.
 */
export function graduateIdOf(hash: KeyedHash, naturalKey: string, generation: number): string {
  const digest = hash(`${naturalKey} ${generation}`, 'graduate id');
  let bits = BigInt(`0x${digest.slice(0, 33)}`) & ((1n << 128n) - 1n);
  let letters = '';
  for (let i = 0; i < 26; i += 1, bits >>= 5n) letters = crockford.charAt(Number(bits & 31n)) + letters;
  return `grd_${letters}`;
}
