import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrganisationApproved, event } from '@duijie/contracts';
import { anOpeningRequest, anOrganisation, eventually, serviceUnderTest, xlsxOf } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { demand } from '../src/demand.module.ts';

type Note = { line: number | null; pointer: string; code: string; severity: string; message: { zh: string } };
type Job = {
  id: string;
  state: string;
  rows: { total: number; accepted: number; rejected: number; unchanged: number };
  errors: Note[];
  type?: string;
};
type Opening = { id: string; revision: number; state: string; externalRef: string; seats: number };

const employer = 'org_00000000000000000000000001';
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };
const header = 'externalRef,kind,title.zh,duties.zh,seats,workplaces,pay.min,pay.max,start,validUntil,majors,skills';
const line = (ref: string, overrides: { title?: string; seats?: string; skills?: string; start?: string } = {}) =>
  [
    ref,
    'employment',
    overrides.title ?? '电气设备安装工',
    '"安装,调试"',
    overrides.seats ?? '5',
    '天津市武清区;120113',
    '5000',
    '7500',
    overrides.start ?? '2027-07-01',
    '2027-03-31',
    '4603:class',
    overrides.skills ?? 'PLC:2:must;ROB-OP:3:30',
  ].join(',');
const csv = (...lines: string[]) => [header, ...lines].join('\r\n');

