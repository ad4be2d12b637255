import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, rowsXml, workbookParts, xlsxOf, zipOf } from '@duijie/testing';
import type { ZipPart } from '@duijie/testing';
import { wanted } from './src/client.ts';
import type { Json } from './src/client.ts';
import { onTheWire, refusalIn } from './src/wire.ts';
import type { WireAnswer, WireRequest } from './src/wire.ts';
import { aWorld, expectHealthy } from './src/world.ts';
import type { World } from './src/world.ts';

const csv = 'text/csv';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const header = ['学号', '姓名', '专业名称', '毕业年月'];
const row = ['20239901', '保密人名', '机电一体化技术', '2027.7'];
const sheet = (...rows: string[][]) => [header, ...rows].map((cells) => cells.join(',')).join('\n');

const mib = 1_048_576;

/** Pieces of a file that is made while it is sent. */
function* pieces(bytes: number): Generator<Uint8Array> {
  yield Buffer.from(`${sheet(row)}\n`);
  const piece = Buffer.alloc(mib, `${row.join(',')}\n`);
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
}

function bomb(...more: ZipPart[]): Buffer {
  const parts = workbookParts(rowsXml([header, row]));
  return zipOf([...parts.slice(0, -1), ...more]);
}

/** A workbook with something behind it: which of the two a reader sees depends on the reader. */
const twice = (more: Buffer): Buffer => Buffer.concat([xlsxOf([header, row]), more]);

