import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, serviceUnderTest } from '@duijie/testing';
import type { Answer, ServiceUnderTest } from '@duijie/testing';
import { candidate } from '../src/candidate.module.ts';
import { aSheet } from './sheets.ts';

type Upload = {
  id: string;
  revision: number;
  state: string;
  encoding: string;
  rows: Record<string, number>;
  progress: number;
  kept: number;
  reasonCode: string | null;
  forgottenAt: string | null;
};
type Row = {
  line: number;
  verdict: string;
  mended: boolean;
  cells: Record<string, string>;
  issues: { code: string }[];
};
type Page<Item> = { items: Item[]; nextCursor: string | null };

const own = 'org_00000000000000000000000002';
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };
const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const csv = { 'content-type': 'text/csv' };
const ended = ['completed', 'failed', 'cancelled'];

describe('uploads over HTTP', () => {
  let service: ServiceUnderTest;
  let college: string;
  let neighbour: string;

  beforeAll(async () => {
    service = await serviceUnderTest(candidate, { clock, settings: { uploadLimitBytes: 3_000_000 } as object });
    college = await service.grant({ roles: ['college'], organisation: own });
    neighbour = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000009' });
  });

  afterAll(() => service.stop());

  function post(body: Uint8Array | string, query = '', headers: Record<string, string> = {}, as = college) {
    return service.call<Upload>('POST', `/v1/uploads${query}`, { as, body, headers: { ...csv, ...headers } });
  }

  async function end(answer: Answer<Upload>): Promise<Upload> {
    expect(answer.status).toBe(202);
    return eventually(async () => {
      const { body } = await service.call<Upload>('GET', `/v1/uploads/${answer.body.id}`, { as: college });
      return ended.includes(body.state) ? body : undefined;
    });
  }

  async function graduates(): Promise<number> {
    const events = await service.eventsOf('candidate.graduates');
    return events.length;
  }

  it('a GB18030 sheet goes in, its bad rows are told with a reason, and the same file again changes nothing', async () => {
    const first = await post(fixture('graduates-gb18030.csv'));
    expect(first.headers.get('location')).toBe(`/v1/uploads/${first.body.id}`);
    const done = await end(first);
    expect(done).toMatchObject({ state: 'completed', encoding: 'gb18030', progress: 1 });
    const { total, accepted, unchanged, needsReview, rejected } = done.rows;
    expect([total, accepted, rejected, needsReview, unchanged]).toEqual([9, 6, 1, 2, 0]);
    await eventually(async () => (await graduates()) === 6);
    const again = await end(await post(fixture('graduates-gb18030.csv')));
    expect(again.rows).toMatchObject({ total: 9, accepted: 0, unchanged: 6, rejected: 1, needsReview: 2 });
    expect(await graduates()).toBe(6);
    const errors = await service.call<string>('GET', `/v1/uploads/${first.body.id}/errors`, { as: college });
    expect(errors.headers.get('content-type')).toContain('text/csv');
    expect(errors.body).toContain('duplicate-in-file');
    expect(errors.body).not.toMatch(/^[=+@]/m);
  });

  it('tells of its end with counts alone', async () => {
    const done = await end(await post(aSheet({ rows: 3, from: 100 })));
    const records = await eventually(async () => {
      const all = await service.eventsOf('candidate.uploads');
      const mine = all.filter(({ key }) => key === done.id);
      return mine.length > 0 ? mine : undefined;
    });
    expect(records.map(({ headers }) => headers['ce_type'])).toEqual(['org.duijie.UploadCompleted']);
    expect(JSON.parse(records[0]?.value ?? '')).toMatchObject({ state: 'completed', rows: { total: 3, accepted: 3 } });
  });

  it('a form with a file and fields is as good as raw bytes', async () => {
    const form = new FormData();
    form.append('file', new Blob([aSheet({ rows: 2, from: 200, header: { 学号: '编号' } })]), '名单.csv');
    form.append('mapping', '{"studentNo":"编号"}');
    const answer = await fetch(`${service.url}/v1/uploads?dryRun=true`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${college}` },
    });
    const body = (await answer.json()) as Upload;
    expect(await end({ status: answer.status, headers: answer.headers, body })).toMatchObject({
      state: 'completed',
      rows: { total: 2, accepted: 2 },
      dryRun: true,
    });
  });

  it('a trial run judges every row and takes nobody in', async () => {
    const before = await graduates();
    const done = await end(await post(aSheet({ rows: 4, from: 300 }), '?dryRun=true'));
    expect(done).toMatchObject({ state: 'completed', dryRun: true, rows: { total: 4, accepted: 4 } });
    const real = await end(await post(aSheet({ rows: 4, from: 300 })));
    expect(real.rows).toMatchObject({ accepted: 4, unchanged: 0 });
    await eventually(async () => (await graduates()) === before + 4);
  });

  it('progress comes as events with ids, and whoever comes back is told only what is new', async () => {
    const { body } = await post(aSheet({ rows: 1_500, from: 10_000 }));
    const read = async (headers: Record<string, string> = {}): Promise<string> =>
      (
        await fetch(`${service.url}/v1/uploads/${body.id}/events`, {
          headers: { authorization: `Bearer ${college}`, ...headers },
        })
      ).text();
    const text = await read();
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    const told = [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data ?? '') as Upload);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(told.map(({ progress }) => progress)).toEqual(told.map(({ progress }) => progress).sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ state: 'completed', progress: 1, rows: { total: 1_500, accepted: 1_500 } });
    expect(await read({ 'last-event-id': String(ids.at(-1)) })).not.toContain('data:');
  });

  it('the same Idempotency-Key gives the same upload, with another file it is refused', async () => {
    const headers = { 'idempotency-key': 'spring-2027' };
    const first = await post(aSheet({ rows: 2, from: 400 }), '', headers);
    const second = await post(aSheet({ rows: 2, from: 400 }), '', headers);
    expect(second).toMatchObject({ status: 202, body: { id: first.body.id } });
    const other = await post(aSheet({ rows: 3, from: 400 }), '', headers);
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/request.idempotency-key-reused' } });
    await end(first);
  });

  it('a row that is mended or confirmed goes in when it is applied', async () => {
    const sheet = aSheet({ rows: 2, from: 500 }).replace('机电一体化技术', '炼丹学');
    const done = await end(await post(sheet));
    expect(done.rows).toMatchObject({ total: 2, accepted: 1, rejected: 1 });
    const path = `/v1/uploads/${done.id}`;
    const { body: page } = await service.call<Page<Row>>('GET', `${path}/rows`, { as: college });
    expect(page.items).toMatchObject([{ line: 2, verdict: 'rejected', issues: [{ code: 'unknown-major' }] }]);
    const mended = await service.call<Row>('PATCH', `${path}/rows/2`, {
      as: college,
      body: { major: '机电一体化技术' },
    });
    expect(mended.body).toMatchObject({ verdict: 'accepted', mended: true });
    const applied = await service.call<Upload>('POST', `${path}/apply`, { as: college, body: {} });
    expect(applied.body.rows).toMatchObject({ total: 2, accepted: 2, rejected: 0 });
    const none = await service.call<Page<Row>>('GET', `${path}/rows`, { as: college });
    expect(none.body.items).toEqual([]);
    expect((await service.call('PATCH', `${path}/rows/2`, { as: college, body: { major: 'x' } })).status).toBe(404);
  });

  it('somebody may stop it, and what is in stays in', async () => {
    const { body } = await post(aSheet({ rows: 6_000, from: 20_000 }));
    const answer = await service.call<Upload>('POST', `/v1/uploads/${body.id}/cancel`, { as: college });
    expect(answer).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect((await service.call('POST', `/v1/uploads/${body.id}/cancel`, { as: college })).status).toBe(409);
    const after = await end(await post(aSheet({ rows: 1, from: 600 })));
    expect(after.state).toBe('completed');
  });

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]), 415, 'upload.wrong-type'],
    ['nothing', new Uint8Array(0), 422, 'upload.empty'],
    ['a table without a header', 'a,b,c\n1,2,3\n', 422, 'upload.header-not-found'],
    ['a sheet without 学号', '姓名,专业名称,联系电话,邮箱\n张三,软件技术,1,2\n', 422, 'upload.columns-missing'],
    ['too much', 'x'.repeat(3_100_000), 413, 'file.too-large'],
  ])('%s is refused at once, and says why', async (_, body, status, type) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status, body: { type: `/problems/${type}`, status } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('a form with too large a file is answered, not cut off', async () => {
    const form = new FormData();
    form.append('file', new Blob(['x,'.repeat(10_000_000)]), 'large.csv');
    const headers = { authorization: `Bearer ${college}` };
    const answer = await fetch(`${service.url}/v1/uploads`, { method: 'POST', body: form, headers });
    expect(answer.status).toBe(413);
  });

  it('a later row that refuses consent counts for the first of its number', async () => {
    const [header = '', row = ''] = aSheet({ rows: 1, from: 900 }).split('\n');
    const done = await end(await post([header, row, row.replace(/是$/, '否')].join('\n')));
    expect(done.rows).toMatchObject({ total: 2, accepted: 1, rejected: 1 });
    const operator = await service.grant({ roles: ['operator'] });
    const records = await eventually(async () => {
      const imported = await service.eventsOf('candidate.graduates');
      return imported.filter(({ value }) => value?.includes('"withdrawn"')).length > 0 ? imported : undefined;
    });
    const refused = records.find(({ value }) => value?.includes('"withdrawn"'));
    const { body } = await service.call('GET', `/v1/graduates/${refused?.key ?? ''}`, { as: operator });
    expect(body).toMatchObject({ consents: [{ purpose: 'matching', state: 'withdrawn' }] });
  });

  it('neighbours find nothing, and only an attester may vouch', async () => {
    const { body } = await post(aSheet({ rows: 1, from: 700 }));
    for (const path of ['', '/events', '/errors', '/rows']) {
      expect((await service.call('GET', `/v1/uploads/${body.id}${path}`, { as: neighbour })).status).toBe(404);
    }
    expect((await service.call('POST', `/v1/uploads/${body.id}/cancel`, { as: neighbour })).status).toBe(404);
    expect((await service.call<Page<Upload>>('GET', '/v1/uploads', { as: neighbour })).body.items).toEqual([]);
    const editor = await service.grant({ roles: ['college'], organisation: own, duties: ['editor'] });
    expect((await post(aSheet({ rows: 1, from: 700 }), '?attest=true', {}, editor)).status).toBe(403);
    const enterprise = await service.grant({ roles: ['enterprise'], organisation: own });
    expect((await post(aSheet({ rows: 1, from: 700 }), '', {}, enterprise)).status).toBe(403);
  });

  it('what no code was found for waits for the curators, counted once per row', async () => {
    const sheet = aSheet({ rows: 3, from: 800 }).replaceAll('PLC编程:4', '龙门吊遥控绣花');
    await end(await post(sheet));
    const operator = await service.grant({ roles: ['operator'] });
    const { body } = await service.call<Page<{ term: string; count: number }>>(
      'GET',
      '/v1/unresolved-terms?kind=skill',
      {
        as: operator,
      },
    );
    expect(body.items.find(({ term }) => term === '龙门吊遥控绣花')).toMatchObject({ count: 3 });
    expect((await service.call('GET', '/v1/unresolved-terms', { as: college })).status).toBe(403);
  });
});

describe('an upload that ended long ago', () => {
  it('is known by its counts alone: the file and the wrong rows are destroyed after seven days', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duijie-candidate-forget-'));
    let at = Date.parse('2026-11-22T04:00:00Z');
    const options = { folder, clock: { now: () => new Date(at) } };
    const read = async (service: ServiceUnderTest, as: string, path: string) =>
      (await service.call<Upload & Page<Row>>('GET', `/v1/uploads/${path}`, { as })).body;
    let service = await serviceUnderTest(candidate, options);
    let as = await service.grant({ roles: ['college'], organisation: own });
    const sheet = fixture('graduates-gb18030.csv');
    const { body } = await service.call<Upload>('POST', '/v1/uploads', { as, body: sheet, headers: csv });
    await eventually(async () => (await read(service, as, body.id)).state === 'completed');
    expect((await read(service, as, `${body.id}/rows`)).items).toHaveLength(3);
    await service.stop();
    at += 8 * 24 * 3_600_000;
    service = await serviceUnderTest(candidate, options);
    as = await service.grant({ roles: ['college'], organisation: own });
    await eventually(async () => (await read(service, as, body.id)).forgottenAt);
    expect((await read(service, as, body.id)).rows).toMatchObject({ total: 9, accepted: 6 });
    expect((await read(service, as, `${body.id}/rows`)).items).toEqual([]);
    const late = await service.call('PATCH', `/v1/uploads/${body.id}/rows/9`, { as, body: { studentNo: '1' } });
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/upload.forgotten' } });
    expect((await readdir(join(folder, 'files', 'candidate'), { recursive: true })).join()).not.toContain('fil_');
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });
});

describe('an upload that is interrupted', () => {
  it('goes on where it stopped after a restart, and counts every row once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duijie-candidate-restart-'));
    const sheet = aSheet({ rows: 4_000, from: 0 });
    const read = async (service: ServiceUnderTest, as: string, id: string): Promise<Upload> =>
      (await service.call<Upload>('GET', `/v1/uploads/${id}`, { as })).body;
    let service = await serviceUnderTest(candidate, { folder });
    let as = await service.grant({ roles: ['college'], organisation: own });
    const { body } = await service.call<Upload>('POST', '/v1/uploads', { as, body: sheet, headers: csv });
    await eventually(async () => (await read(service, as, body.id)).rows['accepted'] ?? 0);
    await service.stop();
    service = await serviceUnderTest(candidate, { folder });
    as = await service.grant({ roles: ['college'], organisation: own });
    const done = await eventually(
      async () => {
        const upload = await read(service, as, body.id);
        return ended.includes(upload.state) ? upload : undefined;
      },
      { within: 30_000 },
    );
    expect(done).toMatchObject({ state: 'completed', rows: { total: 4_000, accepted: 4_000, unchanged: 0 } });
    const imported = await eventually(async () => {
      const records = await service.eventsOf('candidate.graduates');
      return records.length >= 4_000 ? records : undefined;
    });
    expect(new Set(imported.map(({ key }) => key)).size).toBe(4_000);
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);
});
