import { mongo } from 'mongoose';
import { passFailpoint } from '../../events/failpoints.ts';
import type { Stored, StoredCollection } from './documents.ts';
import { storageError } from './errors.ts';

/** Writes one by one on the server but in one call: which failed, by index, and how many had an effect. */
export async function writeBulk(
  stored: StoredCollection,
  operations: readonly mongo.AnyBulkWriteOperation<Stored>[],
): Promise<{ errors: ReadonlyMap<number, Error>; effective: number }> {
  if (operations.length === 0) return { errors: new Map(), effective: 0 };
  try {
    passFailpoint('tx.before');
    const result = await stored.bulkWrite(operations, { ordered: false });
    passFailpoint('tx.after');
    return { errors: new Map(), effective: result.matchedCount + result.upsertedCount };
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw storageError(error);
    const failed = [error.writeErrors].flat();
    // Written, but not yet safe: nothing of it may be acknowledged.
    if (failed.length === 0 || error.result.getWriteConcernError()) throw storageError(error);
    const errors = failed.map((one): [number, Error] => [one.index, asError(one)]);
    return { errors: new Map(errors), effective: error.result.matchedCount + error.result.upsertedCount };
  }
}

function asError(failed: mongo.WriteError): Error {
  return Object.assign(new Error(failed.errmsg ?? 'A write failed.'), { code: failed.code });
}
