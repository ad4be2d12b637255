import { majors, resolveMajor, resolveSkill, skillTree, skills } from '@duijie/taxonomy';
import type { Graduate, Opening } from '@duijie/matching';
import { Stream } from './random.ts';

/** The generator's seed: the world is the same in every run and on every machine. */
export const seed = 20261122;

/** A skill under the name by which sheets write it. */
interface NamedSkill {
  readonly code: string;
  readonly name: string;
  readonly majors: readonly string[];
  readonly circles: readonly string[];
}

// What is written in a sheet must come back as the very code, so ambiguous names are left out.
const known: readonly NamedSkill[] = skills
  .filter(({ kind }) => kind !== 'group' && kind !== 'language')
  .map(({ code, names, majors: taught, circles }) => ({ code, name: names.zh ?? '', majors: taught, circles }))
  .filter(({ code, name }) => {
    const resolution = resolveSkill(name);
    return 'code' in resolution && resolution.code === code;
  });

/** Skills that nobody holds at first, none above another; each probe asks for two of them, so no two ask for the same. */
const rareSkills = 16;
const leaves = known.filter(({ code }) => skillTree.childrenOf(code).length === 0);
export const rare: readonly string[] = leaves.slice(-rareSkills).map(({ code }) => code);
const common = known.filter(({ code }) => !rare.includes(code));

const studied = majors
  .filter(({ code, level, names }) => {
    const resolution = resolveMajor(names.zh ?? '', { education: 'higherVocational' });
    return level === 'higherVocational' && 'code' in resolution && resolution.code === code;
  })
  .map(({ code, names, circles }) => ({ code, class: code.slice(0, 4), name: names.zh ?? '', circles }));

/** The skills that go with a major: those of its class first, then those of its circles. */
const poolOf = new Map(
  studied.map((each) => {
    const ofClass = common.filter((skill) => skill.majors.some((code) => code.slice(0, 4) === each.class));
    const ofCircle = common.filter((skill) => skill.circles.some((circle) => each.circles.includes(circle)));
    return [each.code, [...new Set([...ofClass, ...ofCircle])].slice(0, 40)];
  }),
);

const places = [
  { name: '天津', code: '120000', workplace: '120113' },
  { name: '北京', code: '110000', workplace: '110105' },
  { name: '河北', code: '130000', workplace: '130000' },
  { name: '广东', code: '440000', workplace: '440000' },
  { name: '江苏', code: '320000', workplace: '320000' },
];

/** A graduate as matching sees them, with the words that a sheet has for it. */
export interface GeneratedGraduate {
  readonly graduate: Graduate;
  readonly majorName: string;
  readonly skillNames: readonly string[];
  readonly regionNames: readonly string[];
  readonly consents: boolean;
}

/** Graduate number `index` of those who finish in `year`; the same whatever the size of the world. */
export function generatedGraduate(index: number, year: number): GeneratedGraduate {
  const stream = new Stream(seed, 'graduate', index);
  const major = stream.pick(studied);
  const pool = poolOf.get(major.code) ?? common;
  const held = new Map<string, { name: string; level: number }>();
  const wanted = 6 + stream.below(7);
  for (let draw = 0; draw < wanted * 2 && held.size < wanted; draw += 1) {
    const { code, name } = stream.pickEarly(stream.chance(60) && pool.length > 0 ? pool : common);
    if (!held.has(code)) held.set(code, { name, level: levelOf(stream) });
  }
  const regions = [...new Set([stream.pick(places), stream.pick(places)])];
  const consents = stream.chance(90);
  const graduate: Graduate = {
    id: `grd_${index}`,
    revision: 1,
    college: 'org_college',
    state: 'available',
    education: 'higherVocational',
    major: major.code,
    cohort: year - 3,
    year: 3,
    birth: null,
    regions: regions.map(({ code }) => code),
    anywhere: false,
    kinds: ['employment'],
    circles: [],
    availableFrom: `${year}-06-01`,
    skills: [...held].map(([skill, { level }]) => ({ skill, level, evidence: 'claimed' })),
    credentials: [],
    medals: [],
    languages: [],
    practice: {},
    consents: [{ purpose: 'matching', state: consents ? 'granted' : 'asked' }],
  };
  return {
    graduate,
    majorName: major.name,
    skillNames: [...held.values()].map(({ name, level }) => `${name}:${level}`),
    regionNames: regions.map(({ name }) => name),
    consents,
  };
}

const levelOf = (stream: Stream): number => stream.pick([1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5]);

/** The request for opening number `index`, for graduates who finish in `year`. */
export function openingRequest(index: number, year: number) {
  const stream = new Stream(seed, 'opening', index);
  const major = stream.pick(studied);
  const pool = poolOf.get(major.code) ?? common;
  const asked = new Set<string>();
  const wanted = 3 + stream.below(4);
  for (let draw = 0; draw < 40 && asked.size < wanted; draw += 1) {
    asked.add(stream.pickEarly(stream.chance(80) && pool.length > 0 ? pool : common).code);
  }
  const musts = stream.chance(60) ? 0 : stream.chance(75) ? 1 : 2;
  return {
    kind: 'employment',
    title: { zh: `设备运维员${index}`, en: `Equipment technician ${index}` },
    duties: { zh: '设备的安装、调试、运行与维护' },
    circle: 'MFG',
    seats: 1 + stream.below(60),
    workplaces: [stream.pick(places).workplace],
    placeMust: stream.chance(20),
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: `${year}-07-01`,
    validUntil: `${year}-03-31`,
    education: 'higherVocational',
    majors: [{ code: major.class, scope: 'class' }],
    majorMust: stream.chance(20),
    skills: [...asked].map((skill, place) => ({
      skill,
      level: 1 + stream.below(4),
      weight: 10 + stream.below(30),
      must: place < musts,
    })),
  };
}

/** The two skills of probe number `index`. */
export function probeSkills(index: number): readonly [string, string] {
  const pairs = rare.flatMap((first, place) => rare.slice(place + 1).map((second) => [first, second] as const));
  const pair = pairs[index];
  if (!pair) throw new Error(`There are only ${pairs.length} probes.`);
  return pair;
}

/** An opening that asks for what nobody holds yet: the graduate who gains it enters this list and no other. */
export function probeOpening(index: number, year: number) {
  return {
    ...openingRequest(0, year),
    title: { zh: `检测岗位${index}`, en: `Probe ${index}` },
    placeMust: false,
    majorMust: false,
    skills: probeSkills(index).map((skill) => ({ skill, level: 1, weight: 10, must: true })),
  };
}

/** The same opening as matching sees it once it is published. */
export function generatedOpening(index: number, year: number): Opening {
  return {
    ...openingRequest(index, year),
    id: `opn_${index}`,
    revision: 1,
    state: 'published',
    employer: 'org_enterprise',
  };
}
