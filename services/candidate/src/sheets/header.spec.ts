import { describe, expect, it } from '@jest/globals';
import { endsTable, HeaderNames } from './header.ts';

const row = (...cells: string[]) => ({ line: 3, cells });

function refusalOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was refused.');
}

describe('the header of a sheet', () => {
  it('has at least three known names, in Chinese, English or Russian, with marks and blanks between', () => {
    const names = new HeaderNames();
    expect(names.isHeader(['示例职业技术学院2026届毕业生信息表', '', ''])).toBe(false);
    expect(names.isHeader(['学号', '姓名', '宿舍'])).toBe(false);
    expect(names.isHeader(['* 学 号（必填）', '姓名', '专业名称'])).toBe(true);
    expect(names.isHeader(['Student No.', 'NAME', 'Major'])).toBe(true);
    expect(names.isHeader(['Номер студента', 'ФИО', 'Специальность'])).toBe(true);
  });

  it('reports columns that nobody knows and takes the first of two with one meaning', () => {
    const header = new HeaderNames().read(row('学号', '姓名', '专业', '宿舍', '备注', '备注'));
    expect(header.columns.map(({ field }) => field)).toEqual(['studentNo', 'name', 'major', null, 'note', null]);
    expect(header.at.get('note')?.index).toBe(4);
  });

  it('must have student number, name and major', () => {
    expect(refusalOf(() => new HeaderNames().read(row('姓名', '性别', '邮箱')))).toMatchObject({
      code: 'upload.columns-missing',
      kind: 'invalid',
      details: { missing: ['studentNo', 'major'], line: 3 },
    });
  });

  it('means what the mapping of the uploader says, by name in either direction and by column letter', () => {
    const mapped = new HeaderNames({ studentNo: '编码', 称呼: 'name', major: 'C', phone: '备注' });
    const cells = ['编码', '称呼', '方向', '备注', '学号'];
    expect(mapped.isHeader(cells)).toBe(true);
    const { at } = mapped.read(row(...cells));
    expect([at.get('studentNo')?.index, at.get('name')?.index, at.get('major')?.index, at.get('phone')?.index]).toEqual(
      [0, 1, 2, 3],
    );
    expect(refusalOf(() => new HeaderNames({ shoeSize: '鞋码' }))).toMatchObject({
      code: 'upload.mapping-unknown-field',
    });
    expect(
      refusalOf(() => new HeaderNames(JSON.parse('{"__proto__":"学号"}') as Record<string, string>)),
    ).toMatchObject({ code: 'upload.mapping-unknown-field' });
  });

  it('stands above a table that ends with its totals or its maker', () => {
    expect(endsTable(row('', '合 计', '9人'))).toBe(true);
    expect(endsTable(row('制表人：李老师'))).toBe(true);
    expect(endsTable(row('1', '合计明'))).toBe(false);
  });
});
