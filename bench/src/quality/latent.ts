import { circleCodes, credentials, majors, skillTree, skills } from '@duijie/taxonomy';
import { Stream } from '../random.ts';
import { seed } from '../world.ts';

/**
 * What is true of people and jobs, which nobody sees. Skill is one number from 0 to 5 for each skill, made of a general
 * part, parts shared within families of skills, training, practice and chance. Nothing here is taken from fit-1: no
 * similarity of skills, no weight of a component, no evidence.
 */
export interface Person {
  readonly index: number;
  readonly major: string;
  readonly ability: ReadonlyMap<string, number>;
  /** Months of practice in circles. */
  readonly practice: ReadonlyMap<string, number>;
  /** What they are really qualified for, from 0 to 1; papers from abroad too. */
  readonly qualified: ReadonlyMap<string, number>;
  readonly isForeign: boolean;
  /** English, 0 to 6. */
  readonly english: number;
  /** Provinces to which they would really go. */
  readonly provinces: ReadonlySet<string>;
  readonly kinds: readonly string[];
  readonly circles: ReadonlySet<string>;
  /** Days from the usual first day on which they could begin. */
  readonly ready: number;
}

export interface Task {
  readonly skill: string;
  /** The proficiency at which half of those who have it manage the task. */
  readonly asks: number;
  readonly importance: number;
}

export interface Job {
  readonly index: number;
  readonly major: string;
  readonly circle: string;
  readonly tasks: readonly Task[];
  /** Without this paper one may do little of the job. */
  readonly licence: string | null;
  readonly english: number;
  readonly province: string;
  readonly kind: string;
  readonly begins: number;
}

export const studied = majors.filter(({ level }) => level === 'higherVocational');
export const provinces = [
  '110000',
  '120000',
  '130000',
  '310000',
  '320000',
  '330000',
  '370000',
  '420000',
  '440000',
  '510000',
];
const concrete = skills.filter(({ kind }) => kind !== 'group' && kind !== 'language');

export const normal = (stream: Stream): number =>
  Math.sqrt(-2 * Math.log(1 - stream.next())) * Math.cos(2 * Math.PI * stream.next());

const familyOf = (skill: string): string => skillTree.parentOf(skill) ?? skill;

/** How much of what is learned for one skill serves the others of its family: drawn, and different for each family. */
const transfer = new Map(
  [...new Set(concrete.map(({ code }) => familyOf(code)))].map((family, index) => {
    return [family, new Stream(seed, 'transfer', index).next() * 0.8];
  }),
);

/** What a major teaches, each with how thoroughly. */
export const curricula = new Map(
  studied.map(({ code, circles }, index) => {
    const stream = new Stream(seed, 'curriculum', index);
    const own = concrete.filter(({ majors: of }) => of.some((each) => each.slice(0, 4) === code.slice(0, 4)));
    const near = concrete.filter(({ circles: of }) => of.some((circle) => circles.includes(circle)));
    const taught = new Map<string, number>();
    for (let draw = 0; draw < 40 && taught.size < 14; draw += 1) {
      const skill = stream.pick(own.length > 0 && stream.chance(55) ? own : near.length > 0 ? near : concrete);
      taught.set(skill.code, 1 + 2 * stream.next());
    }
    return [code, taught];
  }),
);

function trained(stream: Stream, major: string): { own: Map<string, number>; family: Map<string, number> } {
  const own = new Map<string, number>();
  const family = new Map<string, number>();
  const diligence = 0.75 + 0.25 * normal(stream);
  for (const [skill, depth] of curricula.get(major) ?? []) {
    const gained = Math.max(0, depth * diligence + 0.4 * normal(stream));
    own.set(skill, (own.get(skill) ?? 0) + gained);
    family.set(familyOf(skill), Math.max(family.get(familyOf(skill)) ?? 0, gained));
  }
  // Hobbies, earlier schools and jobs on the side teach what no major does.
  for (let extra = 0; extra < 3; extra += 1) {
    const { code } = stream.pick(concrete);
    own.set(code, (own.get(code) ?? 0) + 2.5 * stream.next());
  }
  return { own, family };
}

function abilities(stream: Stream, major: string, practice: ReadonlyMap<string, number>): Map<string, number> {
  const general = 0.35 * normal(stream);
  const { own, family } = trained(stream, major);
  const shared = new Map<string, number>();
  const ability = new Map<string, number>();
  for (const { code, circles } of concrete) {
    const of = familyOf(code);
    if (!shared.has(of)) shared.set(of, 0.35 * normal(stream));
    const months = Math.max(0, ...circles.map((circle) => practice.get(circle) ?? 0));
    const learned = (own.get(code) ?? 0) + (transfer.get(of) ?? 0) * (own.has(code) ? 0 : (family.get(of) ?? 0));
    const used = learned > 0.8 ? 0.35 * Math.log1p(months) : 0;
    const level = 0.4 + general + (shared.get(of) ?? 0) + learned + used + 0.3 * normal(stream);
    ability.set(code, Math.min(5, Math.max(0, level)));
  }
  return ability;
}

