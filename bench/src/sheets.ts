import { Stream } from './random.ts';
import { generatedGraduate, seed } from './world.ts';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const givenNames = [...'伟芳娜敏静磊洋勇艳杰涛明超霞平刚桂英华玉兰建国文军志强晓东'];

const header = '学号,姓名,性别,专业名称,毕业年月,班级,技能特长,就业意向,意向地区,手机,是否同意推荐';

/** A sheet as a college sends it, in UTF-8; the rows are the graduates of world.ts. */
export function sheetOf(rows: number, year: number): Buffer {
  const lines = [header];
  for (let index = 0; index < rows; index += 1) lines.push(rowOf(index, year));
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}

export function studentNo(index: number): string {
  return `2024${String(index).padStart(6, '0')}`;
}

function rowOf(index: number, year: number): string {
  const { majorName, skillNames, regionNames, consents } = generatedGraduate(index, year);
  const stream = new Stream(seed, 'person', index);
  return [
    studentNo(index),
    `${stream.pick(surnames)}${stream.pick(givenNames)}${stream.pick(givenNames)}`,
    stream.chance(50) ? '男' : '女',
    majorName,
    `${year}.6`,
    `${1 + (index % 40)}班`,
    skillNames.join('；'),
    '就业',
    regionNames.join('、'),
    `138${String(10_000_000 + index)}`,
    consents ? '是' : '否',
  ].join(',');
}
