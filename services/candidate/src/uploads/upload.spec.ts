import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sightTerm, sightingsIn } from '../unresolved-terms/unresolved-term.ts';
import { countsOf, recounted } from './row-report.ts';
import {
  addCounts,
  applyingProgress,
  cancelUpload,
  completeUpload,
  countChunk,
  holdUpload,
  readingProgress,
  receiveUpload,
} from './upload.ts';
import type { Upload } from './upload.ts';

const now = '2026-11-22T04:00:00.000Z';
const options = { dryRun: false, attest: false, encoding: null, mapping: null };
const file = { id: 'fil_1', bytes: 1, sha256: '', type: 'csv' as const, key: '' };

function anUpload(overrides: Partial<Upload> = {}): Upload {
  const given = { college: 'org_1', options, requestKey: null, fingerprint: '', encoding: null, columns: [], file };
  return { ...receiveUpload('upl_1', given, now).next, ...overrides };
}

const verdicts = fc.array(fc.constantFrom('accepted', 'rejected', 'unchanged', 'needsReview'), { maxLength: 30 });

describe('an upload', () => {
  it('accounts for every row, however the rows are cut into chunks', () => {
    fc.assert(
      fc.property(fc.array(verdicts, { maxLength: 8 }), (chunks) => {
        const all = countsOf(chunks.flat());
        const start = anUpload({ state: 'applying', rows: { ...countsOf([]), total: all.total } });
        const end = chunks.reduce<Upload>(
          (upload, chunk) => ({ ...upload, ...countChunk(upload, { rows: countsOf(chunk), kept: 0 }) }),
          start,
        );
        expect(end.rows).toEqual(all);
        expect(chunks.map(countsOf).reduce(addCounts, countsOf([]))).toEqual(all);
        expect(end.rows.accepted + end.rows.rejected + end.rows.unchanged + end.rows.needsReview).toBe(all.total);
        expect(end.done).toBe(all.total);
      }),
    );
  });

  it('never goes back in its progress, and says 1 only at the end', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.integer({ min: 1, max: 20_000 }), (a, b, total) => {
        expect(readingProgress(Math.min(a, b))).toBeLessThanOrEqual(readingProgress(Math.max(a, b)));
        expect(readingProgress(a)).toBeLessThanOrEqual(applyingProgress(0, total));
        expect(applyingProgress(total, total)).toBe(1);
        if (a < total) expect(applyingProgress(a, total)).toBeLessThan(1);
      }),
    );
  });

  it('is taken, ends once, and cannot be stopped after that', () => {
    const held = holdUpload(anUpload(), 'me', now);
    expect(held).toMatchObject({ state: 'parsing', holder: 'me', startedAt: now, revision: 2 });
    const { next, events } = completeUpload(held, now);
    expect(next).toMatchObject({ state: 'completed', holder: null, progress: 1 });
    expect(events.map((event) => event.constructor.name)).toEqual(['UploadCompleted']);
    expect(() => cancelUpload(next, now)).toThrow('completed');
  });

  it('on trial tells nobody and forgets its file', () => {
    const { next, events } = completeUpload(anUpload({ options: { ...options, dryRun: true } }), now);
    expect(events).toEqual([]);
    expect(next.file).toBeNull();
  });

  it('counts a mended row as what it became', () => {
    expect(recounted(countsOf(['rejected', 'accepted']), 'rejected', 'accepted')).toEqual(
      countsOf(['accepted', 'accepted']),
    );
  });
});

describe('a term that no code was found for', () => {
  const skill = { kind: 'skill' as const, text: '绣花', suggestions: [] };

  it('is counted once per row, and once per upload also when that goes on after a crash', () => {
    const [sighting] = sightingsIn([{ unresolved: [skill] }, { unresolved: [{ ...skill, text: ' 绣花 ' }] }]);
    expect(sighting?.count).toBe(2);
    if (!sighting) return;
    const context = { id: 'trm_1', upload: 'upl_1', now };
    const stored = sightTerm(undefined, sighting, context);
    expect(stored).toMatchObject({ count: 2, revision: 1 });
    expect(sightTerm(stored, sighting, context)).toBeUndefined();
    expect(sightTerm(stored, sighting, { ...context, upload: 'upl_2' })).toMatchObject({ count: 4, revision: 2 });
  });

  it('that looks like a telephone or an address never reaches the queue', () => {
    expect(
      sightingsIn([
        {
          unresolved: [
            { ...skill, text: '13800138000' },
            { ...skill, text: 'a@b.cn' },
          ],
        },
      ]),
    ).toEqual([]);
  });
});
