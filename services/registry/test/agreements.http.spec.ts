import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/agreements';

describe('agreements over HTTP', () => {
  let service: RegistryUnderTest;
  let collegeId: string;
  let enterpriseId: string;
  let college: string;
  let enterprise: string;
  let stranger: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    collegeId = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
    enterpriseId = (await service.admit()).id;
    college = await service.grant({ roles: ['college'], organisation: collegeId });
    enterprise = await service.grant({ roles: ['enterprise'], organisation: enterpriseId });
    stranger = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
  });

  afterAll(() => service.stop());

  const draft = (overrides: Record<string, unknown> = {}, as = enterprise) =>
    service.call<Resource>('POST', path, {
      as,
      body: { type: 'orderClass', parties: [collegeId, enterpriseId], title: { zh: '订单班合作协议' }, ...overrides },
    });
  const act = (seen: Resource, verb: string, as: string, body?: unknown) => service.act(path, seen, verb, as, body);
  const read = (id: string, as: string) => service.call<Resource>('GET', `${path}/${id}`, { as });
  const told = async (id: string) =>
    (await service.eventsOf('registry.agreements'))
      .filter((record) => record.key === id)
      .map((record) => record.headers['ce_type']?.replace('org.duijie.', ''));

  it('a draft is its author’s alone, and no event', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    expect((await read(body.id, enterprise)).status).toBe(200);
    for (const other of [college, stranger]) {
      expect((await read(body.id, other)).status).toBe(404);
      expect((await act(body, 'propose', other)).status).toBe(404);
      const list = await service.call<{ items: Resource[] }>('GET', path, { as: other });
      expect(list.body.items.map((item) => item.id)).not.toContain(body.id);
    }
    expect(await told(body.id)).toEqual([]);
  });

  it('it is in force when each party has signed once, and tells every step', async () => {
    const proposed = (await act((await draft()).body, 'propose', enterprise)).body;
    expect((await read(proposed.id, college)).body.state).toBe('proposed');
    expect((await read(proposed.id, stranger)).status).toBe(404);
    expect((await act(proposed, 'sign', stranger)).status).toBe(404);
    const half = await act(proposed, 'sign', enterprise);
    expect(half.body).toMatchObject({ state: 'partiallySigned', signedBy: [enterpriseId] });
    expect((await act(half.body, 'sign', enterprise)).status).toBe(409);
    const whole = await act(half.body, 'sign', college);
    expect(whole.body).toMatchObject({ state: 'inForce', signedBy: [enterpriseId, collegeId] });
    expect((await act(whole.body, 'sign', college)).status).toBe(409);
    expect((await act(whole.body, 'terminate', stranger)).status).toBe(404);
    const note = '双方同意提前终止';
    const ended = await act(whole.body, 'terminate', college, { reasonCode: 'mutualConsent', note });
    expect(ended.body).toMatchObject({ state: 'terminated', reasonCode: 'mutualConsent', note });
    expect((await act(ended.body, 'propose', enterprise)).status).toBe(409);
    await eventually(async () => (await told(proposed.id)).length === 4);
    expect(await told(proposed.id)).toEqual([
      'AgreementProposed',
      'AgreementSigned',
      'AgreementEnteredIntoForce',
      'AgreementTerminated',
    ]);
  });

  it('two signatures at the same moment are one and a refusal, and both parties can sign', async () => {
    const proposed = (await act((await draft()).body, 'propose', enterprise)).body;
    const answers = await Promise.all([act(proposed, 'sign', enterprise), act(proposed, 'sign', college)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const after = (await read(proposed.id, enterprise)).body;
    const other = (after['signedBy'] as string[]).includes(enterpriseId) ? college : enterprise;
    expect((await act(after, 'sign', other)).body.state).toBe('inForce');
  });

  it.each([
    ['parties without the author', { parties: ['org_a', 'org_b'] }, '/parties'],
    ['a party that nobody knows', { parties: ['org_nobody', 'own'] }, '/parties/0'],
    ['the same party twice', { parties: ['own', 'own'] }, '/parties'],
    ['dates reversed', { validFrom: '2027-09-01', validUntil: '2027-08-31' }, '/validUntil'],
    ['a day that does not exist', { validFrom: '2027-02-30' }, '/validFrom'],
    ['a state of one’s own choice', { state: 'inForce' }, '/state'],
    ['signatures of others', { signedBy: ['org_a'] }, '/signedBy'],
  ])('%s is refused', async (_, overrides, pointer) => {
    const parties = (overrides as { parties?: string[] }).parties?.map((id) => (id === 'own' ? enterpriseId : id));
    const refused = await draft({ ...overrides, ...(parties ? { parties } : {}) });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('who may not sign does not, and students see no agreements', async () => {
    const proposed = (await act((await draft()).body, 'propose', enterprise)).body;
    const editor = await service.grant({ roles: ['enterprise'], organisation: enterpriseId, duties: ['editor'] });
    expect((await act(proposed, 'sign', editor)).status).toBe(403);
    expect((await act(proposed, 'sign', service.operator)).status).toBe(403);
    const student = await service.grant({ roles: ['student'], organisation: collegeId, graduate: 'grd_1' });
    expect((await read(proposed.id, student)).status).toBe(403);
    expect((await service.call('GET', path, { as: student })).status).toBe(403);
  });
});
