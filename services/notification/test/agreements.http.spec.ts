import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AgreementCountered,
  AgreementEnteredIntoForce,
  AgreementProposed,
  AgreementSigned,
  AgreementTerminated,
  AmendmentProposed,
  OpeningPublished,
  RescoringComputed,
  event,
} from '@duijie/contracts';
import type { AgreementBody } from '@duijie/contracts';
import { anOpening, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { notification } from '../src/notification.module.ts';
import { collegeId, employer } from './builders.ts';

interface Item {
  readonly kind: string;
  readonly about: string;
  readonly title: Readonly<Record<string, string>>;
  readonly text: Readonly<Record<string, string>>;
}

const now = '2026-11-29T04:00:00.000Z';
const digest = 'a'.repeat(64);

describe('what parties and people are told of agreements and recognitions', () => {
  let service: ServiceUnderTest;
  let college: string;
  let enterprise: string;

  beforeAll(async () => {
    service = await serviceUnderTest(notification);
    college = await service.grant({ roles: ['college'], organisation: collegeId });
    enterprise = await service.grant({ roles: ['enterprise'], organisation: employer });
  });
  afterAll(() => service.stop());

  const anAgreement = (overrides: Partial<AgreementBody>): AgreementBody => ({
    id: 'agr_1',
    revision: 2,
    createdAt: now,
    updatedAt: now,
    type: 'orderClass',
    state: 'proposed',
    parties: [collegeId, employer],
    title: { zh: '订单班协议', en: 'Order class' },
    validFrom: null,
    validUntil: null,
    signedBy: [],
    laidBy: collegeId,
    editor: employer,
    ...overrides,
  });
  const inbox = async (as: string, about: string) => {
    const { body } = await service.call<{ items: Item[] }>('GET', '/v1/notifications?limit=200', { as });
    return body.items.filter((item) => item.about === about).reverse();
  };
  const titles = async (as: string, about: string) => (await inbox(as, about)).map(({ title }) => title['en']);

  it('each party hears of the steps that concern it, and of none twice', async () => {
    const steps = [
      event(AgreementProposed, anAgreement({})),
      event(AgreementCountered, anAgreement({ revision: 3, state: 'countered', laidBy: employer, editor: collegeId })),
      event(AgreementSigned, anAgreement({ revision: 4, state: 'partiallySigned', signedBy: [collegeId] })),
      event(AgreementEnteredIntoForce, anAgreement({ revision: 5, state: 'inForce', signedBy: [collegeId, employer] })),
      event(
        AmendmentProposed,
        anAgreement({
          revision: 6,
          state: 'inForce',
          signedBy: [collegeId, employer],
          amendment: { version: 2, state: 'proposed', digest, laidBy: employer, editor: collegeId, signedBy: [] },
        }),
      ),
      event(AgreementTerminated, anAgreement({ revision: 7, state: 'terminated', reasonCode: 'breach' })),
    ];
    await service.publish(...steps, ...steps);
    await service.publish(event(AgreementTerminated, anAgreement({ id: 'agr_flag', state: 'terminated' })));
    const [ended, force] = ['An agreement was terminated', 'An agreement is in force'];
    await eventually(async () => (await titles(enterprise, 'agr_1')).length === 4);
    await eventually(async () => (await titles(college, 'agr_1')).length === 4);
    expect(await titles(enterprise, 'agr_1')).toEqual(['An agreement awaits you', 'A party has signed', force, ended]);
    expect(await titles(college, 'agr_1')).toEqual([
      'An agreement awaits you',
      force,
      'A new version awaits you',
      ended,
    ]);
    const [, signed] = await inbox(enterprise, 'agr_1');
    expect(signed?.text).toMatchObject({ zh: expect.stringContaining('“订单班协议”已有 1 方签署') });
  });

  it('a graduate is told once why their matches changed, however many openings it touches, the employer of each', async () => {
    const student = await service.grant({ roles: ['student'], organisation: collegeId, graduate: 'grd_1' });
    const rescoring = (opening: string, overrides: Partial<RescoringComputed> = {}) =>
      event(RescoringComputed, {
        id: `rsc_${opening}_${overrides.change ?? 'counts'}_${overrides.recognitionRevision ?? 2}_${overrides.part ?? 1}`,
        revision: 1,
        computedAt: now,
        opening,
        employer,
        recognition: 'rec_1',
        recognitionRevision: 2,
        title: { zh: '哈萨克斯坦电工', en: 'Electricians of Kazakhstan', ru: 'Электрики Казахстана' },
        change: 'counts',
        part: 1,
        total: 3,
        graduates: [
          {
            graduateId: 'grd_1',
            college: collegeId,
            before: { outcome: 'notEligible', fit: 7000 },
            after: { outcome: 'eligible', fit: 8000 },
          },
        ],
        ...overrides,
      });
    for (const id of ['opn_1', 'opn_2']) await service.publish(event(OpeningPublished, anOpening({ id })));
    await service.publish(rescoring('opn_1'), rescoring('opn_1', { part: 2 }), rescoring('opn_2'), rescoring('opn_1'));
    const all = async (as: string) => {
      const [one, two] = await Promise.all([inbox(as, 'opn_1'), inbox(as, 'opn_2')]);
      return [...one, ...two];
    };
    await eventually(async () => (await all(enterprise)).length === 2);
    expect((await all(enterprise)).map(({ about, text }) => [about, text['en']])).toEqual([
      ['opn_1', expect.stringContaining('how 3 graduates stand at your opening “Electrical fitter”')],
      ['opn_2', expect.stringContaining('how 3 graduates')],
    ]);
    const [told, ...more] = await all(student);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      kind: 'recognitionCounts',
      text: {
        zh: expect.stringContaining('“哈萨克斯坦电工”'),
        en: expect.stringContaining('“Electricians of Kazakhstan”'),
        ru: expect.stringContaining('«Электрики Казахстана»'),
      },
    });
    await service.publish(rescoring('opn_1', { change: 'ceased' }), rescoring('opn_1', { recognitionRevision: 4 }));
    await eventually(async () => (await all(student)).length === 3);
    expect((await all(student)).map(({ kind }) => kind).sort()).toEqual([
      'recognitionCeased',
      'recognitionCounts',
      'recognitionCounts',
    ]);
  });
});
