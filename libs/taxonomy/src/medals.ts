import type { Text } from '@duijie/domain';
import { canonicalise, squeeze } from './canonical.ts';
import { competitionTable } from './data/competitions.ts';
import { cell, listOf, rowsOf } from './table.ts';

export type MedalLevel = 'world' | 'national' | 'provincial' | 'city' | 'college';
export type MedalPrize = 'first' | 'second' | 'third' | 'excellence';

export interface Competition {
  readonly code: string;
  readonly names: Text;
  /** The level that the name implies, if it does. */
  readonly level: MedalLevel | null;
  readonly skills: readonly string[];
  readonly aliases: readonly string[];
}

export interface MedalReading {
  readonly competition: string | null;
  readonly level: MedalLevel | null;
  readonly prize: MedalPrize | null;
  readonly team: boolean;
  readonly year: number | null;
  /** The words as they were written, since a competition of an unknown name is kept as text. */
  readonly text: string;
}

const levels: readonly string[] = ['world', 'national', 'provincial', 'city', 'college'];

function isLevel(text: string): text is MedalLevel {
  return levels.includes(text);
}

function competitionOf(row: readonly string[]): Competition {
  const level = cell(row, 1);
  return {
    code: cell(row, 0),
    level: isLevel(level) ? level : null,
    names: { zh: cell(row, 2), en: cell(row, 3) },
    skills: listOf(row[4]),
    aliases: listOf(row[5]),
  };
}

export const competitions: readonly Competition[] = rowsOf(competitionTable).map(competitionOf);

const byCode = new Map(competitions.map((each) => [each.code, each]));

export function competition(code: string): Competition | undefined {
  return byCode.get(code);
}

const namesByLength = competitions
  .flatMap(({ code, names, aliases }) =>
    [code, names.zh ?? '', names.en ?? '', ...aliases].map((name) => ({ code, name })),
  )
  .map(({ code, name }) => ({ code, name: squeeze(canonicalise(name)) }))
  .sort((a, b) => b.name.length - a.name.length);

const levelWords: readonly (readonly [MedalLevel, RegExp])[] = [
  ['world', /世界|国际级|世赛|world|international|международн/u],
  [
    'national',
    /国赛|国家级|全国[一二三特优]|全国赛|总决赛|国(?=[一二三特优金银铜])|国奖|national|всероссийск|национальн/u,
  ],
  ['provincial', /省赛|省级|省部级|自治区级|省(?=[一二三特优金银铜])|[^\s]省(?=.*奖)|provincial|regional|региональн/u],
  ['city', /市赛|市级|市(?=[一二三特优金银铜])|city|городск/u],
  ['college', /校赛|校级|院级|系级|校(?=[一二三特优金银铜])|college|колледж/u],
];

const prizeWords: readonly (readonly [MedalPrize, RegExp])[] = [
  ['first', /一等|特等|金奖|金牌|冠军|(?:[国省市校]|全国)[一特金]|第一名|first|gold|золот|1-?е место/u],
  ['second', /二等|银奖|银牌|亚军|(?:[国省市校]|全国)[二银]|第二名|second|silver|серебр|2-?е место/u],
  ['third', /三等|铜奖|铜牌|季军|(?:[国省市校]|全国)[三铜]|第三名|third|bronze|бронз|3-?е место/u],
  ['excellence', /优胜|优秀奖|鼓励奖|入围|(?:[国省市校]|全国)优|excellence|merit|honou?rable|поощрит/u],
];

function firstThatFits<T>(rules: readonly (readonly [T, RegExp])[], text: string): T | null {
  return rules.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** Reads an award as people write it: 国赛三等奖, 省二, 数学建模省一, 金砖大赛二等奖（团体）2025. */
export function resolveMedal(text: string): MedalReading {
  const words = canonicalise(text.slice(0, 400));
  const key = squeeze(words);
  const named = namesByLength.find(({ name }) => key.includes(name));
  // The name of a competition says at which level it is held, but a stage that the text names says more.
  const rest = named ? key.split(named.name).join(' ') : key;
  const stage = firstThatFits(levelWords, rest);
  const year = /(?<!\d)(20[0-4]\d)(?!\d)/.exec(words)?.[1];
  return {
    competition: named?.code ?? null,
    level: stage ?? (named ? (byCode.get(named.code)?.level ?? null) : null),
    prize: firstThatFits(prizeWords, key),
    team: /团体|团队|小组|team|команд/u.test(words),
    year: year === undefined ? null : Number(year),
    text: text.trim(),
  };
}
