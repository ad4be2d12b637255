import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { xlsxOf } from '@duijie/testing';
import type { RowResult } from './row-result.ts';
import { readSheet } from './sheet.ts';
import type { SheetOptions, SheetSummary } from './sheet.ts';

interface Read {
  rows: RowResult[];
  summary: SheetSummary;
}

async function read(bytes: Uint8Array, options?: SheetOptions): Promise<Read> {
  const rows: RowResult[] = [];
  for await (const message of readSheet(bytes, options)) {
    if (message.type === 'rows') rows.push(...message.rows);
    if (message.type === 'end') return { rows, summary: message.summary };
  }
  throw new Error('The sheet had no end.');
}

const fixture = (name: string): Buffer => readFileSync(new URL(`../../test/fixtures/${name}`, import.meta.url));

interface Expected {
  line: number;
  verdict?: string;
  studentNo?: string;
  name?: string;
  idKind?: string;
  phone?: string | null;
  email?: string;
  department?: string;
  major?: string | null;
  graduation?: string | null;
  orderClass?: string;
  furtherStudy?: boolean;
  duplicateOf?: number;
  consent?: boolean | null;
  anywhere?: boolean;
  kinds?: string[];
  regions?: string[];
  skills?: string[];
  credentials?: (string | null)[][];
  languages?: (string | null)[][];
  pay?: (string | null)[];
  issues?: string[];
}

/** The part of a row that an expectation speaks of, in its form. */
function said(row: RowResult, expected: Expected): Expected {
  const { graduate, person } = row;
  const whole: Expected = {
    line: row.line,
    verdict: row.verdict,
    studentNo: row.studentNo,
    name: person.name,
    idKind: person.idKind ?? '',
    phone: person.phone,
    email: person.email ?? '',
    department: person.department ?? '',
    major: graduate.major,
    graduation: row.graduation,
    orderClass: row.orderClass ?? '',
    furtherStudy: row.furtherStudy,
    duplicateOf: row.duplicateOf ?? 0,
    consent: row.consent ?? null,
    anywhere: graduate.anywhere,
    kinds: graduate.kinds,
    regions: graduate.regions,
    skills: graduate.skills.map(({ skill }) => skill),
    credentials: graduate.credentials.map(({ credential, grade }) => [credential, grade]),
    languages: graduate.languages.map(({ language, scheme, level }) => [language, scheme, level]),
    pay: [graduate.payWish?.min ?? null, graduate.payWish?.max ?? null],
    issues: (expected.issues ?? []).filter((code) => row.issues.some((issue) => issue.code === code)),
  };
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in expected)) as unknown as Expected;
}

const wanted = JSON.parse(fixture('graduates-expected.json').toString()) as {
  headerLine: number;
  rows: Expected[];
  xlsx: Expected[];
};

describe.each([
  ['graduates-gb18030.csv', 'gb18030'],
  ['graduates-utf8bom.csv', 'utf-8'],
  ['graduates-utf16le.txt', 'utf-16le'],
])('the sheet of a college in %s', (file, encoding) => {
  let result: Read;
  beforeAll(async () => {
    result = await read(fixture(file));
  });

  it.each(wanted.rows.map((row) => [row.line, row.verdict, row] as const))(
    'has row %s %s, as people judged it',
    (line, _, row) => {
      const found = result.rows.find((each) => each.line === line);
      expect(found && said(found, row)).toEqual(row);
    },
  );

  it('is known by its encoding and header, and every row is counted once', () => {
    expect(result.summary).toMatchObject({ form: 'csv', encoding, headerLine: wanted.headerLine, unknownColumns: [] });
    expect(result.summary.rows).toEqual({ total: 9, accepted: 6, needsReview: 2, rejected: 1, unchanged: 0 });
  });

  it('says nothing about ethnicity', () => {
    expect(JSON.stringify(result.rows)).not.toMatch(/汉族|回族|维吾尔族|满族/);
  });
});

describe('the same sheet as XLSX', () => {
  it('has what only a spreadsheet can have', async () => {
    const { rows, summary } = await read(fixture('graduates-messy.xlsx'));
    expect(summary).toMatchObject({ form: 'xlsx', sheet: '毕业生信息', headerLine: 3 });
    for (const row of wanted.xlsx) {
      const found = rows.find(({ line }) => line === row.line);
      expect(found && said(found, row)).toEqual(row);
    }
  });
});

