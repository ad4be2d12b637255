import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { RegistryCalendar } from '../src/registry.calendar.ts';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

type Jwk = Readonly<Record<string, string>>;
interface Signer {
  keygen(organisation: string): { privateJwk: Jwk; registration: { label: string; jwk: Jwk; proof: string } };
  signing(agreement: object, party: string, key: Jwk, id: string): { digest: string; key: string; signature: string };
}
interface Verifier {
  checkRecord(text: string, options?: { publicKey?: string }): readonly { name: string; faults: readonly string[] }[];
}

const path = '/v1/agreements';
const keysPath = '/v1/signer-keys';
const day = 24 * 3_600_000;

describe('proposals, counters and signatures over HTTP', () => {
  let service: RegistryUnderTest;
  let signer: Signer;
  let verifier: Verifier;
  let collegeId: string;
  let enterpriseId: string;
  let college: string;
  let enterprise: string;
  let stranger: string;

  beforeAll(async () => {
    signer = (await import(new URL('../verify/sign.mjs', import.meta.url).href)) as Signer;
    verifier = (await import(new URL('../verify/verify-record.mjs', import.meta.url).href)) as Verifier;
    service = await registryUnderTest();
    collegeId = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
    enterpriseId = (await service.admit()).id;
    college = await service.grant({ roles: ['college'], organisation: collegeId, subject: 'acc_dean' });
    enterprise = await service.grant({ roles: ['enterprise'], organisation: enterpriseId });
    stranger = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
  });

  afterAll(() => service.stop());

  const terms = {
    title: { zh: '订单班合作协议', en: 'Agreement on an order class' },
    scope: { majors: ['460303'], regions: ['120000'] },
    validUntil: '2029-08-31',
    text: { zh: '甲方负责招生，乙方提供岗位。', en: 'A recruits, B offers posts.' },
  };
  const propose = async (overrides: Record<string, unknown> = {}) => {
    const body = { type: 'orderClass', parties: [enterpriseId, collegeId], ...terms, ...overrides };
    const drafted = await service.call<Resource>('POST', path, { as: enterprise, body });
    expect(drafted.status).toBe(201);
    return (await act(drafted.body, 'propose', enterprise)).body;
  };
  const act = (seen: Resource, verb: string, as: string, body?: unknown) => service.act(path, seen, verb, as, body);
  const read = async (id: string, as = college) => (await service.call<Resource>('GET', `${path}/${id}`, { as })).body;
  const record = (id: string, as: string) => service.call<Resource>('GET', `${path}/${id}/record`, { as });
  const publicKeys = async () => JSON.stringify((await service.call('GET', '/v1/records/keys')).body);
  const faultsIn = async (body: unknown) =>
    verifier.checkRecord(JSON.stringify(body), { publicKey: await publicKeys() }).flatMap(({ faults }) => faults);
  const registered = async (as: string, organisation: string) => {
    const { privateJwk, registration } = signer.keygen(organisation);
    const key = await service.call<Resource>('POST', keysPath, { as, body: registration });
    expect(key.status).toBe(201);
    return { privateJwk, registration, key: key.body };
  };
  const told = async (id: string) =>
    (await service.eventsOf('registry.agreements')).filter((each) => each.key === id).map((each) => each.value ?? '');

  it('a draft is written anew by its author alone, and gives no record', async () => {
    const body = { type: 'framework', parties: [enterpriseId, collegeId], ...terms };
    const { body: drafted } = await service.call<Resource>('POST', path, { as: enterprise, body });
    const headers = { 'if-match': '"1"' };
    const put = (as: string) =>
      service.call<Resource>('PUT', `${path}/${drafted.id}`, { as, headers, body: { ...body, text: { zh: '其他' } } });
    expect((await put(college)).status).toBe(404);
    expect((await put(enterprise)).body).toMatchObject({ text: { zh: '其他' }, revision: 2 });
    expect((await put(enterprise)).status).toBe(412);
    expect((await record(drafted.id, enterprise)).body['type']).toBe('/problems/agreement.no-record');
  });

  it('who holds the right to edit counters, and hands it over; text and digest are of the last', async () => {
    const proposed = await propose();
    expect(proposed).toMatchObject({ editor: collegeId, laidBy: enterpriseId, text: terms.text });
    const other = { ...terms, text: { zh: '甲方负责招生与培养，乙方提供岗位。' } };
    const refused = await act(proposed, 'counter', enterprise, other);
    expect(refused).toMatchObject({
      status: 409,
      body: { type: '/problems/agreement.not-your-turn', editor: collegeId },
    });
    const countered = await act(proposed, 'counter', college, other);
    expect(countered.body).toMatchObject({ state: 'countered', editor: enterpriseId, text: other.text });
    expect(countered.body['digest']).not.toBe(proposed['digest']);
    expect((await act(countered.body, 'counter', college, terms)).status).toBe(409);
    expect((await act(countered.body, 'counter', stranger, terms)).status).toBe(404);
    expect((await act(countered.body, 'counter', service.operator, terms)).status).toBe(403);
    const back = await act(countered.body, 'counter', enterprise, terms);
    expect(back.body).toMatchObject({ digest: proposed['digest'], text: terms.text });
    const parties = await act(back.body, 'counter', college, { ...terms, parties: [collegeId] });
    expect(parties).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parties', code: 'unknown-field' }] } });
    await eventually(async () => (await told(proposed.id)).length === 3);
    expect((await told(proposed.id)).join()).not.toContain('甲方');
  });

  it('a list leaves the texts out', async () => {
    const { body } = await service.call<{ items: Resource[] }>('GET', path, { as: college });
    expect(body.items.length).toBeGreaterThan(0);
    for (const item of body.items) expect(item).not.toHaveProperty('text');
  });

  it('nobody signs another text than the one that lies before them, nor twice, nor a draft’s end', async () => {
    const proposed = await propose();
    const another = await act(proposed, 'sign', college, { digest: '0'.repeat(64) });
    expect(another).toMatchObject({ status: 409, body: { type: '/problems/agreement.another-text' } });
    const half = await act(proposed, 'sign', college, { digest: proposed['digest'] });
    expect(half.body['signatures']).toMatchObject([
      { party: collegeId, account: service.named('acc_dean'), method: 'attested' },
    ]);
    expect((await act(half.body, 'sign', college)).status).toBe(409);
    expect((await act(half.body, 'counter', enterprise, terms)).status).toBe(409);
    expect((await act(half.body, 'sign', service.operator)).status).toBe(403);
    const body = { type: 'framework', parties: [enterpriseId, collegeId], title: { en: 'A draft' } };
    const { body: drafted } = await service.call<Resource>('POST', path, { as: enterprise, body });
    expect((await act(drafted, 'terminate', enterprise)).status).toBe(409);
    expect((await act(half.body, 'terminate', college, { reasonCode: 'boredom' })).status).toBe(422);
  });

  it('one that all have signed before its first day enters into force when that comes', async () => {
    const tomorrow = new Date(service.now().getTime() + day).toISOString().slice(0, 10);
    let seen = await propose({ validFrom: tomorrow });
    for (const as of [college, enterprise]) seen = (await act(seen, 'sign', as)).body;
    expect(seen.state).toBe('partiallySigned');
    service.later(day);
    await service.service.app.get(RegistryCalendar).look();
    expect(await read(seen.id)).toMatchObject({ state: 'inForce', revision: seen.revision + 1 });
  });

  it('a new version takes the place of the old one when all have signed it, and the record has both', async () => {
    let seen = await propose();
    for (const as of [college, enterprise]) seen = (await act(seen, 'sign', as)).body;
    const amended = await act(seen, 'amend', college, { ...terms, validUntil: '2030-08-31' });
    expect(amended.body).toMatchObject({ state: 'inForce', validUntil: terms.validUntil, version: 1 });
    expect(amended.body['amendment']).toMatchObject({ version: 2, editor: enterpriseId, text: terms.text });
    expect((await act(amended.body, 'amend', enterprise, terms)).status).toBe(409);
    seen = amended.body;
    for (const as of [college, enterprise]) seen = (await act(seen, 'sign', as)).body;
    expect(seen).toMatchObject({ state: 'inForce', version: 2, validUntil: '2030-08-31', amendment: null });
    const third = (await act(seen, 'amend', enterprise, terms)).body;
    expect((await act(third, 'withdraw-amendment', stranger)).status).toBe(404);
    expect((await act(third, 'withdraw-amendment', college)).body).toMatchObject({ amendment: null, version: 2 });
    expect(await faultsIn((await record(seen.id, college)).body)).toEqual([]);
    const names = (await service.eventsOf('registry.agreements'))
      .filter((each) => each.key === seen.id)
      .map((each) => each.headers['ce_type']?.replace('org.duijie.', ''));
    expect(names.slice(3, 6)).toEqual(['AmendmentProposed', 'AmendmentSigned', 'AgreementAmended']);
  });

  describe('by a key', () => {
    it('is registered by who holds its private half, once, for their own organisation', async () => {
      const { registration } = signer.keygen(enterpriseId);
      const refused = await service.call('POST', keysPath, { as: college, body: registration });
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/proof', code: 'wrong-signature' }] },
      });
      const withPrivate = { ...registration, jwk: { ...registration.jwk, d: 'x'.repeat(43) } };
      const careless = await service.call('POST', keysPath, { as: college, body: withPrivate });
      expect(careless).toMatchObject({ status: 422, body: { errors: [{ pointer: '/jwk/d' }] } });
      const editor = await service.grant({ roles: ['college'], organisation: collegeId, duties: ['editor'] });
      expect((await service.call('POST', keysPath, { as: editor, body: registration })).status).toBe(403);
    });

    it('signs what it saw; one of another organisation, a revoked one and none at all are refused', async () => {
      const own = await registered(college, collegeId);
      const again = await service.call('POST', keysPath, { as: college, body: own.registration });
      expect(again.status).toBe(409);
      const foreign = await registered(enterprise, enterpriseId);
      expect((await service.call('GET', `${keysPath}/${foreign.key.id}`, { as: college })).status).toBe(404);

      const proposed = await propose();
      const seen = await read(proposed.id);
      const refusal = async (body: unknown, pointer: string) =>
        expect(await act(seen, 'sign', college, body)).toMatchObject({
          status: 422,
          body: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
        });
      await refusal(undefined, '/key');
      await refusal({ key: own.key.id }, '/signature');
      await refusal(signer.signing(seen, collegeId, foreign.privateJwk, foreign.key.id), '/key');
      await refusal(signer.signing(seen, collegeId, foreign.privateJwk, own.key.id), '/signature');
      await refusal(signer.signing(seen, enterpriseId, own.privateJwk, own.key.id), '/signature');
      const another = await read((await propose({ validUntil: '2031-01-01' })).id);
      const { signature } = signer.signing(another, collegeId, own.privateJwk, own.key.id);
      await refusal({ key: own.key.id, signature }, '/signature');

      const signed = await act(seen, 'sign', college, signer.signing(seen, collegeId, own.privateJwk, own.key.id));
      expect(signed.body['signatures']).toMatchObject([{ party: collegeId, method: 'key', key: own.key.id }]);
      service.later(1000);
      const revoked = await service.act(keysPath, own.key, 'revoke', college);
      expect(revoked.body).toMatchObject({ state: 'revoked', revokedAt: service.now().toISOString() });
      expect((await service.act(keysPath, revoked.body, 'revoke', college)).status).toBe(409);
      const late = signer.signing(another, collegeId, own.privateJwk, own.key.id);
      expect((await act(another, 'sign', college, late)).status).toBe(422);

      const signing = signer.signing(signed.body, enterpriseId, foreign.privateJwk, foreign.key.id);
      const whole = await act(signed.body, 'sign', enterprise, signing);
      expect(whole.body.state).toBe('inForce');
      const kept = await record(proposed.id, enterprise);
      expect(await faultsIn(kept.body)).toEqual([]);
      expect((await record(proposed.id, stranger)).status).toBe(404);
      expect(JSON.stringify(kept.body)).not.toContain(own.privateJwk['d']);
      await service.act(keysPath, foreign.key, 'revoke', service.operator);
    });
  });
});
