import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FlagClosed,
  FlagRaised,
  VettingCaseAppealed,
  VettingCaseDecided,
  VettingCaseExpired,
  VettingEvidenceRequested,
  VettingExpiryAnnounced,
  event,
} from '@duijie/contracts';
import type { FlagBody, VettingCaseBody } from '@duijie/contracts';
import { eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { notification } from '../src/notification.module.ts';

type Item = { kind: string; about: string; title: Record<string, string>; text: Record<string, string> };

describe('what becomes of organisations, over HTTP', () => {
  let service: ServiceUnderTest;
  let operator: string;
  let colleague: string;
  let member: string;
  let neighbour: string;

  beforeAll(async () => {
    service = await serviceUnderTest(notification);
    operator = await service.grant({ roles: ['operator'] });
    colleague = await service.grant({ roles: ['operator'] });
    member = await service.grant({ roles: ['enterprise'], organisation: 'org_member' });
    neighbour = await service.grant({ roles: ['college'], organisation: 'org_neighbour' });
  });

  afterAll(() => service.stop());

  const about = async (as: string, id: string) => {
    const { body } = await service.call<{ items: Item[] }>('GET', '/v1/notifications?limit=200', { as });
    return body.items.filter((item) => item.about === id);
  };
  const kinds = async (as: string, id: string) => (await about(as, id)).map(({ kind }) => kind).reverse();
  const aCase = (id: string, revision: number, more: Partial<VettingCaseBody> = {}): VettingCaseBody => ({
    id,
    revision,
    createdAt: '2026-11-29T05:00:00.000Z',
    updatedAt: '2026-11-29T05:00:00.000Z',
    subject: 'org_member',
    subjectName: { zh: '示例机器人', en: 'Example Robotics' },
    scope: 'membership',
    state: 'inReview',
    validUntil: null,
    dueOn: null,
    openConditions: 0,
    ...more,
  });

  it('its people hear of the case, operators of what they have to see to, once, and nobody else of any of it', async () => {
    const approved = { state: 'approved', validUntil: '2028-11-29' } as const;
    await service.publish(
      event(VettingEvidenceRequested, aCase('vet_1', 3, { state: 'evidenceRequested' })),
      event(VettingCaseDecided, aCase('vet_1', 7, { state: 'refused' })),
      event(VettingCaseDecided, aCase('vet_1', 7, { state: 'refused' })),
      event(VettingCaseAppealed, aCase('vet_1', 9, { state: 'appealed' })),
      event(VettingExpiryAnnounced, aCase('vet_1', 15, approved)),
      event(VettingCaseExpired, aCase('vet_1', 19, { ...approved, state: 'expired' })),
    );
    await eventually(async () => (await kinds(operator, 'vet_1')).length === 3);
    expect(await kinds(operator, 'vet_1')).toEqual(['vettingAppealed', 'vettingExpiring', 'vettingExpired']);
    expect(await kinds(colleague, 'vet_1')).toEqual(await kinds(operator, 'vet_1'));
    expect(await kinds(member, 'vet_1')).toEqual([
      'vettingEvidenceRequested',
      'vettingDecided',
      'vettingExpiring',
      'vettingExpired',
    ]);
    expect(await kinds(neighbour, 'vet_1')).toEqual([]);
  });

  it('is worded in three languages, with name and day, by what came of it', async () => {
    const conditional = {
      state: 'conditional',
      validUntil: '2028-11-29',
      dueOn: '2027-02-28',
      openConditions: 2,
    } as const;
    await service.publish(
      event(VettingCaseDecided, aCase('vet_2', 7, { state: 'approved', validUntil: '2028-11-29' })),
      event(VettingCaseDecided, aCase('vet_2', 8, conditional)),
      event(VettingExpiryAnnounced, aCase('vet_2', 9, conditional)),
      event(VettingCaseDecided, aCase('vet_2', 10, { state: 'upheld' })),
    );
    await eventually(async () => (await about(member, 'vet_2')).length === 4);
    const texts = (await about(member, 'vet_2')).map(({ text }) => text).reverse();
    expect(texts[0]).toEqual({
      zh: '“示例机器人”的审核已通过，有效期至 2028-11-29。',
      en: '“Example Robotics” is approved until 2028-11-29.',
      ru: 'Организация «示例机器人» одобрена до 2028-11-29.',
    });
    expect(texts[1]?.['en']).toContain('by 2027-02-28');
    expect(texts[2]?.['zh']).toContain('尚有 2 项条件');
    expect(texts[3]?.['ru']).toContain('отказ оставлен в силе');
  });

  it('a flag is told to the organisation and the operators, and its end to whoever raised it', async () => {
    const flag: FlagBody = {
      id: 'flg_1',
      revision: 1,
      createdAt: '2026-11-29T05:00:00.000Z',
      updatedAt: '2026-11-29T05:00:00.000Z',
      organisation: 'org_member',
      organisationName: { zh: '示例机器人' },
      raisedBy: 'org_neighbour',
      state: 'open',
      reasonCode: 'fee-charged',
      outcome: null,
    };
    await service.publish(
      event(FlagRaised, flag),
      event(FlagClosed, { ...flag, revision: 2, state: 'closed', outcome: 'warned' }),
    );
    await eventually(async () => (await about(neighbour, 'flg_1')).length === 1);
    expect(await kinds(member, 'flg_1')).toEqual(['flagRaised', 'flagClosed']);
    expect(await kinds(operator, 'flg_1')).toEqual(['flagRaised']);
    expect((await about(neighbour, 'flg_1'))[0]?.text['zh']).toBe('关于“示例机器人”的警示（收取费用）已核查：已警告。');
  });
});
