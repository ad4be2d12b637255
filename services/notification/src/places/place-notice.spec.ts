import { describe, expect, it } from '@jest/globals';
import type { PlaceBody, PlaceState } from '@duijie/contracts';
import { wordsOf } from '../notifications/wording.ts';
import { placeNotice } from './place-notice.ts';

const aPlace = (state: PlaceState, more: Partial<PlaceBody> = {}): PlaceBody => ({
  id: 'plc_1',
  revision: 1,
  createdAt: '2026-12-08T02:00:00.000Z',
  updatedAt: '2026-12-08T02:00:00.000Z',
  state,
  cycle: 'cyc_1',
  graduate: 'grd_1',
  college: 'org_1',
  opening: 'opn_1',
  employer: 'org_2',
  rank: 2,
  answerUntil: '2026-12-21T10:00:00.000Z',
  reasonCode: null,
  ...more,
});

describe('a notice of a place', () => {
  it('tells the student what is offered and until when they may answer', () => {
    const notice = placeNotice(aPlace('offered'), { zh: '焊工', en: 'Welder' });
    expect(notice).toMatchObject({ recipient: 'org_1/grd_1', kind: 'placeOffered', about: 'opn_1' });
    expect(notice && wordsOf(notice, undefined).text.en).toContain('“Welder”, number 2 on your list');
    expect(notice && wordsOf(notice, undefined).text.zh).toContain('2026-12-21 18:00');
  });

  it('is another one for each revision, and the same for the same', () => {
    const ids = [1, 1, 2].map((revision) => placeNotice(aPlace('offered', { revision }), undefined)?.id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  it.each<[PlaceState, string | null]>([
    ['held', null],
    ['accepted', null],
    ['declined', 'byGraduate'],
    ['lapsed', 'graduateLeft'],
  ])('is not sent for one that is %s (%s)', (state, reasonCode) => {
    expect(placeNotice(aPlace(state, { reasonCode }), undefined)).toBeUndefined();
  });
});