describe('any sheet', () => {
  const header = [
    '学号',
    '姓名',
    '专业',
    '技能',
    '证书',
    '竞赛',
    '语言',
    '实习经历',
    '意向地区',
    '期望薪资',
    '同意匹配',
    '毕业年月',
  ];
  const cell = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('软件技术', '460103', 'PLC:4、Java', '是', '否', '2026.7', '不限', '英语四级425', 'HSK 4'),
  );

  it('has each row accepted, held for review or rejected, and no text makes it fail', async () => {
    const table = fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const withNumbers = rows.map((cells, at) => [`x${at % 5}`, ...cells.slice(1)]);
        const text = [header, ...withNumbers]
          .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const { rows: results, summary } = await read(Buffer.from(text), { encoding: 'utf-8' });
        const { total, accepted, needsReview, rejected, unchanged } = summary.rows;
        expect(total).toBe(accepted + unchanged + needsReview + rejected);
        expect(results).toHaveLength(total);
        for (const { cells, issues } of results) {
          // What a cell itself says may be quoted, braces and all; a gap of the template must not be left.
          const said = cells.join('\n').normalize('NFKC');
          const gaps = issues.flatMap(({ message }) => message.zh.match(/\{[a-z]+\}/g) ?? []);
          expect(gaps.filter((gap) => !said.includes(gap))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('can be gone on with from any row, with the same duplicates and the same counts', async () => {
    const rows = Array.from({ length: 450 }, (_, at) => [`s${at % 400}`, `张${at}`, '软件技术']);
    const bytes = xlsxOf([['学号', '姓名', '专业'], ...rows]);
    const whole = await read(bytes, { batchSize: 50, collegeLevel: 'higherVocational' });
    const rest = await read(bytes, { batchSize: 50, collegeLevel: 'higherVocational', skipRows: 250 });
    expect(rest.rows).toEqual(whole.rows.slice(250));
    expect(rest.summary).toEqual(whole.summary);
    expect(whole.summary.rows).toMatchObject({ total: 450, rejected: 50 });
  });

  it('is given in batches', async () => {
    const rows = Array.from({ length: 450 }, (_, at) => [`s${at}`, '张三', '软件技术']);
    const sizes: number[] = [];
    for await (const message of readSheet(xlsxOf([['学号', '姓名', '专业'], ...rows])))
      if (message.type === 'rows') sizes.push(message.rows.length);
    expect(sizes).toEqual([200, 200, 50]);
  });

  it('keeps the stricter consent of two rows of one graduate', async () => {
    const { rows, summary } = await read(
      Buffer.from('学号,姓名,专业,同意匹配\n1,张三,软件技术,是\n1,张三,软件技术,否\n'),
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected']);
    expect(summary.refusedLater).toEqual(['1']);
  });
});

describe('a file that is no sheet', () => {
  const refusalOf = (bytes: Uint8Array, options?: SheetOptions): Promise<{ code: string; kind?: string }> =>
    read(bytes, options).then(
      () => ({ code: 'nothing was refused' }),
      (error: unknown) => error as { code: string },
    );

  it.each<[string, string, () => Uint8Array, SheetOptions?]>([
    ['nothing', 'upload.empty', () => Buffer.alloc(0)],
    ['a PDF', 'upload.wrong-type', () => Buffer.from('%PDF-1.7\n学号,姓名,专业\n1,张三,软件技术')],
    ['an old .xls', 'upload.wrong-type', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a web page called .csv', 'upload.wrong-type', () => Buffer.from('\uFEFF <html><table><tr><td>学号')],
    ['a program', 'upload.wrong-type', () => Buffer.from('MZ\x90\x00\x03')],
    ['binary', 'upload.wrong-type', () => Buffer.from([1, 2, 3, 4, 5, 6])],
    ['zeros', 'upload.header-not-found', () => Buffer.alloc(1000)],
    ['prose', 'upload.header-not-found', () => Buffer.from('学校简介\n我校成立于1958年')],
    ['a table without major', 'upload.columns-missing', () => Buffer.from('学号,姓名,性别\n1,张三,男')],
    ['a header alone', 'upload.no-rows', () => Buffer.from('学号,姓名,专业\n')],
    [
      'more rows than allowed',
      'upload.too-many-rows',
      () => Buffer.from(`学号,姓名,专业\n${'1,张三,软件技术\n'.repeat(11)}`),
      { limits: { rows: 10 } },
    ],
    ['more bytes than allowed', 'upload.too-large', () => Buffer.alloc(1001, 'a'), { limits: { bytes: 1000 } }],
    [
      'a line of 200 MB',
      'upload.cell-too-long',
      () => Buffer.alloc(200_000_000, 'a'),
      { limits: { bytes: 300_000_000 } },
    ],
    [
      'text of two encodings',
      'upload.encoding',
      () => Buffer.concat([Buffer.from('学号,姓名,专业\n1,张三,软件技术\n'), Buffer.from([0x80, 0x0a])]),
    ],
  ])('is refused when it is %s', async (...[, code, bytes, options]) => {
    expect((await refusalOf(bytes(), options)).code).toBe(code);
  });
});
