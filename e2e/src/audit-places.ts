import type { Json } from './client.ts';
import { storiesOf } from './history.ts';
import type { Logged } from './log.ts';

/** What a student has in hand, whether they have answered or not. */
const holding = ['offered', 'held', 'frozen', 'accepted'];
const tellingKinds: Readonly<Record<string, string>> = {
  PlaceOffered: 'placeOffered',
  PlaceAwaited: 'placeAwaited',
  PlaceFrozen: 'placePaused',
  PlaceResumed: 'placeOffered',
};

/** Openings that gave more seats than they have, and graduates with more than one place, in words. */
export function overbooked(places: readonly Json[], result: Json): string[] {
  const found: string[] = [];
  const graduates = new Set<string>();
  const taken = new Map<string, number>();
  for (const { graduate, opening, state } of places) {
    if (graduates.has(graduate as string)) found.push(`${graduate} has two places`);
    graduates.add(graduate as string);
    if (holding.includes(state as string)) taken.set(opening, (taken.get(opening as string) ?? 0) + 1);
  }
  for (const { id, seats } of result.openings) {
    const count = taken.get(id as string) ?? 0;
    if (count > seats) found.push(`${id} gave ${count} of ${seats} seats`);
  }
  return found;
}

/** Seats of classes that take place which stay empty though somebody waits for them, in words. */
export function idleSeats(places: readonly Json[], result: Json): string[] {
  const lists = new Map<string, Json>(result.participants.map(({ p, list }: Json) => [p as string, list]));
  const waiting = places.filter(({ state }) => state === 'waiting');
  return result.openings.flatMap(({ id, seats, state }: Json): string[] => {
    const taken = places.filter((place) => place.opening === id && holding.includes(place.state as string)).length;
    if (state !== 'open' || taken >= seats) return [];
    const inLine = waiting.filter(({ p }) => lists.get(p as string)?.some(({ opening }: Json) => opening === id));
    return inLine.map(({ graduate }) => `${graduate} waits for a free seat of ${id}`);
  });
}

/** Holds what inboxes got of places against what was told of the places: what is missing, and what came too often. */
export function wronglyTold(log: readonly Logged[]): string[] {
  const balance = new Map<string, number>();
  const add = (key: string, count: number) => balance.set(key, (balance.get(key) ?? 0) + count);
  for (const story of storiesOf(log, 'matching.places').values()) {
    for (const { type, body } of story) {
      const kind = tellingKinds[type];
      if (kind) add(`${kind} ${body.opening ?? body.cycle} ${body.college}/${body.graduate}`, 1);
    }
  }
  for (const story of storiesOf(log, 'notification.deliveries').values()) {
    for (const { body } of story) {
      if (String(body.kind).startsWith('place')) add(`${body.kind} ${body.about} ${body.recipient}`, -1);
    }
  }
  return [...balance].filter(([, count]) => count !== 0).map(([key, count]) => `${key}: ${count} not told`);
}
