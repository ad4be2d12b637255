import { describe, expect, it } from '@jest/globals';
import { isId, languages } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { uploadNotice } from '../uploads/upload-notice.ts';
import { inboxOf, noticeId, readNotification, sendNotice } from './notification.ts';
import type { Notice } from './notification.ts';
import { templates } from './texts.ts';
import { wordsOf } from './wording.ts';

const now = '2026-11-22T04:00:00.000Z';
const later = '2026-11-22T05:00:00.000Z';

function aNotice(overrides: Partial<Notice> = {}): Notice {
  return {
    id: noticeId('opn_1', 'shortlisted', 1, 'grd_1'),
    recipient: 'grd_1',
    kind: 'shortlisted',
    about: 'opn_1',
    params: { title: { zh: '电气设备安装工', en: 'Electrical fitter' }, rank: 3, listed: 50 },
    ...overrides,
  };
}

describe('a notification', () => {
  it('has an id that follows from what is told, in the form of every id', () => {
    expect(isId('ntf', aNotice().id)).toBe(true);
    expect(noticeId('opn_1', 'shortlisted', 1, 'grd_1')).toBe(aNotice().id);
    expect(noticeId('opn_1', 'shortlisted', 2, 'grd_1')).not.toBe(aNotice().id);
  });

  it('is told to others without its words', () => {
    const { next, events } = sendNotice(aNotice(), 7, now);
    expect(next).toMatchObject({ revision: 1, sequence: 7, createdAt: now, readAt: null });
    expect(events).toEqual([
      { id: next.id, revision: 1, recipient: 'grd_1', kind: 'shortlisted', about: 'opn_1', sentAt: now },
    ]);
  });

  it('is read once', () => {
    const { next } = sendNotice(aNotice(), 1, now);
    const read = readNotification(next, later)?.next;
    expect(read).toMatchObject({ revision: 2, readAt: later, updatedAt: later });
    expect(read && readNotification(read, later)).toBeUndefined();
  });

  it('goes to a student and never to the inbox of their college', () => {
    const caller: Caller = { subject: 'acc_1', organisation: 'org_2', roles: ['college'], duties: [] };
    expect(inboxOf(caller)).toBe('org_2');
    expect(inboxOf({ ...caller, roles: ['student'], graduate: 'grd_1' })).toBe('org_2/grd_1');
    expect(inboxOf({ ...caller, roles: ['student'] })).toBe('acc_1');
  });
});

describe('the words of a notification', () => {
  it('are there in every language, with the title in the nearest one', () => {
    const { text } = wordsOf(aNotice(), undefined);
    expect(text.zh).toContain('岗位“电气设备安装工”');
    expect(text.en).toContain('“Electrical fitter”, at present in place 3 of 50');
    expect(text.ru).toContain('«电气设备安装工»: место 3 из 50');
  });

  it('name an opening that was not known then as it is called now, or not at all', () => {
    const nameless = aNotice({ params: { rank: 1, listed: 2 } });
    expect(wordsOf(nameless, { en: 'Welder' }).text.en).toContain('“Welder”');
    expect(wordsOf(nameless, undefined).text.en).toContain('“an opening”');
  });

  it('speak to an employer of its own opening', () => {
    const paused = aNotice({ kind: 'openingPaused', recipient: 'org_1' });
    expect(wordsOf(paused, undefined).title.en).toBe('Your opening is paused');
    expect(wordsOf({ ...paused, recipient: 'grd_1' }, undefined).title.en).toBe('An opening is paused');
  });

  it('count the rows of an upload', () => {
    const rows = { total: 302, accepted: 300, rejected: 2, unchanged: 0, needsReview: 0 };
    const notice = uploadNotice({ id: 'upl_1', revision: 5, college: 'org_2', state: 'completed', rows });
    expect(wordsOf(notice, undefined).text.en).toContain('Rows: 302; accepted 300, unchanged 0');
    expect(uploadNotice({ id: 'upl_1', revision: 6, college: 'org_2', state: 'completed', rows }).id).not.toBe(
      notice.id,
    );
  });

  it('use the same values in every language', () => {
    for (const { title, text } of Object.values(templates)) {
      for (const texts of [title, text]) {
        const used = languages.map((language) => [...texts[language].matchAll(/\{\w+\}/g)].map(String).sort());
        expect(used[1]).toEqual(used[0]);
        expect(used[2]).toEqual(used[0]);
      }
    }
  });
});
