import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wanted } from './src/client.ts';
import type { Json } from './src/client.ts';
import { onTheWire, refusalIn } from './src/wire.ts';
import type { WireRequest } from './src/wire.ts';
import { aGoodOpening, aWorld, expectHealthy } from './src/world.ts';
import type { World } from './src/world.ts';

const json = { 'content-type': 'application/json' };

describe('wrong requests', () => {
  let world: World;
  let before: Json;
  let token: string;

  beforeAll(async () => {
    world = await aWorld();
    before = await world.tally();
    token = world.members.enterprise.token ?? '';
  }, 120_000);

  afterAll(() => world.platform.stop(), 60_000);

  const send = (path: string, wish: WireRequest = {}) => onTheWire(world.platform.url, path, { token, ...wish });
  const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    send('/v1/openings', { method: 'POST', body, headers: { ...json, ...headers } });
  const changed = (overrides: Record<string, unknown>) => post(JSON.stringify(aGoodOpening(overrides)));

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no seats', { seats: 0 }, '/seats', 'range'],
    ['half a seat', { seats: 1.5 }, '/seats', 'type'],
    ['seats as a word', { seats: '5' }, '/seats', 'type'],
    ['more seats than numbers can count', { seats: 9_007_199_254_740_992 }, '/seats', 'range'],
    ['a validity after the start', { start: '2027-03-01', validUntil: '2027-07-01' }, '/validUntil', 'dates-reversed'],
    ['an end before the start', { end: '2020-01-01' }, '/end', 'dates-reversed'],
    ['a day that does not exist', { start: '2027-02-30' }, '/start', 'format'],
    ['a class where a major is asked', { majors: [{ code: '4603', scope: 'exact' }] }, '/majors/0/code', 'too-coarse'],
    ['a region that does not exist', { workplaces: ['999999'] }, '/workplaces/0', 'unknown-code'],
    ['pay in words', { pay: { min: 'much', currency: 'CNY', per: 'month' } }, '/pay/min', 'format'],
    ['a field that nobody knows', { seat: 5 }, '/seat', 'unknown-field'],
    ['a state of one’s own choice', { state: 'published' }, '/state', 'unknown-field'],
    ['somebody else as the employer', { employer: 'org_other' }, '/employer', 'unknown-field'],
    ['no title', { title: undefined }, '/title', 'required'],
    ['a query in place of a code', { circle: { $gt: '' } }, '/circle', 'type'],
    ['a list in place of an object', { pay: [] }, '/pay', 'type'],
    ['NUL in a text', { title: { zh: '操作\u0000工' } }, '/title/zh', 'format'],
    ['half a surrogate pair in a text', { title: { zh: '操作工\ud83d' } }, '/title/zh', 'format'],
    [
      'a thousand skills',
      { skills: Array.from({ length: 1000 }, () => ({ skill: 'PLC', level: 1 })) },
      '/skills',
      'too-many',
    ],
  ])('%s is refused, with the field and the reason', async (_, overrides, pointer, code) => {
    const problem = refusalIn(await changed(overrides), 422);
    expect(problem.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('a skill that nobody knows is refused with what may have been meant', async () => {
    const problem = refusalIn(await changed({ skills: [{ skill: '机器人舞蹈', level: 2 }] }), 422);
    expect(problem.errors[0]).toMatchObject({ pointer: '/skills/0/skill', code: 'unknown-code' });
    expect(problem.errors[0].suggestions.map((suggestion: Json) => suggestion.code)).toContain('ROB-OP');
  });

  it('a text of 10 MB is refused before it is read', async () => {
    refusalIn(await changed({ duties: { zh: '长'.repeat(3_500_000) } }), 413);
    expect(refusalIn(await changed({ duties: { zh: '长'.repeat(200_000) } }), 422).errors[0]).toMatchObject({
      pointer: '/duties/zh',
      code: 'too-long',
    });
  });

  const good = JSON.stringify(aGoodOpening());
  const deep = (open: string, close: string) => `{"title":${open.repeat(10_000)}1${close.repeat(10_000)}}`;
  it.each<[string, string | Uint8Array, ...number[]]>([
    ['half a JSON', good.slice(0, 90), 400],
    ['an empty body', '', 400, 422],
    ['NaN', good.replace('"seats":5', '"seats":NaN'), 400],
    ['an infinite number', good.replace('"seats":5', '"seats":1e999'), 400, 422],
    ['a list', `[${good}]`, 400, 422],
    ['null', 'null', 400, 422],
    ['a text', '"opening"', 400, 422],
    ['lists 10,000 deep', deep('[', ']'), 400, 422],
    ['objects 10,000 deep', deep('{"a":', '}'), 400, 422],
    ['the same key twice', good.replace('"seats":5', '"seats":5,"seats":6'), 400],
    ['the same key twice, once in disguise', good.replace('"seats":5', '"seats":5,"se\\u0061ts":6'), 400],
    ['a prototype', good.replace('"seats":5', '"seats":5,"__proto__":{"state":"published"}'), 400],
    ['a constructor’s prototype', good.replace('"seats":5', '"seats":5,"constructor":{"prototype":{"a":1}}'), 400, 422],
    ['a number that cannot be held', good.replace('"seats":5', '"seats":9007199254740993'), 422],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(good.slice(0, 40)), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(good.slice(40))]),
      400,
    ],
  ])('%s in place of an opening is refused', async (_, body, ...statuses) => {
    refusalIn(await post(body), ...statuses);
  });

  it.each<[string, Record<string, string>, ...number[]]>([
    ['XML', { 'content-type': 'application/xml' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 415, 422],
    ['a sheet', { 'content-type': 'text/csv' }, 400, 415, 422],
    ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }, 400, 415, 422],
    ['a type that is none', { 'content-type': 'nonsense' }, 415],
    ['a character set of long ago', { 'content-type': 'application/json; charset=gb2312' }, 400, 415],
    ['a packed body', { ...json, 'content-encoding': 'gzip' }, 400, 415],
  ])('%s where JSON is asked is refused', async (_, headers, ...statuses) => {
    refusalIn(await send('/v1/openings', { method: 'POST', body: good, headers }), ...statuses);
  });

  it.each([
    ['a page of a billion', '?limit=1000000000', '/limit'],
    ['a page of nothing', '?limit=0', '/limit'],
    ['a page of words', '?limit=ten', '/limit'],
    ['two page sizes', '?limit=1&limit=2', '/limit'],
    ['a made-up cursor', '?cursor=AAAA', '/cursor'],
    ['an operator in place of a value', '?state[$ne]=draft', '/state[$ne]'],
    ['a filter that nobody knows', '?$where=1', '/$where'],
    ['a field to sort by that is none', '?sort=passwordHash', '/sort'],
  ])('%s is refused', async (_, query, pointer) => {
    expect(refusalIn(await send(`/v1/openings${query}`), 422).errors[0].pointer).toBe(pointer);
  });

  it('a cursor of another list is refused', async () => {
    const organisations = await wanted(200, world.members.operator.get('/v1/organisations?limit=1'));
    expect(organisations.nextCursor).toEqual(expect.any(String));
    refusalIn(await send(`/v1/openings?cursor=${organisations.nextCursor}`), 422);
  });

  it.each([
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f%2e%2e%2fhealth',
    '..%5c..%5cwindows',
    '%00',
    '%zz',
    '%c0%ae%c0%ae',
    "'%20OR%201=1--",
    '%7B%22%24gt%22%3A%22%22%7D',
    '__proto__',
    'constructor',
    'x'.repeat(150),
    'x'.repeat(5_000),
  ])('an opening called %s does not exist', async (id) => {
    refusalIn(await send(`/v1/openings/${id}`), 400, 404, 414);
    const headers = { 'if-match': '"1"' };
    refusalIn(await send(`/v1/openings/${id}/publish`, { method: 'POST', headers }), 400, 404, 414);
  });

  it('headers of 64 KB are refused', async () => {
    refusalIn(await send('/v1/openings', { headers: { 'x-long': 'x'.repeat(65_536) } }), 431);
  });

  it('what is no HTTP at all is refused', async () => {
    refusalIn(
      await send('/v1/openings', { method: 'POST', body: good, headers: { ...json, 'content-length': '12' } }),
      400,
    );
  });

  it('methods that have no meaning here change nothing', async () => {
    const path = `/v1/openings/${world.opening.id}`;
    const asked = await send(path, {
      body: good,
      headers: { ...json, 'content-length': String(Buffer.byteLength(good)) },
    });
    expect(asked.status).toBe(200);
    const head = await send(path, { method: 'HEAD' });
    expect([head.status === 200 || head.status === 404, head.text]).toEqual([true, '']);
    for (const method of ['OPTIONS', 'TRACE', 'PROPFIND', 'DELETE', 'PUT']) {
      refusalIn(
        await send(path, { method, ...(method === 'PUT' ? { body: '{}', headers: json } : {}) }),
        400,
        404,
        405,
        422,
        428,
      );
    }
    expect((await onTheWire(world.platform.url, path, { method: 'HEAD' })).status).not.toBe(200);
  });

  it('an old ETag, none, and a made-up one are refused', async () => {
    const patch = (headers: Record<string, string>) =>
      send(`/v1/openings/${world.opening.id}`, {
        method: 'PATCH',
        body: '{"seats":9}',
        headers: { ...json, ...headers },
      });
    refusalIn(await patch({ 'if-match': '"1"' }), 412);
    refusalIn(await patch({ 'if-match': 'W/"2"' }), 412);
    refusalIn(await patch({ 'if-match': '*' }), 412);
    refusalIn(await patch({}), 428);
  });

  it('an Idempotency-Key that was used with another body is refused, and so is one that is none', async () => {
    const path = '/v1/openings/check';
    const check = (body: unknown, key: string) =>
      send(path, { method: 'POST', body: JSON.stringify(body), headers: { ...json, 'idempotency-key': key } });
    expect((await check(aGoodOpening(), 'check-1')).status).toBe(200);
    expect((await check(aGoodOpening(), 'check-1')).status).toBe(200);
    const problem = refusalIn(await check(aGoodOpening({ seats: 6 }), 'check-1'), 422);
    expect(problem.type).toBe('/problems/request.idempotency-key-reused');
    refusalIn(await check(aGoodOpening(), 'x'.repeat(201)), 422);
    refusalIn(await check(aGoodOpening(), 'two words'), 422);
  });

  it('afterwards the platform is well, and nothing was lost or made', async () => {
    await expectHealthy(world);
    expect(await world.tally()).toEqual(before);
  });
});
