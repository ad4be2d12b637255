import { monotonicFactory } from 'ulid';

/** Makes ids: a type prefix and a ULID, such as `opn_01JD…`; sorted by time of making. */
export interface Ids {
  next(prefix: string): string;
}

export function ulids(now: () => number = Date.now, random?: () => number): Ids {
  const next = monotonicFactory(random);
  return { next: (prefix) => `${prefix}_${next(now())}` };
}

/** Does the text have the form of an id of this type? */
export function isId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text.slice(prefix.length + 1));
}
