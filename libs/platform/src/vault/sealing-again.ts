import { DomainError } from '@duijie/domain';
import type { Aggregate } from '@duijie/domain';
import type { Collection } from '../store/engine.ts';
import type { Vault } from './vault.ts';

/** So many documents are written in one step. */
const sliceSize = 200;

export interface Pass {
  /** How many documents were sealed again. */
  readonly sealed: number;
  /** How many somebody else had changed meanwhile, or could not be finished: they are for the next pass. */
  readonly missed: number;
}

/** The document with everything in it under the present master key; undefined when it is so already. */
export function sealedAgain<Doc>(document: Doc, vault: Vault): Doc | undefined {
  let isNew = false;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const again = vault.sealAgain(value);
      isNew ||= again !== value;
      return again;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]));
  };
  const next = walk(document) as Doc;
  return isNew ? next : undefined;
}

/**
 * Goes once through a collection and seals again what the other master key had sealed. No event tells of it: to everybody
 * else the documents are the same. Whoever writes at the same time wins, and their document is left for the next pass.
 */
export async function sealCollectionAgain(
  collection: Collection<Aggregate>,
  vault: Vault,
  signal: AbortSignal,
): Promise<Pass> {
  let sealed = 0;
  let missed = 0;
  let due: Aggregate[] = [];
  const write = async (): Promise<void> => {
    const written = await saveUnchanged(collection, due);
    sealed += written;
    missed += due.length - written;
    due = [];
  };
  for await (const document of collection.scan()) {
    signal.throwIfAborted();
    const next = sealedAgain(document, vault);
    if (next) due.push({ ...next, revision: document.revision + 1 });
    if (due.length === sliceSize) await write();
  }
  if (due.length > 0) await write();
  return { sealed, missed };
}

/** Of a step that failed all may be undone, so each is then tried by itself. */
async function saveUnchanged(collection: Collection<Aggregate>, documents: readonly Aggregate[]): Promise<number> {
  const changes = documents.map((next) => ({ next, events: [] }));
  if ((await collection.saveMany(changes)).length === 0) return documents.length;
  let written = 0;
  for (const change of changes) {
    try {
      await collection.save(change);
      written += 1;
    } catch (error) {
      if (!(error instanceof DomainError && (error.kind === 'precondition' || error.kind === 'not-found'))) throw error;
      const stored = await collection.get(change.next.id);
      // On MongoDB the step may have written this one before another failed.
      if (stored && JSON.stringify(stored) === JSON.stringify(change.next)) written += 1;
    }
  }
  return written;
}
