import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/flags';

describe('flags over HTTP', () => {
  let service: RegistryUnderTest;
  let flagged: Resource;
  let collegeId: string;
  let college: string;
  let other: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    flagged = await service.admit();
    collegeId = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
    college = await service.grant({ roles: ['college'], organisation: collegeId });
    other = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
  });

  afterAll(() => service.stop());

  const raise = (overrides: Record<string, unknown> = {}, as = college) =>
    service.call<Resource>('POST', path, {
      as,
      body: { organisation: flagged.id, reasonCode: 'fee-charged', note: '向实习学生收取服装费', ...overrides },
    });

  it('one college raises it, every member of the alliance sees it, and an operator closes it', async () => {
    const { status, body } = await raise();
    expect([status, body]).toMatchObject([201, { state: 'open', raisedBy: collegeId, reasonCode: 'fee-charged' }]);
    for (const as of [other, college, service.operator]) {
      expect((await service.call('GET', `${path}/${body.id}`, { as })).body).toMatchObject({
        note: expect.any(String),
      });
      const list = await service.call<{ items: Resource[] }>(
        'GET',
        `${path}?organisation=${flagged.id}&state=open&limit=200`,
        { as },
      );
      expect(list.body.items.map(({ id }) => id)).toContain(body.id);
    }
    const found = { outcome: 'warned', note: '已约谈并退费' };
    expect((await service.act(path, body, 'close', college, found)).status).toBe(403);
    expect((await service.act(path, body, 'close', service.operator, {})).status).toBe(422);
    const closed = await service.act(path, body, 'close', service.operator, found);
    expect(closed.body).toMatchObject({ state: 'closed', outcome: 'warned', outcomeNote: '已约谈并退费' });
    expect((await service.act(path, closed.body, 'close', service.operator, found)).status).toBe(409);
    const told = (await service.eventsOf('registry.flags')).filter((record) => record.key === body.id);
    expect(told.map((record) => record.headers['ce_type'])).toEqual(['org.duijie.FlagRaised', 'org.duijie.FlagClosed']);
    expect(told.map((record) => record.value?.toString()).join('\n')).not.toMatch(/服装费|退费/);
  });

  it('is no place for persons, and not for students and strangers', async () => {
    expect(await raise({ note: '请联系 13812345678' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/note', code: 'personal-data' }] },
    });
    expect((await raise({ organisation: 'org_nobody' })).status).toBe(422);
    expect((await raise({ organisation: collegeId })).status).toBe(422);
    expect((await raise({ reasonCode: 'dislike' })).status).toBe(422);
    const student = await service.grant({ roles: ['student'], organisation: collegeId, graduate: 'grd_1' });
    expect((await raise({}, student)).status).toBe(403);
    expect((await service.call('GET', path, { as: student })).status).toBe(403);
    expect((await service.call('GET', path)).status).toBe(401);
    expect((await service.call('GET', `${path}/flg_nothing`, { as: college })).status).toBe(404);
  });
});
