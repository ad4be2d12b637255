/** A clean sheet: `rows` graduates whose numbers begin behind `from`. A header may be renamed. */
export function aSheet({
  rows,
  from,
  header = {},
}: {
  rows: number;
  from: number;
  header?: Record<string, string>;
}): string {
  const names = [
    '学号',
    '姓名',
    '专业名称',
    '性别',
    '出生年月',
    '毕业年月',
    '技能',
    '证书',
    '外语水平',
    '生源地',
    '联系电话',
    '同意匹配',
  ];
  const lines = [names.map((name) => header[name] ?? name).join(',')];
  for (let i = 1; i <= rows; i += 1) {
    const number = String(from + i).padStart(6, '0');
    lines.push(
      [
        `2023${number}`,
        `张三丰${number}`,
        '机电一体化技术',
        '女',
        '2005.7',
        '2027.7',
        'PLC编程:4；数控车床操作:3',
        '工业机器人操作与运维（中级）',
        '英语:B1',
        '天津市',
        `13800${number}`,
        '是',
      ].join(','),
    );
  }
  return lines.join('\n');
}
