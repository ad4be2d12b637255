import { hash } from 'node:crypto';

/** The lot that decides between equals: a SHA-256 in hex, whose order as text is its order as a number. */
export function lotOf(seed: string, id: string): string {
  return hash('sha256', `${seed}:${id}`, 'hex');
}

/** Orders by score, then by lot, each highest first. */
export function byScoreThenLot(seed: string): (a: Scored, b: Scored) => number {
  const lots = new Map<string, string>();
  const lot = (id: string): string => {
    const known = lots.get(id) ?? lotOf(seed, id);
    lots.set(id, known);
    return known;
  };
  return (a, b) => {
    if (a.score !== b.score) return b.score - a.score;
    return a.id === b.id ? 0 : lot(a.id) > lot(b.id) ? -1 : 1;
  };
}

export interface Scored {
  readonly id: string;
  readonly score: number;
}
