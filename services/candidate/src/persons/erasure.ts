import { ErasureRecorded, event } from '@duijie/contracts';
import { created, revised } from '@duijie/domain';
import type { Change, SignedRecord } from '@duijie/domain';
import { erasedEvent } from '../graduates/graduate.ts';
import { graduateIdOf } from './natural-key.ts';
import type { KeyedHash } from './natural-key.ts';

/**
 * The entry of an erased person in the ledger, by keyed hash alone: it keeps them out of later uploads, is replayed
 * after a restore, and is the receipt.
 */
export type Erasure = ErasureRecorded;

/** Services that give a receipt of their own for every erasure. */
export const receiptServices = ['notification', 'registry', 'matching'] as const;
export type ReceiptService = (typeof receiptServices)[number];

/** The kind of the signed record, as those who check one know it. */
export const receiptKind = 'erasure-receipt';

/** What the platform signs: that every service has answered, and when nothing of the person was left there. */
export interface ReceiptContent {
  readonly receipt: string;
  readonly graduate: string;
  readonly college: string;
  readonly erasedAt: string;
  readonly services: readonly { readonly service: string; readonly erasedAt: string }[];
}

/** What the person is given in hand. */
export interface Receipt {
  readonly id: string;
  readonly graduate: string;
  readonly state: Erasure['state'];
  readonly askedAt: string;
  readonly erasedAt: string | null;
  readonly services: readonly { readonly service: string; readonly erasedAt: string | null }[];
  /** The same, signed by the platform, when every service has answered; null before. */
  readonly record: SignedRecord<ReceiptContent> | null;
}

export function receiptOf(erasure: Erasure, record: Receipt['record'] = null): Receipt {
  const { id, graduate, state, updatedAt, erasedAt, receipts } = erasure;
  const others = receiptServices.map((service) => ({ service, erasedAt: receipts[service] ?? null }));
  return {
    id,
    graduate,
    state,
    askedAt: state === 'erasing' ? updatedAt : (erasedAt ?? updatedAt),
    erasedAt,
    services: [{ service: 'candidate', erasedAt }, ...others],
    record,
  };
}

/**
 * What is signed of an erasure, and the instant that it says: that of the last answer, so that it is the same words
 * whenever somebody asks for it. Undefined while an answer is missing.
 */
export function contentOf(erasure: Erasure): { content: ReceiptContent; issuedAt: string } | undefined {
  const { id, graduate, college, erasedAt } = erasure;
  const services = receiptOf(erasure).services.flatMap(({ service, erasedAt: at }) =>
    at === null ? [] : [{ service, erasedAt: at }],
  );
  if (erasedAt === null || services.length <= receiptServices.length) return undefined;
  const issuedAt =
    services
      .map(({ erasedAt: at }) => at)
      .sort()
      .at(-1) ?? erasedAt;
  return { content: { receipt: id, graduate, college, erasedAt, services }, issuedAt };
}

/** Is somebody with this entry to be kept out of uploads? */
export function isKeptOut(erasure: Erasure | undefined): boolean {
  return erasure !== undefined && erasure.readmittedAt === null;
}

interface Erased {
  readonly id: string;
  readonly college: string;
  readonly revision: number;
}

/** Enters somebody into the ledger, or anew under their old entry: the next time they are another generation. */
export function recordErasure(
  entry: string,
  known: Erasure | undefined,
  graduate: Erased,
  now: string,
): Change<Erasure> {
  const asked = {
    graduate: graduate.id,
    college: graduate.college,
    graduateRevision: graduate.revision + 1,
    state: 'erasing' as const,
    erasedAt: null,
    readmittedAt: null,
    receipts: {},
  };
  if (!known) return recorded(created(entry, now, { ...asked, generation: 1 }));
  const generation = known.generation + (known.graduate === graduate.id ? 0 : 1);
  return recorded(revised<Erasure>(known, now, { ...asked, generation }));
}

/** Nothing of the person is left here. */
export function finishErasure(erasure: Erasure, now: string): Change<Erasure> | undefined {
  if (erasure.state === 'erased') return undefined;
  return recorded(revised<Erasure>(erasure, now, { state: 'erased', erasedAt: now }));
}

/** Another service has given its receipt; the first one counts. */
export function keepReceipt(
  erasure: Erasure,
  service: ReceiptService,
  erasedAt: string,
  now: string,
): Change<Erasure> | undefined {
  if (erasure.receipts[service] !== undefined) return undefined;
  return recorded(revised<Erasure>(erasure, now, { receipts: { ...erasure.receipts, [service]: erasedAt } }));
}

const askedAgainAfterMs = 24 * 3_600_000;
const askedAgainForMs = 30 * askedAgainAfterMs;

/**
 * Says once more that the graduate was erased, when a receipt is missing for a day: a service that was away for longer
 * than the log keeps the event has never heard of it. Undefined when all is well, or when a month of asking was in vain.
 */
export function askForReceipts(erasure: Erasure, now: string): Change<Erasure> | undefined {
  const { state, receipts, erasedAt, updatedAt, graduate, college, graduateRevision } = erasure;
  const isComplete = receiptServices.every((service) => receipts[service] !== undefined);
  if (state !== 'erased' || erasedAt === null || isComplete) return undefined;
  const since = (at: string): number => Date.parse(now) - Date.parse(at);
  if (since(updatedAt) < askedAgainAfterMs || since(erasedAt) > askedAgainForMs) return undefined;
  const change = recorded(revised<Erasure>(erasure, now, { graduateRevision: graduateRevision + 1 }));
  const again = erasedEvent({ id: graduate, college, createdAt: erasedAt, revision: graduateRevision }, now);
  return { ...change, events: [...change.events, again] };
}

/** The person agreed anew, on their own, to be taken in again. */
export function readmitErased(erasure: Erasure, now: string): Change<Erasure> | undefined {
  if (erasure.readmittedAt !== null) return undefined;
  return recorded(revised<Erasure>(erasure, now, { readmittedAt: now }));
}

/** Every id that the person ever had and must not have again; a backup may hold any of them. */
export function endedIds(erasure: Erasure, hash: KeyedHash): readonly string[] {
  const naturalKey = naturalKeyOfEntry(erasure.id);
  const earlier = Array.from({ length: erasure.generation }, (_, i) => graduateIdOf(hash, naturalKey, i));
  return [...new Set([erasure.graduate, ...earlier])];
}

export function entryOf(naturalKey: string): string {
  return `ers_${naturalKey}`;
}

export function naturalKeyOfEntry(entry: string): string {
  return entry.slice('ers_'.length);
}

function recorded(next: Erasure): Change<Erasure> {
  return { next, events: [event(ErasureRecorded, next)] };
}
