import { isUnifiedCode } from '@duijie/domain';
import { skills } from '@duijie/taxonomy';
import type { Seeded } from './seeded.ts';

/** A sheet of made-up graduates, and what its upload must say of it. */
export interface MadeUpSheet {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** The student numbers of the rows that are good. */
  readonly good: readonly string[];
}

const majors = ['460301', '460303', '460305', '510203'];
const taught = skills.filter(({ kind }) => kind !== 'group' && kind !== 'soft').slice(0, 12);
const header = '学号,姓名,专业代码,性别,出生年月,毕业年月,技能特长,外语水平,就业意向,意向地区,手机,是否同意推荐';

/** Every fiftieth row lacks its name, so that there is something to reject. */
export function aSheet(seeded: Seeded, rows: number, firstNumber: number): MadeUpSheet {
  const year = new Date().getUTCFullYear();
  const good: string[] = [];
  const lines = [header];
  for (let row = 0; row < rows; row += 1) {
    const number = String(20_240_000_000 + firstNumber + row);
    const isBad = row % 50 === 49;
    if (!isBad) good.push(number);
    const held = seeded.some(taught, 35).map(({ names }) => `${names.zh}:${seeded.between(1, 5)}`);
    const cells = [
      number,
      isBad ? '' : `张三${seeded.pick(['丰', '平', '立', '明'])}`,
      seeded.pick(majors),
      seeded.pick(['男', '女']),
      `${year - 20}.${seeded.between(1, 12)}`,
      `${year + 1}.${seeded.between(5, 7)}`,
      held.join('、'),
      seeded.chance(40) ? '英语:B1' : '',
      seeded.pick(['就业', '实习、就业', '']),
      seeded.pick(['天津', '北京', '不限']),
      `138${String(firstNumber + row).padStart(8, '0')}`,
      seeded.chance(95) ? '是' : '否',
    ];
    lines.push(cells.join(','));
  }
  return { bytes: Buffer.from(`${lines.join('\n')}\n`, 'utf8'), rows, good };
}

/** What an opening asks for; a revision asks for something else. */
export function wantedSkills(seeded: Seeded): { skill: string; level: number; weight: number; must: boolean }[] {
  return seeded.some(taught, 30).map(({ code }) => ({
    skill: code,
    level: seeded.between(1, 4),
    weight: seeded.between(5, 40),
    must: seeded.chance(25),
  }));
}

export function anOpening(seeded: Seeded, externalRef: string): Record<string, unknown> {
  const next = new Date().getUTCFullYear() + 1;
  return {
    kind: seeded.pick(['employment', 'employment', 'internship']),
    externalRef,
    title: { zh: `设备运维员 ${externalRef}`, en: `Maintenance ${externalRef}` },
    duties: { zh: '设备的安装、调试与维护' },
    circle: 'MFG',
    seats: 1,
    workplaces: [seeded.pick(['120113', '110105', '130102'])],
    placeMust: seeded.chance(20),
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: `${next}-07-01`,
    validUntil: `${next}-03-31`,
    education: 'higherVocational',
    majors: [{ code: '4603', scope: 'class' }],
    skills: wantedSkills(seeded),
    shortlist: seeded.pick([10, 20, 50]),
  };
}

/** The unified code (GB 32100) of an organisation that does not exist: the ending whose check digits are right. */
export function aUnifiedCode(prefix: '91' | '12', number: number): string {
  const body = `${prefix}120113XX${String(number).padStart(6, '0')}`;
  for (const inner of '0123456789X') {
    for (const outer of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      if (isUnifiedCode(body + inner + outer)) return body + inner + outer;
    }
  }
  throw new Error(`No ending makes ${body} a unified code.`);
}
