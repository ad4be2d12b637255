import { needlesOf } from './traces.ts';

/** Somebody whose words are nobody else's, so that a trace of them is theirs. */
export const canary = {
  name: '欧阳金丝雀翎',
  phone: '13987650421',
  idNumber: '11010520050307831X',
  email: 'jinsique@canary.test',
};

export const canaryNeedles = needlesOf(Object.values(canary));

/** Who stands in the sheet beside the canary; all of them are named 张三 and one character more. */
export const others = 5;

const nextYear = new Date().getUTCFullYear() + 1;

export function canarySheet(): Uint8Array {
  const row = (number: number, name: string, idNumber: string, phone: string, email: string) =>
    [
      20_250_000_000 + number,
      name,
      '460303',
      '女',
      idNumber,
      '2005.3',
      `${nextYear}.6`,
      'PLC:4、ROB-OP:4',
      '天津',
      phone,
    ]
      .concat(email, '是')
      .join(',');
  const rows = Array.from({ length: others }, (_, n) => row(n + 2, `张三${'丰平立明远'[n]}`, '', '', ''));
  const header = '学号,姓名,专业代码,性别,身份证号,出生年月,毕业年月,技能特长,意向地区,联系电话,邮箱,是否同意推荐';
  const own = row(1, canary.name, canary.idNumber, canary.phone, canary.email);
  return Buffer.from(`${[header, own, ...rows].join('\n')}\n`, 'utf8');
}