describe('wrong uploads', () => {
  let world: World;
  let before: Json;

  beforeAll(async () => {
    world = await aWorld();
    before = await world.tally();
  }, 120_000);

  afterAll(() => world.platform.stop(), 60_000);

  const residentMib = () => {
    const status = readFileSync(`/proc/${world.platform.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
  };

  const send = (wish: WireRequest, path = '/v1/uploads') =>
    onTheWire(world.platform.url, path, { method: 'POST', token: world.members.college.token, ...wish });
  const upload = (body: WireRequest['body'], type: string, query = '') =>
    send({ body: body ?? '', headers: { 'content-type': type } }, `/v1/uploads${query}`);

  /** The reason why a sheet was not taken in: told at once, or by the upload that failed. */
  async function reason(answer: WireAnswer, ...statuses: number[]): Promise<Json> {
    expect(answer.text).not.toContain('保密人名');
    if (answer.status !== 202) return refusalIn(answer, ...statuses);
    const { id } = JSON.parse(answer.text) as Json;
    const failed = await eventually(async () => {
      const seen = await wanted(200, world.members.college.get(`/v1/uploads/${id}`));
      return ['completed', 'failed'].includes(seen.state) && seen;
    });
    expect(failed.state).toBe('failed');
    expect(failed.errors[0].message).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
    expect(JSON.stringify(failed)).not.toContain('保密人名');
    return failed;
  }

  it('400 MB in pieces are refused long before their end, and the process stays small', async () => {
    const answer = await send({ body: pieces(400 * mib), headers: { 'content-type': csv } });
    expect(refusalIn(answer, 413).type).toBe('/problems/file.too-large');
    expect(answer.sentBytes).toBeLessThan(200 * mib);
    const form = 'multipart/form-data; boundary=edge';
    const head = Buffer.from('--edge\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n');
    function* parts() {
      yield head;
      yield* pieces(400 * mib);
    }
    const inForm = await send({ body: parts(), headers: { 'content-type': form } });
    refusalIn(inForm, 413);
    expect(inForm.sentBytes).toBeLessThan(200 * mib);
    if (process.platform === 'linux') expect(residentMib()).toBeLessThan(1024);
  }, 60_000);

  it('a length that is too large is refused before the first byte', async () => {
    const headers = { 'content-type': csv, 'content-length': String(400 * mib) };
    const answer = await send({ body: [Buffer.alloc(10)], headers });
    refusalIn(answer, 413);
  });

  const entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each<[string, () => Buffer, ...number[]]>([
    ['a zip bomb', () => bomb({ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(200_000_000, ' ') }), 413, 422],
    [
      'a zip bomb that says it is small',
      () => bomb({ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(200_000_000, ' '), claimedSize: 4_000 }),
      413,
      422,
    ],
    [
      'a workbook with 1,000 parts',
      () =>
        bomb(...Array.from({ length: 1_000 }, (_, i) => ({ name: `xl/worksheets/sheet${i}.xml`, content: '<a/>' }))),
      413,
      422,
    ],
    ['a workbook that climbs out of its folder', () => bomb({ name: '../../etc/cron.d/x', content: 'x' }), 413, 422],
    [
      'a workbook with external entities',
      () =>
        zipOf(
          workbookParts(rowsXml([header, ['&e;', ...row.slice(1)]]).replaceAll('&amp;e;', '&e;'), { head: entity }),
        ),
      422,
    ],
    ['a workbook of a billion laughs', () => zipOf(workbookParts(rowsXml([header, row]), { head: laughs })), 422],
    ['half a workbook', () => xlsxOf([header, row]).subarray(0, 400), 422],
    ['a zip that is no workbook', () => zipOf([{ name: 'a.txt', content: 'a' }]), 415, 422],
    ['a workbook with another zip behind it', () => twice(zipOf([{ name: 'a.txt', content: 'a' }])), 415, 422],
    ['a workbook with another workbook behind it', () => twice(xlsxOf([header, row])), 415, 422],
    [
      'a PDF with a workbook behind it',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), xlsxOf([header, row])]),
      415,
      422,
    ],
    ['a picture with a sheet behind it', () => Buffer.from(`\x89PNG\r\n\x1a\n${sheet(row)}`, 'latin1'), 415, 422],
    ['a page that is a sheet as well', () => Buffer.from(`<script>a</script>\n${sheet(row)}`), 415, 422],
  ])(
    '%s is refused',
    async (_, make, ...statuses) => {
      await reason(await upload(make(), xlsx), ...statuses);
    },
    30_000,
  );

  it.each<[string, () => string | Uint8Array, ...number[]]>([
    [
      'a sheet of 10,000 columns',
      () => `${sheet(row)}\n`.replaceAll('毕业年月', Array.from({ length: 10_000 }, (_, i) => `栏${i}`).join(',')),
      413,
      422,
    ],
    ['a field of 10 MB', () => sheet([...row.slice(0, 3), `"${'长'.repeat(3_500_000)}"`]), 413, 422],
    ['a line of 40 MB', () => Buffer.alloc(40 * mib, 'a'), 413, 422],
    ['a quote that never ends', () => sheet(['"20239902', ...row.slice(1)]) + 'x,'.repeat(5_000), 413, 422],
    [
      'a sheet whose bytes are of no encoding',
      () => Buffer.concat([Buffer.from(sheet(row)), Buffer.from([0x0a, 0xff, 0xff, 0x81, 0x20, 0xff])]),
      422,
    ],
    [
      'a sheet in two encodings',
      () => Buffer.concat([Buffer.from(sheet(row)), Buffer.from([0x0a, 0xd1, 0xa7, 0xba, 0xc5, 0xff])]),
      422,
    ],
    ['bytes of chance', () => Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 7919 + 13) % 256)), 415, 422],
    ['an empty file', () => '', 400, 422],
    ['a sheet without a header', () => `${row.join(',')}\n`, 422],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, 422],
  ])(
    '%s is refused',
    async (_, make, ...statuses) => {
      await reason(await upload(make(), csv), ...statuses);
    },
    30_000,
  );

  it.each<[string, string, string, ...number[]]>([
    ['an encoding that nobody knows', '?encoding=klingon', csv, 422],
    ['a mapping that is no JSON', '?mapping=%7B', csv, 422],
    ['a mapping to a field that nobody knows', `?mapping=${encodeURIComponent('{"nothing":"学号"}')}`, csv, 422],
    ['an option that nobody knows', '?force=true', csv, 422],
    ['a sheet called JSON', '', 'application/json', 400, 415],
    ['a sheet called a picture', '', 'image/png', 415],
    ['a form without an edge', '', 'multipart/form-data', 400, 415, 422],
  ])('%s is refused', async (_, query, type, ...statuses) => {
    await reason(await upload(sheet(row), type, query), ...statuses);
  });

  it.each([
    ['that climbs', '../../../etc/cron.d/x.csv'],
    ['of Windows', String.raw`..\\..\\CON.csv`],
    ['that turns around', 'sheet\u202evsc.exe'],
    ['with NUL', 'a%00.csv'],
    ['of 10,000 characters', `${'x'.repeat(10_000)}.csv`],
    ['of a program', 'sheet.csv.exe'],
    ['of nothing', ''],
  ])('a file in a form with a name %s is read by its content, and its name is told nowhere', async (_, name) => {
    const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`;
    const body = Buffer.from(`${head}${sheet(row)}\r\n--edge--\r\n`);
    const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
    const answer = await send({ body, headers }, '/v1/uploads?dryRun=true');
    expect([answer.status, answer.text.includes('exe')]).toEqual([202, false]);
    const { id } = JSON.parse(answer.text) as Json;
    const seen = await eventually(async () => {
      const { body: upload } = await world.members.college.get(`/v1/uploads/${id}`);
      return ['completed', 'failed'].includes(upload.state) && upload;
    });
    expect(seen).toMatchObject({ state: 'completed', dryRun: true, rows: { total: 1 } });
    if (name) expect(JSON.stringify(seen)).not.toContain(name.slice(0, 20));
  });

  it('an Idempotency-Key of another sheet is refused', async () => {
    const post = (body: string) =>
      send({ body, headers: { 'content-type': csv, 'idempotency-key': 'sheet-1' } }, '/v1/uploads?dryRun=true');
    expect((await post(sheet(row))).status).toBe(202);
    expect(refusalIn(await post(sheet(row, row)), 422).type).toBe('/problems/request.idempotency-key-reused');
  });

  it('afterwards the platform is well, and nothing was lost or made', async () => {
    await expectHealthy(world);
    expect(await world.tally()).toEqual(before);
  });
});
