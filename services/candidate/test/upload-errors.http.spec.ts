import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceUnderTest } from '@duijie/testing';
import { defaultLimits } from '../src/sheets/limits.ts';
import { openWorkbook } from '../src/sheets/workbook.ts';
import { sheetRows } from '../src/sheets/xlsx.ts';
import { candidateUnderTest } from './candidate-under-test.ts';
import type { CandidateUnderTest, Upload } from './candidate-under-test.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)', ' =1'];
const sheet = [
  '学号,姓名,专业,备注',
  ...evil.map((cell, at) => `2023${at},张三丰${at},炼丹学,"${cell}"`),
  '20239,李四,数控技术,没有问题',
].join('\n');

describe('the file of errors over HTTP', () => {
  let candidate: CandidateUnderTest;
  let service: ServiceUnderTest;
  let upload: Upload;

  beforeAll(async () => {
    candidate = await candidateUnderTest();
    service = candidate.service;
    upload = await candidate.upload(sheet);
  });

  afterAll(() => service.stop());

  async function fetched(query: string, accept?: string) {
    const answer = await fetch(`${service.url}/v1/uploads/${upload.id}/errors${query}`, {
      headers: { authorization: `Bearer ${candidate.college}`, ...(accept ? { accept } : {}) },
    });
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  async function cellsOf(bytes: Buffer): Promise<(readonly string[])[]> {
    const workbook = await openWorkbook(bytes, defaultLimits);
    const rows: (readonly string[])[] = [];
    for (const each of workbook.sheets) {
      for await (const step of sheetRows(workbook, each, defaultLimits)) rows.push(...step.map(({ cells }) => cells));
    }
    return rows;
  }

  it('is a workbook for who asks for one, with the same rows as the CSV and no cell that could be a formula', async () => {
    expect(upload.rows).toMatchObject({ total: 10, rejected: 9 });
    const { answer, bytes } = await fetched('', workbookType);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(workbookType);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${upload.id}-errors.xlsx"`);
    const [header, ...rows] = await cellsOf(bytes);
    expect(header?.slice(0, 2)).toEqual(['行 line', '结果 verdict']);
    expect(rows).toHaveLength(9);
    expect(rows.map((cells) => cells.at(-1))).toEqual(evil.map((cell) => `'${cell}`));
    expect(bytes.includes('<f>')).toBe(false);
    const csv = (await fetched('')).bytes.toString();
    for (const cell of evil) expect(csv).toContain(`'${cell}`);
    for (const cells of rows) expect(csv).toContain(cells[5]);
  });

  it.each([
    ['?format=xlsx', undefined, 'xlsx'],
    ['?format=csv', workbookType, 'csv'],
    ['', undefined, 'csv'],
    ['', '*/*', 'csv'],
    ['', `text/csv;q=0.5, ${workbookType}`, 'xlsx'],
    ['', `text/csv, ${workbookType};q=0.5`, 'csv'],
  ])('has the form that %j and Accept: %s ask for: %s', async (query, accept, format) => {
    const { answer, bytes } = await fetched(query, accept);
    expect(answer.headers.get('content-disposition')).toContain(`.${format}"`);
    expect(answer.headers.get('vary')).toContain('Accept');
    expect(bytes.subarray(0, 2).toString('latin1') === 'PK').toBe(format === 'xlsx');
  });

  it('refuses another form, and neighbours', async () => {
    expect((await fetched('?format=pdf')).answer.status).toBe(422);
    const neighbour = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000009' });
    const path = `/v1/uploads/${upload.id}/errors?format=xlsx`;
    expect((await service.call('GET', path, { as: neighbour })).status).toBe(404);
  });

  it('can be mended in the workbook and uploaded as it is', async () => {
    const { bytes } = await fetched('?format=xlsx');
    const again = await candidate.upload(bytes, '?dryRun=true', workbookType);
    expect(again).toMatchObject({ state: 'completed', rows: { total: 9, rejected: 9 } });
  });
});
