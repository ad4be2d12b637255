import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  askForReceipts,
  contentOf,
  endedIds,
  entryOf,
  finishErasure,
  isKeptOut,
  keepReceipt,
  readmitErased,
  receiptOf,
  recordErasure,
} from './erasure.ts';
import { graduateIdOf } from './natural-key.ts';

const now = '2026-11-22T04:00:00.000Z';
const later = '2026-11-22T05:00:00.000Z';
const hash = (text: string, purpose: string): string => createHmac('sha256', purpose).update(text).digest('hex');
const key = hash('zhang', 'graduate');
const first = { id: graduateIdOf(hash, key, 0), college: 'org_1', revision: 3 };
const second = { ...first, id: graduateIdOf(hash, key, 1) };

describe('the ledger of the erased', () => {
  it('says by keyed hash alone who must not come back, in an event of the same state', () => {
    const { next, events } = recordErasure(entryOf(key), undefined, first, now);
    expect(next).toMatchObject({ id: `ers_${key}`, revision: 1, generation: 1, graduateRevision: 4, state: 'erasing' });
    expect(events).toEqual([expect.objectContaining({ ...next })]);
    expect(isKeptOut(next)).toBe(true);
    expect(isKeptOut(readmitErased(next, now)?.next)).toBe(false);
  });

  it('ends every id that the person ever had, and not the one that they would have next', () => {
    const once = recordErasure(entryOf(key), undefined, first, now).next;
    expect(endedIds(once, hash)).toEqual([first.id]);
    const twice = recordErasure(entryOf(key), once, second, later).next;
    expect(twice).toMatchObject({ generation: 2, graduate: second.id, receipts: {} });
    expect([...endedIds(twice, hash)].sort()).toEqual([first.id, second.id].sort());
    expect(recordErasure(entryOf(key), once, first, later).next.generation).toBe(1);
  });

  it('collects a receipt of every service, the first of each', () => {
    const asked = recordErasure(entryOf(key), undefined, first, now).next;
    const here = finishErasure(asked, now)?.next ?? asked;
    expect(finishErasure(here, later)).toBeUndefined();
    const told = keepReceipt(here, 'registry', now, later)?.next ?? here;
    expect(keepReceipt(told, 'registry', later, later)).toBeUndefined();
    expect(receiptOf(told)).toMatchObject({
      state: 'erased',
      services: [
        { service: 'candidate', erasedAt: now },
        { service: 'notification', erasedAt: null },
        { service: 'registry', erasedAt: now },
        { service: 'matching', erasedAt: null },
      ],
      record: null,
    });
    expect(contentOf(told)).toBeUndefined();
    const most = keepReceipt(told, 'notification', later, later)?.next ?? told;
    expect(contentOf(most)).toBeUndefined();
    expect(contentOf(keepReceipt(most, 'matching', now, later)?.next ?? most)).toMatchObject({
      issuedAt: later,
      content: {
        receipt: told.id,
        erasedAt: now,
        services: [
          { service: 'candidate', erasedAt: now },
          { service: 'notification', erasedAt: later },
          { service: 'registry', erasedAt: now },
          { service: 'matching', erasedAt: now },
        ],
      },
    });
  });

  it('asks again, day by day for a month, for a receipt that is missing', () => {
    const asked = recordErasure(entryOf(key), undefined, first, now).next;
    const here = finishErasure(asked, now)?.next ?? asked;
    expect(askForReceipts(here, later)).toBeUndefined();
    const again = askForReceipts(here, '2026-11-23T04:00:00.000Z');
    expect(again?.next).toMatchObject({ revision: 3, graduateRevision: 5 });
    expect(again?.events).toHaveLength(2);
    expect(again?.events[1]).toMatchObject({ id: first.id, state: 'erased', revision: 5, skills: [], consents: [] });
    expect(askForReceipts(here, '2027-01-01T00:00:00.000Z')).toBeUndefined();
    const complete = { ...here, receipts: { registry: now, notification: now, matching: now } };
    expect(askForReceipts(complete, '2026-11-23T04:00:00.000Z')).toBeUndefined();
  });
});
