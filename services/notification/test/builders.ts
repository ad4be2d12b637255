import { ShortlistComputed, UploadCompleted, event } from '@duijie/contracts';

export const employer = 'org_00000000000000000000000001';
export const collegeId = 'org_00000000000000000000000002';

/** The list of an opening, as matching tells it. */
export function aShortlist(opening: string, revision: number, graduates: readonly string[], more: object = {}) {
  return event(ShortlistComputed, {
    id: opening,
    revision,
    openingRevision: 2,
    material: 1,
    employer,
    computedAt: '2026-11-22T04:00:00.000Z',
    versions: { definition: 'fit-1', taxonomy: '2026.11', recognition: '00000000' },
    items: graduates.map((graduateId) => ({ graduateId, college: collegeId, fit: 8000 })),
    ...more,
  });
}

/** An upload that ended well. */
export function anUpload(id: string, revision: number) {
  return event(UploadCompleted, {
    id,
    revision,
    createdAt: '2026-11-22T04:00:00.000Z',
    updatedAt: '2026-11-22T04:01:00.000Z',
    state: 'completed',
    college: collegeId,
    rows: { total: 302, accepted: 300, rejected: 2, unchanged: 0, needsReview: 0 },
    finishedAt: '2026-11-22T04:01:00.000Z',
  });
}
