import type { DemoGraduate } from './graduate.ts';
import type { GraduateMaker } from './graduates.ts';
import { demoMember } from './members.ts';
import type { DemoOpening } from './opening-to-post.ts';

/** A person of the world, by the college and the number there. */
export interface Who {
  readonly college: string;
  readonly studentNo: string;
}

/** Graduates who each show something that goes wrong, or nearly, and what is done about them after the upload. */
export interface SpecialGraduates {
  readonly graduates: readonly DemoGraduate[];
  /** Rows that the upload rejects or holds for review, and one with a word that nobody knows. */
  readonly flawed: readonly DemoGraduate[];
  readonly student: Who;
  readonly withdrawals: readonly Who[];
  readonly holdersAbroad: readonly Who[];
  readonly minors: readonly Who[];
  readonly incomplete: readonly Who[];
}

const who = ({ college, studentNo }: DemoGraduate): Who => ({ college, studentNo });

/** Makes them, aimed at the openings that were made for them. */
export function specialGraduates(
  maker: GraduateMaker,
  openings: readonly DemoOpening[],
  year: number,
): SpecialGraduates {
  const aimed = (number: number, college: string, count: number): DemoGraduate[] => {
    const opening = openings.find(({ post }) => post.externalRef.endsWith(`-${number}`));
    const inTime = { cohort: String(year - 3), graduation: `${year}-07` };
    return Array.from({ length: count }, () => ({ ...maker.one(demoMember(college), opening), ...inTime }));
  };
  const robots = [...aimed(901, 'COL-TJ-01', 24), ...aimed(901, 'COL-HE-02', 24)].map(forTheRobotClass);
  const [student, ...classmates] = robots.map((each, at) => (at === 0 ? bestOfAll(each) : each));
  if (!student) throw new Error('The demo world needs its student.');
  const minors = aimed(905, 'COL-BJ-05', 4).map((each, at) => tooYoung(maker, each, at, year));
  const incomplete = aimed(26, 'COL-TJ-02', 5).map((each): DemoGraduate => {
    return { ...each, idNumber: '', cohort: '', graduation: '', kinds: ['internship'], note: '资料待补' };
  });
  const holdersAbroad = aimed(904, 'COL-KZ-1', 5).map((each): DemoGraduate => {
    return { ...each, skills: atLeast(each.skills, { ELECN: 3 }), kinds: ['employment'] };
  });
  const animators = aimed(903, 'COL-BJ-08', 14);
  return {
    graduates: [student, ...classmates, ...minors, ...incomplete, ...holdersAbroad, ...animators],
    flawed: flawedRows(maker),
    student: who(student),
    withdrawals: classmates.slice(0, 3).map(who),
    holdersAbroad: holdersAbroad.map(who),
    minors: minors.map(who),
    incomplete: incomplete.map(who),
  };
}

function forTheRobotClass(graduate: DemoGraduate): DemoGraduate {
  return {
    ...graduate,
    skills: atLeast(graduate.skills, { 'ROB-OP': 2 }),
    kinds: [...new Set(['orderClass' as const, ...graduate.kinds])],
    consent: '是',
  };
}

function bestOfAll(graduate: DemoGraduate): DemoGraduate {
  return {
    ...graduate,
    skills: atLeast(graduate.skills, { 'ROB-OP': 4, PLC: 3, 'ROB-MNT': 3, ELECN: 3, 'S-TEAM': 4 }),
    kinds: ['orderClass', 'employment', 'internship'],
    credentials: ['工业机器人操作与运维（中级）'],
    languages: ['CET-4:468', '俄语:A2'],
    medals: ['国赛三等奖'],
    practice: ['MFG:8'],
    regions: ['天津', '北京'],
    circles: ['MFG'],
  };
}

/** The law asks for sixteen years at the least: one is below, one becomes sixteen in the very month, two are seventeen. */
function tooYoung(maker: GraduateMaker, graduate: DemoGraduate, at: number, year: number): DemoGraduate {
  const birth = [`${year - 15}-09`, `${year - 16}-07`, `${year - 17}-07`, `${year - 17}-03`][at] ?? `${year - 17}-03`;
  return {
    ...maker.bornIn(graduate, birth),
    cohort: String(year - 2),
    kinds: ['internship'],
    consent: '是',
    guardian: '家长（示例）',
    skills: atLeast(graduate.skills, { PS: 2 }),
  };
}

function flawedRows(maker: GraduateMaker): DemoGraduate[] {
  const college = demoMember('COL-BJ-02');
  const [nameless, lost, twice, unclear, rare] = Array.from({ length: 5 }, () => maker.one(college));
  if (!nameless || !lost || !twice || !unclear || !rare) return [];
  return [
    { ...nameless, name: '' },
    { ...lost, major: '魔法学' },
    twice,
    { ...twice, idNumber: '', note: '重复' },
    { ...unclear, consent: '看情况' },
    { ...rare, consent: '是', note: '古琴修复' },
  ];
}

/** The same skills, with these at this level or above. */
function atLeast(held: DemoGraduate['skills'], levels: Readonly<Record<string, number>>): DemoGraduate['skills'] {
  const merged = new Map(held.map(({ code, level }) => [code, level]));
  for (const [code, level] of Object.entries(levels)) merged.set(code, Math.max(level, merged.get(code) ?? 0));
  return [...merged].map(([code, level]) => ({ code, level }));
}
