import { createHash } from 'node:crypto';
import { wrongCursor } from '@duijie/domain';
import type { DemandFilter } from './shared-opening.ts';

/** Where a page of a search ended; it goes on with the same search only. */
export function cursorAfter(id: string, filter: DemandFilter): string {
  return Buffer.from(JSON.stringify([digest(filter), id])).toString('base64url');
}

/** The id behind which the next page begins. */
export function idOfCursor(cursor: string, filter: DemandFilter): string {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts[0] === digest(filter) && typeof parts[1] === 'string') return parts[1];
  } catch {
    // What is no JSON is no cursor of ours either.
  }
  throw wrongCursor();
}

function digest(filter: DemandFilter): string {
  const fields = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 12);
}