describe('imports of openings over HTTP', () => {
  let folder: string;
  let service: ServiceUnderTest;
  let own: string;
  let other: string;
  let college: string;

  async function start(): Promise<void> {
    service = await serviceUnderTest(demand, { clock, folder });
    own = await service.grant({ roles: ['enterprise'], organisation: employer });
    other = await service.grant({ roles: ['enterprise'], organisation: 'org_00000000000000000000000009' });
    college = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000002' });
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-imports-'));
    await start();
    await service.publish(event(OrganisationApproved, anOrganisation({ id: employer })));
    await eventually(async () => (await imported(csv(line('READY')), { query: '?publish=true' })).errors.length === 0);
  });

  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function send(body: unknown, { query = '', type = 'text/csv', as = own, key = '' } = {}) {
    const headers = { 'content-type': type, ...(key ? { 'idempotency-key': key } : {}) };
    return service.call<Job>('POST', `/v1/openings/import${query}`, { as, body, headers });
  }

  async function ended(id: string): Promise<Job> {
    return eventually(async () => {
      const { body } = await service.call<Job>('GET', `/v1/openings/imports/${id}`, { as: own });
      return ['completed', 'failed'].includes(body.state) && body;
    });
  }

  async function imported(body: unknown, how: Parameters<typeof send>[1] = {}): Promise<Job> {
    const answer = await send(body, how);
    expect(answer.status).toBe(202);
    return ended(answer.body.id);
  }

  async function byReference(ref: string): Promise<Opening[]> {
    const path = `/v1/openings?externalRef=${encodeURIComponent(ref)}`;
    return (await service.call<{ items: Opening[] }>('GET', path, { as: own })).body.items;
  }

  it('a CSV makes drafts, and the answer says where to follow it', async () => {
    const answer = await send(csv(line('CSV-1'), '', line('CSV-2')));
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/v1/openings/imports/${answer.body.id}`);
    expect((await ended(answer.body.id)).rows).toEqual({ total: 2, accepted: 2, rejected: 0, unchanged: 0 });
    expect(await byReference('CSV-1')).toMatchObject([
      {
        state: 'draft',
        revision: 1,
        duties: { zh: '安装,调试' },
        pay: { min: '5000', max: '7500', currency: 'CNY', per: 'month' },
        majors: [{ code: '4603', scope: 'class' }],
        skills: [
          { skill: 'PLC', level: 2, weight: 10, must: true },
          { skill: 'ROB-OP', level: 3, weight: 30, must: false },
        ],
      },
    ]);
  });

  it('the same file again changes nothing, and a changed row revises its opening', async () => {
    const first = csv(line('SAME-1'), line('SAME-2'));
    await imported(first);
    expect((await imported(first)).rows).toEqual({ total: 2, accepted: 0, rejected: 0, unchanged: 2 });
    expect(await byReference('SAME-1')).toMatchObject([{ revision: 1 }]);
    const changed = csv(line('SAME-1', { seats: '9' }), line('SAME-2'));
    expect((await imported(changed)).rows).toEqual({ total: 2, accepted: 1, rejected: 0, unchanged: 1 });
    expect(await byReference('SAME-1')).toMatchObject([{ revision: 2, seats: 9 }]);
  });

  it('publishing on import publishes what is clean and says why the rest stays a draft', async () => {
    const job = await imported(csv(line('PUB-1'), line('PUB-2', { title: '操作工（限男性）' })), {
      query: '?publish=true',
    });
    expect(job.rows).toEqual({ total: 2, accepted: 2, rejected: 0, unchanged: 0 });
    expect(job.errors).toMatchObject([
      { line: 3, pointer: '/title/zh', code: 'refused-by-rule', severity: 'warning', rule: 'opening.no-limit-by-sex' },
    ]);
    expect(await byReference('PUB-1')).toMatchObject([{ state: 'published', revision: 2 }]);
    expect(await byReference('PUB-2')).toMatchObject([{ state: 'draft' }]);
  });

  it('good rows go in whatever the bad ones do, and each mistake has its line and field', async () => {
    const job = await imported(
      csv(
        line('BAD-1'),
        line('BAD-2', { seats: '0' }),
        line('BAD-3', { skills: 'PLC:9' }),
        line('BAD-1', { seats: '7' }),
        line(''),
        line('=BAD-4', { start: '2027-06-31' }),
      ),
    );
    expect(job.rows).toEqual({ total: 6, accepted: 1, rejected: 5, unchanged: 0 });
    expect(job.errors.map((note) => [note.line, note.pointer, note.code])).toEqual([
      [3, '/seats', 'range'],
      [4, '/skills/0/level', 'range'],
      [5, '/externalRef', 'duplicate'],
      [6, '/externalRef', 'required'],
      [7, '/start', 'format'],
    ]);
    for (const note of job.errors) expect(note.message).toEqual({ zh: expect.any(String), en: expect.any(String) });
    const file = await service.call<string>('GET', `/v1/openings/imports/${job.id}/errors`, { as: own });
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.body.split('\r\n')).toHaveLength(7);
    expect(file.body).toContain(`\r\n7,'=BAD-4,`);
  });

  it('JSON Lines say the same as requests do, one per line', async () => {
    const rows = [
      JSON.stringify(anOpeningRequest({ externalRef: 'JSON-1' })),
      '{"externalRef":',
      JSON.stringify(anOpeningRequest({ externalRef: 'JSON-2', colour: 'red' })),
      '',
      JSON.stringify(anOpeningRequest()),
    ];
    for (const type of ['application/x-ndjson', 'application/jsonl']) {
      const job = await imported(rows.join('\n'), { type });
      expect(job.rows).toMatchObject({ total: 4, rejected: 3 });
      expect(job.errors.map((note) => [note.line, note.pointer, note.code])).toEqual([
        [2, '', 'format'],
        [3, '/colour', 'unknown-field'],
        [5, '/externalRef', 'required'],
      ]);
    }
    expect(await byReference('JSON-1')).toHaveLength(1);
  });

  it.each<[string, string, string, string]>([
    ['a key twice', `{"externalRef":"HOSTILE","externalRef":"OTHER"}`, '', 'format'],
    ['a prototype', `{"externalRef":"HOSTILE","__proto__":{"state":"published"}}`, '', 'format'],
    ['a list', `["HOSTILE"]`, '', 'format'],
    ['NUL in its text', String.raw`{"externalRef":"HOSTILE","title":{"zh":"a\u0000b"}}`, '/title/zh', 'format'],
    ['half a character', String.raw`{"externalRef":"HOSTILE","title":{"zh":"a\ud83d"}}`, '/title/zh', 'format'],
    ['an operator for a value', `{"externalRef":{"$gt":""}}`, '/externalRef', 'required'],
  ])('a line of JSON with %s is refused as in a request, and nothing of it stays', async (_, row, pointer, code) => {
    const job = await imported(row, { type: 'application/x-ndjson' });
    expect(job).toMatchObject({ state: 'completed', errors: [{ line: 1, pointer, code }] });
    expect(await byReference('HOSTILE')).toEqual([]);
  });

  it('a spreadsheet saved in GB18030 is read as well', async () => {
    const [before, after] = csv(line('GBK-1', { title: '@' })).split('@');
    const ascii = (words = '') => Buffer.from(words.replaceAll('"安装,调试"', 'work').replace('天津市武清区;', ''));
    const body = Buffer.concat([ascii(before), Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), ascii(after)]);
    expect((await imported(body)).rows).toMatchObject({ accepted: 1 });
    expect(await byReference('GBK-1')).toMatchObject([{ title: { zh: '你好' } }]);
  });

  it.each([
    ['an unknown column', `${header},colour\r\n${line('X-1')},red`, 'unknown-field'],
    ['no externalRef', 'kind,seats\r\nemployment,5', 'required'],
    ['too many columns', `${header}${',a'.repeat(70)}\r\n${line('X-1')}`, 'too-many'],
    ['an open quotation mark', `${csv(line('X-1'))}\r\n"X-2,employment`, 'format'],
    ['too many rows', csv(...Array.from({ length: 10_001 }, (_, i) => `X-${i},employment`)), 'too-many'],
    ['a row without end', `${header}\r\n${'x'.repeat(70_000)}`, 'too-long'],
    ['nothing in it', '', 'required'],
    ['NUL in a cell', csv(line('X-1', { title: 'a\0b' })), 'encoding'],
    ['a picture in it', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'encoding'],
    ['a workbook in it', xlsxOf([header.split(','), line('X-1').split(',')]), 'encoding'],
  ])('a file with %s fails as a whole and stores nothing', async (_, body, code) => {
    const job = await imported(body);
    expect(job).toMatchObject({ state: 'failed', errors: [{ line: null, code }] });
    expect(await byReference('X-1')).toEqual([]);
  });

  it.each(['<html><script>1</script></html>', '%PDF-1.7', 'PK\u0003\u0004'])(
    'a file that is a table only after %j is none',
    async (start) => {
      const job = await imported(`${start}\r\n${csv(line('X-1'))}`);
      expect(job).toMatchObject({
        state: 'failed',
        errors: [{ line: null, code: 'unknown-field' }, { code: 'required' }],
      });
      expect(await byReference('X-1')).toEqual([]);
    },
  );

  it('too much, the wrong type and the wrong people are refused at the door', async () => {
    expect((await send('x'.repeat(5_000_001))).status).toBe(413);
    expect((await send('{}', { type: 'application/json' })).status).toBe(415);
    expect((await send('a', { type: 'application/octet-stream' })).status).toBe(415);
    expect((await send(csv(line('NO')), { as: college })).status).toBe(403);
    const job = await imported(csv(line('MINE')));
    for (const path of ['', '/errors'])
      expect((await service.call('GET', `/v1/openings/imports/${job.id}${path}`, { as: other })).status).toBe(404);
    const list = (as: string) => service.call<{ items: Job[] }>('GET', '/v1/openings/imports?sort=-createdAt', { as });
    expect((await list(other)).body.items).toEqual([]);
    expect((await list(own)).body.items.map((each) => each.id)).toContain(job.id);
  });

  it('the same Idempotency-Key makes one import, another file with it is refused', async () => {
    const first = await send(csv(line('KEY-1')), { key: 'file-1' });
    const second = await send(csv(line('KEY-1')), { key: 'file-1' });
    expect(second.body.id).toBe(first.body.id);
    const third = await send(csv(line('KEY-2')), { key: 'file-1' });
    expect(third).toMatchObject({ status: 422, body: { type: '/problems/request.idempotency-key-reused' } });
  });

  it('an import that a stop interrupts goes on at the next start, and doubles nothing', async () => {
    const references = Array.from({ length: 400 }, (_, i) => `LONG-${i}`);
    const answer = await send(csv(...references.map((ref) => line(ref))), { query: '?publish=true' });
    await eventually(async () => {
      const { body } = await service.call<Job>('GET', `/v1/openings/imports/${answer.body.id}`, { as: own });
      return body.rows.accepted > 0;
    });
    await service.stop();
    await start();
    const job = await ended(answer.body.id);
    expect(job.rows).toEqual({ total: 400, accepted: 400, rejected: 0, unchanged: 0 });
    for (const ref of ['LONG-0', 'LONG-199', 'LONG-399'])
      expect(await byReference(ref)).toMatchObject([{ state: 'published', revision: 2 }]);
  });
});
