import { hash } from 'node:crypto';
import type { PeerList } from './peer.ts';

/** One of the best, or of those who tie with the last of them, as a database tells it. */
export interface Row {
  readonly id: number;
  readonly fit: number;
  readonly eligible: number;
}

/** The lottery between equals is drawn here, as it is in the kernel. */
export function byLot(rows: Row[], opening: string): PeerList {
  const lots = new Map<number, string>();
  const lot = (id: number): string => {
    const known = lots.get(id) ?? hash('sha256', `${opening}:grd_${id}`, 'hex');
    lots.set(id, known);
    return known;
  };
  rows.sort((a, b) => (a.fit !== b.fit ? b.fit - a.fit : lot(a.id) > lot(b.id) ? -1 : 1));
  return { eligible: rows[0]?.eligible ?? 0, items: rows.slice(0, 50).map(({ id, fit }) => [id, fit]) };
}
