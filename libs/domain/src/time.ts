/** Where a rule's `now` comes from; passed in, so that tests and replays decide it. */
export interface Clock {
  now(): Date;
}

// eslint-disable-next-line no-restricted-syntax -- the one clock that the others are passed in place of
export const systemClock: Clock = { now: () => new Date() };

/** The instant as RFC 3339 in UTC, the form in which every `…At` is stored. */
export function instant(clock: Clock): string {
  return clock.now().toISOString();
}

/** Today's date (YYYY-MM-DD) in China, where the alliances' deadlines are set. */
export function today(clock: Clock): string {
  return new Date(clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Is this a real calendar date written YYYY-MM-DD? */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
