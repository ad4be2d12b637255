import type { Resource } from '@duijie/domain';

/**
 * The entry of an erased person in the ledger, by keyed hash alone: it keeps them out of later uploads, is replayed
 * after a restore, and is the receipt.
 */
export interface Erasure extends Resource {
  /** The graduate that was erased last under this key. */
  readonly graduate: string;
  readonly college: string;
  /** The same person gets another id each time, since the old one's stream of events has ended. */
  readonly generation: number;
  readonly state: 'erasing' | 'erased';
  readonly erasedAt: string | null;
  /** When the person agreed anew, on their own, to be taken in again. */
  readonly readmittedAt: string | null;
}

/** What the person is given in hand. */
export interface Receipt {
  readonly id: string;
  readonly graduate: string;
  readonly state: Erasure['state'];
  readonly askedAt: string;
  readonly erasedAt: string | null;
  readonly services: readonly { readonly service: string; readonly erasedAt: string | null }[];
}

export function receiptOf(erasure: Erasure): Receipt {
  const { id, graduate, state, updatedAt, erasedAt } = erasure;
  return {
    id,
    graduate,
    state,
    askedAt: state === 'erasing' ? updatedAt : (erasedAt ?? updatedAt),
    erasedAt,
    services: [{ service: 'candidate', erasedAt }],
  };
}

/** Is somebody with this entry to be kept out of uploads? */
export function isKeptOut(erasure: Erasure | undefined): boolean {
  return erasure !== undefined && erasure.readmittedAt === null;
}
