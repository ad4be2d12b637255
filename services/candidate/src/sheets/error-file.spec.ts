import { describe, expect, it } from '@jest/globals';
import { byteOrderMark, csvLine } from '@duijie/domain';
import { errorHeader, errorRows } from './error-file.ts';
import { readSheet } from './sheet.ts';
import type { RowResult } from './row-result.ts';

async function read(text: string): Promise<{ rows: RowResult[]; file: string }> {
  const rows: RowResult[] = [];
  let file = '';
  for await (const message of readSheet(Buffer.from(text))) {
    if (message.type === 'rows') rows.push(...message.rows);
    if (message.type === 'end') {
      const { columns } = message.summary;
      file = byteOrderMark + [errorHeader(columns), ...errorRows(columns, rows)].map(csvLine).join('');
    }
  }
  return { rows, file };
}

describe('the file of errors', () => {
  it('has every finding with its reason in two languages, and the cells as they were, without ethnicity', async () => {
    const { file } = await read(
      '学号,姓名,民族,专业,备注\n1,张三,回族,不存在的学科,"=HYPERLINK(""http://evil"")"\n2,李四,汉族,460103,\n',
    );
    const lines = file.split('\r\n');
    expect(file.startsWith('\uFEFF行 line,')).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('2,rejected,专业,unknown-major,');
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(file).not.toContain('回族');
  });

  it('can be mended and uploaded again', async () => {
    const { file } = await read('学号,姓名,专业,联系电话\n1,张三,不存在的学科,+86 13800138000\n');
    const { rows } = await read(file.replace('不存在的学科,', '460103,').replaceAll('不存在的学科', ''));
    expect(rows).toMatchObject([{ studentNo: '1', verdict: 'accepted', person: { phone: '+8613800138000' } }]);
  });
});