function practiceOf(stream: Stream, circles: readonly string[]): Map<string, number> {
  const practice = new Map<string, number>();
  if (circles.length > 0 && stream.chance(65)) practice.set(stream.pick(circles), 1 + stream.below(14));
  if (stream.chance(12)) practice.set(stream.pick(circleCodes), 1 + stream.below(8));
  return practice;
}

/** Papers go to those who can do what they are about, and sometimes to others. */
function qualifications(stream: Stream, ability: ReadonlyMap<string, number>): Map<string, number> {
  const held = new Map<string, number>();
  for (const { code, skills: of } of credentials) {
    if (of.length === 0) continue;
    const level = of.reduce((sum, skill) => sum + (ability.get(skill) ?? 0), 0) / of.length;
    if (level > 2 && stream.chance(18 * (level - 1.5))) held.set(code, 1);
  }
  return held;
}

export function person(index: number, percentForeign: number): Person {
  const stream = new Stream(seed, 'person', index);
  const { code: major, circles } = stream.pick(studied);
  const practice = practiceOf(stream, circles);
  const ability = abilities(stream, major, practice);
  const kinds = stream.chance(70) ? ['employment', 'internship'] : stream.chance(60) ? ['employment'] : ['internship'];
  return {
    ...{ index, major, ability, practice, kinds },
    qualified: qualifications(stream, ability),
    english: Math.min(6, Math.max(0, Math.round(2 + 1.3 * normal(stream)))),
    provinces: new Set(Array.from({ length: 1 + stream.below(4) }, () => stream.pick(provinces))),
    circles: new Set([...(stream.chance(80) ? circles : []), ...(stream.chance(30) ? [stream.pick(circleCodes)] : [])]),
    ready: stream.chance(88) ? 0 : 75,
    isForeign: new Stream(seed, 'foreign', index).chance(percentForeign),
  };
}

/** A job of the trade that a major prepares for; `hard` jobs ask for more than most have. */
export function job(index: number, wish: { licensed: number; hard: boolean }): Job {
  const stream = new Stream(seed, 'job', index);
  const { code: major, circles } = stream.pick(studied);
  const circle = circles.length > 0 ? stream.pick(circles) : stream.pick(circleCodes);
  const near = concrete.filter(({ circles: of }) => of.includes(circle));
  const taught = [...(curricula.get(major) ?? new Map<string, number>()).keys()];
  const wanted = new Set<string>();
  const count = 5 + stream.below(5);
  for (let draw = 0; draw < 60 && wanted.size < count; draw += 1)
    wanted.add(taught.length > 0 && stream.chance(75) ? stream.pick(taught) : stream.pick(near).code);
  const tasks = [...wanted].map((skill) => ({
    skill,
    asks: (wish.hard ? 2.8 : 1.4) + 1.6 * stream.next(),
    importance: 0.4 + 1.6 * stream.next(),
  }));
  const papers = credentials.filter(({ skills: of }) => of.some((skill) => wanted.has(skill)));
  return {
    ...{ index, major, circle, tasks },
    licence: papers.length > 0 && stream.chance(wish.licensed) ? stream.pick(papers).code : null,
    english: stream.chance(15) ? 3 : 0,
    province: stream.pick(provinces),
    kind: stream.chance(75) ? 'employment' : 'internship',
    begins: stream.chance(85) ? 30 : 90,
  };
}

const manages = (ability: number, asks: number): number => 1 / (1 + Math.exp(-(ability - asks) / 0.55));

/** How well the person would do the job: one task that fails spoils much, which is why it is a geometric mean. */
export function performance(of: Person, { tasks, licence, english, circle }: Job): number {
  const importance = tasks.reduce((sum, task) => sum + task.importance, 0);
  const logs = tasks.map((task) => task.importance * Math.log(manages(of.ability.get(task.skill) ?? 0, task.asks)));
  const work = Math.exp(logs.reduce((sum, log) => sum + log, 0) / importance);
  const paper = licence === null ? 1 : 0.4 + 0.6 * (of.qualified.get(licence) ?? 0);
  const speech = english === 0 ? 1 : 0.6 + 0.4 * Math.min(1, of.english / english);
  const routine = 0.88 + 0.12 * (1 - Math.exp(-(of.practice.get(circle) ?? 0) / 5));
  return work * paper * speech * routine;
}

/** Would it come to a contract at all? */
export const feasible = (of: Person, { province, kind, begins }: Job): boolean =>
  of.provinces.has(province) && of.kinds.includes(kind) && of.ready <= begins;

/** For the enterprise: how well the job is done, by those who would come. */
export const worthToJob = (of: Person, of2: Job): number => (feasible(of, of2) ? performance(of, of2) : 0);

/** For the student: to do well, in the trade that they want; the first of the kinds is the one they like best. */
export function worthToPerson(of: Person, to: Job): number {
  const liking = (of.circles.has(to.circle) ? 1 : 0.7) * (of.kinds[0] === to.kind ? 1 : 0.8);
  return worthToJob(of, to) * liking;
}
