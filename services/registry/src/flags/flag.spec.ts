import { describe, expect, it } from '@jest/globals';
import { closeFlag, raiseFlag } from './flag.ts';
import type { FlagTerms } from './flag.ts';

const now = '2026-11-29T05:00:00.000Z';
const terms: FlagTerms = {
  organisation: { id: 'org_1', name: { zh: '示例机器人有限公司' } },
  raisedBy: 'org_2',
  reasonCode: 'fee-charged',
  note: '向实习学生收取 200 元服装费（2026年9月）。',
};
const raise = (overrides: Partial<FlagTerms> = {}) => raiseFlag('flg_1', { ...terms, ...overrides }, now);

describe('a flag', () => {
  it('is raised with a reason, and closed once with what was found', () => {
    const flag = raise().next;
    expect(flag).toMatchObject({ state: 'open', reasonCode: 'fee-charged', outcome: null });
    const closed = closeFlag(flag, 'warned', '已约谈并退费', now).next;
    expect(closed).toMatchObject({ state: 'closed', outcome: 'warned', outcomeNote: '已约谈并退费', revision: 2 });
    expect(() => closeFlag(closed, 'resolved', '再次', now)).toThrow('open');
    expect(() => raise({ raisedBy: 'org_1' })).toThrow('/organisation');
  });

  it('says in its events why by code alone', () => {
    const { next, events } = raise();
    for (const told of [...events, ...closeFlag(next, 'resolved', '已处理', now).events]) {
      expect(JSON.stringify(told)).not.toMatch(/服装费|已处理/);
    }
  });

  it.each([
    '联系 li.wei@example.org 核实',
    '电话13812345678',
    '电话 138-1234-5678',
    '电话 +86 138 1234 5678',
    '电话１３８１２３４５６７８',
    '身份证 11000020050101002X',
  ])('refuses what tells how a person is reached: %s', (note) => {
    expect(() => raise({ note })).toThrow('/note');
    expect(() => closeFlag(raise().next, 'warned', note, now)).toThrow('/note');
  });

  it.each(['扣款 12000 元', '岗位编号 ENT-04-2026-ROB-01', '统一代码 91120113XXDEM901XT', '2026-11-29 至 2026-12-31'])(
    'takes numbers of other kinds: %s',
    (note) => expect(raise({ note }).next.note).toBe(note),
  );
});
