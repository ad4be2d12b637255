import { monotonicFactory } from 'ulid';

/** Makes ids: a type prefix and a ULID, such as `opn_01JD…`; sorted by time of making. */
export interface Ids {
  next(prefix: string): string;
}

export function ulids(now: () => number = Date.now, random: () => number = pooledRandom()): Ids {
  const next = monotonicFactory(random);
  return { next: (prefix) => `${prefix}_${next(now())}` };
}

/** Chance from the system, fetched for many letters at once: to ask for each one costs more than all else of an id. */
function pooledRandom(): () => number {
  const pool = new Uint8Array(4096);
  let next = pool.length;
  return () => {
    if (next === pool.length) {
      crypto.getRandomValues(pool);
      next = 0;
    }
    const byte = pool[next] ?? 0;
    next += 1;
    return byte / 256;
  };
}

/** Does the text have the form of an id of this type? */
export function isId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text.slice(prefix.length + 1));
}
