import { DomainError } from '@duijie/domain';
import { mongo } from 'mongoose';

const duplicate = 11000;
const noSpace = 14031;

/** Which index a duplicate breached, or undefined when the error is another one. */
export function breachedIndex(error: unknown): string | undefined {
  if (!(error instanceof Object) || !('code' in error) || error.code !== duplicate) return undefined;
  const text =
    'errmsg' in error && typeof error.errmsg === 'string'
      ? error.errmsg
      : 'message' in error
        ? String(error.message)
        : '';
  return /index: (?:\S*\$)?(\w+)/.exec(text)?.[1] ?? '_id_';
}

/** What a caller can wait for is told as such; everything else stays as it is. */
export function storageError(error: unknown): unknown {
  if (error instanceof mongo.MongoServerError && error.code === noSpace) {
    return new DomainError('unavailable', 'store.full', 'There is no space left to store this. Try again later.');
  }
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError) {
    return new DomainError('unavailable', 'store.unavailable', 'The database does not answer. Try again later.');
  }
  return error;
}

/** Runs work on the database with its errors in our words. */
export async function guarded<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}
