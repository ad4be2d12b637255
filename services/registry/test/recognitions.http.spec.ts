import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

describe('recognitions over HTTP', () => {
  let service: RegistryUnderTest;
  let evaluator: string;
  let enterprise: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    evaluator = await service.grant({ roles: ['evaluator'], organisation: 'org_evaluator' });
    enterprise = await service.grant({ roles: ['enterprise'], organisation: 'org_enterprise' });
  });

  afterAll(() => service.stop());

  const recognitions = '/v1/recognitions';
  const draft = (overrides: Record<string, unknown> = {}, as = evaluator) =>
    service.call<Resource>('POST', recognitions, {
      as,
      body: {
        from: { credential: 'KZ-WELDER-4', grade: null, country: 'KZ' },
        to: { credential: 'X-ROBOT-OM', grade: 'intermediate', country: 'CN' },
        extent: 'full',
        confidence: 9000,
        ...overrides,
      },
    });
  const act = (seen: Resource, verb: string, as = service.operator) => service.act(recognitions, seen, verb, as);

  it('is drafted by an evaluator, put into force and suspended by an operator', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    expect((await act(body, 'enter-into-force', evaluator)).status).toBe(403);
    const inForce = await act(body, 'enter-into-force');
    expect(inForce.body.state).toBe('inForce');
    expect((await act(inForce.body, 'enter-into-force')).status).toBe(409);
    const suspended = await act(inForce.body, 'suspend');
    expect(suspended.body.state).toBe('suspended');
    expect((await act(suspended.body, 'suspend')).status).toBe(409);
    expect((await act(suspended.body, 'enter-into-force')).body.state).toBe('inForce');
  });

  it.each([
    ['a credential that nobody knows', { to: { credential: 'NOTHING', grade: null, country: 'CN' } }, '/to/credential'],
    [
      'a grade that it does not have',
      { to: { credential: 'X-ROBOT-OM', grade: 'golden', country: 'CN' } },
      '/to/grade',
    ],
    ['a confidence beyond the whole', { confidence: 10_001 }, '/confidence'],
    ['a day that does not exist', { validUntil: '2027-02-30' }, '/validUntil'],
  ])('%s is refused', async (_, overrides, pointer) => {
    expect(await draft(overrides)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('is no business of an enterprise to write, and one that is over does not enter into force', async () => {
    expect((await draft({}, enterprise)).status).toBe(403);
    expect((await act((await draft({ validUntil: '2026-11-21' })).body, 'enter-into-force')).status).toBe(422);
  });

  it('is named by who drafts it, else by the credentials', async () => {
    expect((await draft({ title: { en: 'Of the Qingdao kind' } })).body['title']).toEqual({
      en: 'Of the Qingdao kind',
    });
    expect((await draft()).body['title']).toMatchObject({ zh: expect.stringContaining('KZ-WELDER-4') });
  });

  describe('under an agreement', () => {
    let college: string;
    let agreement: Resource;
    let partner: string;

    const path = '/v1/agreements';
    const agree = async (type: string) => {
      const parties = [own, other];
      const body = { type, parties, title: { zh: '证书互认协议', en: 'Agreement on recognition' } };
      const drafted = await service.call<Resource>('POST', path, { as: college, body });
      return (await service.act(path, drafted.body, 'propose', college)).body;
    };
    let own: string;
    let other: string;

    beforeAll(async () => {
      own = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
      other = (await service.admit({ kind: 'association' })).id;
      college = await service.grant({ roles: ['college'], organisation: own });
      partner = await service.grant({ roles: ['association'], organisation: other });
      agreement = await agree('recognition');
    });

    it('names one on recognition, of its own', async () => {
      const framework = await agree('framework');
      const as = service.operator;
      for (const wrong of ['agr_nothing', framework.id]) {
        const refused = await draft({ agreement: wrong }, as);
        expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/agreement' }] } });
      }
      expect((await draft({ agreement: agreement.id }, evaluator)).status).toBe(422);
      expect((await draft({ agreement: agreement.id }, partner)).status).toBe(201);
    });

    it('may be put into force before it, ends with it, and cannot come back under it', async () => {
      const drafted = (await draft({ agreement: agreement.id }, partner)).body;
      const late = (await draft({ agreement: agreement.id }, partner)).body;
      const waiting = (await act(drafted, 'enter-into-force')).body;
      expect(waiting.state).toBe('inForce');
      let signed = agreement;
      for (const as of [college, partner]) signed = (await service.act(path, signed, 'sign', as)).body;
      expect(signed.state).toBe('inForce');
      await service.act(path, signed, 'terminate', partner, { reasonCode: 'changedLaw' });
      const read = (id: string) => service.call<Resource>('GET', `${recognitions}/${id}`, { as: enterprise });
      await eventually(async () => (await read(drafted.id)).body.state === 'expired');
      expect((await read(drafted.id)).body['reasonCode']).toBe('agreementEnded');
      expect((await read(late.id)).body.state).toBe('drafted');
      const refused = await act(late, 'enter-into-force');
      expect(refused).toMatchObject({ status: 409, body: { type: '/problems/recognition.agreement-over' } });
      expect((await draft({ agreement: agreement.id }, partner)).status).toBe(422);
    });
  });
});
