import type { OpeningKind } from '@duijie/contracts';
import { credentials, major, normalisedClass, skills } from '@duijie/taxonomy';
import { profileTable } from './data/profiles.ts';
import type { DemoGraduate } from './graduate.ts';
import { colleges, demoMember, sendingAbroad, sendingUniversities } from './members.ts';
import type { DemoMember } from './members.ts';
import type { DemoOpening } from './opening-to-post.ts';
import { NumbersOfNobody, chineseName, nameAbroad } from './people.ts';
import type { RandomStream } from './random-stream.ts';
import { cellOf, listOf, rowsOf } from './table.ts';
import { credentialWord, provinceWord } from './words.ts';

/** Makes graduates one after another; the same requests in the same order make the same people. */
export class GraduateMaker {
  private readonly numbers = new NumbersOfNobody();
  private readonly made = new Map<string, number>();
  private readonly softSkills = skills.filter(({ kind }) => kind === 'soft').map(({ code }) => code);

  constructor(
    private readonly year: number,
    private readonly openings: readonly DemoOpening[],
    private readonly stream: RandomStream,
    private readonly agreements: readonly { readonly enterprise: string; readonly college: string }[] = [],
  ) {}

  /** The graduates of the table, with what it lacks: dates, numbers, languages, practice. */
  ofTheTable(moved: number): DemoGraduate[] {
    return rowsOf(profileTable).map((row) => this.fromRow(row, moved));
  }

  private fromRow(row: readonly string[], moved: number): DemoGraduate {
    const college = demoMember(cellOf(row, 0));
    const studentNo = String(Number(cellOf(row, 1)) + moved * 1_000_000);
    const held = listOf(cellOf(row, 6)).map((item) => {
      const [code = '', mark = ''] = item.split(':');
      return { code, level: Number(mark.charAt(0)), how: mark.charAt(1) };
    });
    const marks = held.map(({ how }) => how);
    const [circle = 'SERV'] = major(cellOf(row, 4))?.circles ?? [];
    const sex = cellOf(row, 3) === 'M' ? 'M' : 'F';
    return {
      ...this.person(college, sex, studentNo),
      name: cellOf(row, 2),
      major: cellOf(row, 4),
      cohort: studentNo.slice(0, 4),
      graduation: `${this.year}-07`,
      origin: cellOf(row, 5),
      skills: held.map(({ code, level }) => ({ code, level })),
      credentials: listOf(cellOf(row, 7)).map(credentialWord),
      medals: marks.includes('c') ? [`省赛${this.stream.pick(['一', '二', '三'])}等奖${this.year - 1}`] : [],
      practice: marks.includes('i') ? [`${circle}:${this.stream.between(3, 9)}`] : [],
      kinds: listOf(cellOf(row, 9)) as OpeningKind[],
      regions: listOf(cellOf(row, 8)).map(provinceWord),
      circles: this.stream.chance(60) ? [circle] : [],
      leastPay: Number(cellOf(row, 10)),
      consent: cellOf(row, 11) === 'yes' ? '是' : '否',
    };
  }

  /** Somebody of this college whom an opening may well want. */
  one(college: DemoMember, named?: DemoOpening): DemoGraduate {
    const { stream } = this;
    const wanted = named ?? this.orderClassFor(college);
    const code = this.majorFor(college, wanted);
    const aim = wanted ?? this.aimOf(college, code);
    const abroad = college.country !== 'CN';
    const [circle = 'SERV'] = major(code)?.circles ?? [];
    const months = stream.pick([3, 4, 6, 6, 8, 12]);
    const late = stream.chance(6) ? 1 : 0;
    const cohort = this.year - (college.level === 'bachelor' ? 4 : 3) + late;
    const held = this.skillsFor(code, aim);
    return {
      ...this.person(college, stream.chance(50) ? 'M' : 'F', this.nextNumber(college, cohort)),
      major: code,
      cohort: String(cohort),
      graduation: `${this.year + late}-07`,
      origin: abroad ? '' : stream.pick([college.region ?? '110000', '130102', '120113', '410100', '150400', '370200']),
      skills: held,
      credentials: abroad ? [] : this.certificates(held.map((each) => each.code)),
      languages: abroad ? this.languagesAbroad(college.country) : this.english(),
      medals: stream.chance(7)
        ? [`${stream.pick(['国赛', '省赛', '省赛', '市赛'])}${stream.pick(['一', '二', '三'])}等奖${this.year - 1}`]
        : [],
      practice: stream.chance(40) ? [`${aim?.post.circle ?? circle}:${months}`] : [],
      kinds: this.kinds(aim),
      regions: this.regions(college),
      circles: stream.chance(50) ? [aim?.post.circle ?? circle] : [],
      leastPay: stream.between(32, 60) * 100,
      consent: stream.chance(97) ? '是' : '否',
    };
  }

  /** Who somebody is: all that no opening looks at. */
  private person(college: DemoMember, sex: 'M' | 'F', studentNo: string): DemoGraduate {
    const abroad = college.country !== 'CN';
    const age = this.stream.between(18, 21) + (college.level === 'bachelor' ? 2 : 0);
    const birth = `${this.year - age - 1}-${String(this.stream.between(1, 12)).padStart(2, '0')}`;
    return {
      ...nobody,
      college: college.ref,
      studentNo,
      sex,
      name: abroad ? nameAbroad(college.country, sex, this.stream) : chineseName(sex, this.stream),
      idNumber: abroad ? this.numbers.passport() : this.numbers.resident(birth, sex),
      phone: abroad ? '' : this.numbers.phone(),
      education: college.level === 'secondaryVocational' ? '中专' : '',
    };
  }

  /** The same person with another month of birth, in the number too. */
  bornIn(graduate: DemoGraduate, birth: string): DemoGraduate {
    return { ...graduate, idNumber: this.numbers.resident(birth, graduate.sex) };
  }

  private nextNumber(college: DemoMember, cohort: number): string {
    const count = (this.made.get(college.ref) ?? 0) + 1;
    this.made.set(college.ref, count);
    return `${cohort}${100_000 + count}`;
  }

  private majorFor(college: DemoMember, wanted: DemoOpening | undefined): string {
    const fitting = wanted ? college.majors.filter((code) => isWanted(wanted.post, code)) : [];
    return this.stream.pick(fitting.length > 0 ? fitting : college.majors);
  }

  /** A third of the students learn for an order class that their college has agreed on. */
  private orderClassFor(college: DemoMember): DemoOpening | undefined {
    if (!this.stream.chance(35)) return undefined;
    const partners = this.agreements.filter((each) => each.college === college.ref).map(({ enterprise }) => enterprise);
    const classes = this.openings.filter(
      ({ enterprise, post }) =>
        post.kind === 'orderClass' &&
        partners.includes(enterprise) &&
        college.majors.some((code) => isWanted(post, code)),
    );
    return classes.length > 0 ? this.stream.pick(classes) : undefined;
  }

  private aimOf(college: DemoMember, code: string): DemoOpening | undefined {
    if (!this.stream.chance(80)) return undefined;
    const bachelors = college.level === 'bachelor' && this.stream.chance(85);
    const fitting = this.openings.filter((opening) =>
      bachelors ? opening.post.education === 'vocationalBachelor' : isWanted(opening.post, code),
    );
    return fitting.length > 0 ? this.stream.pick(fitting) : undefined;
  }

  private skillsFor(code: string, aim: DemoOpening | undefined): DemoGraduate['skills'] {
    const { stream } = this;
    const levels = new Map<string, number>();
    for (const { skill, level, must } of aim?.post.skills ?? []) {
      if (must)
        levels.set(skill, stream.chance(65) ? Math.min(5, level + stream.between(0, 1)) : Math.max(1, level - 1));
      else if (stream.chance(65)) levels.set(skill, stream.between(1, 4));
    }
    const taught = skills
      .filter(({ kind, majors }) => kind !== 'group' && majors.includes(code))
      .map((each) => each.code);
    for (const each of stream.some(taught, 25).slice(0, 4))
      if (!levels.has(each)) levels.set(each, stream.between(1, 4));
    levels.set(stream.pick(this.softSkills), stream.between(2, 4));
    return [...levels].map(([held, level]) => ({ code: held, level }));
  }

  private certificates(held: readonly string[]): string[] {
    const fitting = credentials.filter(
      ({ family, skills: shown }) =>
        (family === 'onePlusX' || family === 'vocationalLevel') && shown.some((code) => held.includes(code)),
    );
    if (fitting.length === 0 || !this.stream.chance(45)) return [];
    const chosen = this.stream.pick(fitting);
    const grade = this.stream.pick(
      chosen.family === 'onePlusX' ? ['elementary', 'intermediate', 'intermediate'] : ['level5', 'level4', 'level4'],
    );
    return [credentialWord(`${chosen.code}/${grade}`)];
  }

  private english(): string[] {
    const dice = this.stream.below(100);
    if (dice < 38) return [`CET-4:${this.stream.between(425, 560)}`];
    if (dice < 45) return [`CET-4:${this.stream.between(330, 424)}`];
    if (dice < 52) return [`CET-6:${this.stream.between(425, 540)}`];
    return dice < 60 ? ['英语:B1'] : [];
  }

  private languagesAbroad(country: string): string[] {
    const own = country === 'RU' ? ['русский: родной'] : ['русский: B2'];
    return [...own, `HSK:${this.stream.between(3, 5)}`];
  }

  private kinds(aim: DemoOpening | undefined): OpeningKind[] {
    const all: OpeningKind[] = ['orderClass', 'employment', 'internship'];
    const liked = this.stream.some(all, 45);
    const first = aim && this.stream.chance(85) ? [aim.post.kind] : [];
    return [...new Set([...first, ...liked])];
  }

  private regions(college: DemoMember): string[] {
    const { stream } = this;
    if (college.country !== 'CN')
      return stream.chance(40) ? ['любой'] : [college.country, stream.pick(['Пекин', 'Тяньцзинь'])];
    const dice = stream.below(100);
    if (dice < 20) return ['京津冀'];
    if (dice < 28) return ['不限'];
    const home = provinceWord(college.region ?? '110000');
    return [...new Set([home, ...stream.some(['北京', '天津', '河北'], 25)])];
  }
}

const nobody: DemoGraduate = {
  college: '',
  studentNo: '',
  name: '',
  sex: 'F',
  idNumber: '',
  phone: '',
  major: '',
  education: '',
  cohort: '',
  graduation: '',
  origin: '',
  skills: [],
  credentials: [],
  languages: [],
  medals: [],
  practice: [],
  kinds: [],
  regions: [],
  circles: [],
  leastPay: 4000,
  consent: '是',
  guardian: '',
  note: '',
};

function isWanted(post: DemoOpening['post'], code: string): boolean {
  return post.majors.some((listed) => {
    if (listed.code === code || (listed.scope === 'category' && code.startsWith(listed.code.slice(0, 2)))) return true;
    return normalisedClass(listed.code) === normalisedClass(code);
  });
}

/**
 * So many graduates: those of the table, and others spread over colleges, universities and colleges abroad. The first
 * of a greater number are those of a smaller one, so that a world can grow.
 */
export function demoGraduates(maker: GraduateMaker, moved: number, count: number): DemoGraduate[] {
  const listed = maker.ofTheTable(moved);
  const others = Array.from({ length: Math.max(0, count - listed.length) }, (_, at) => maker.one(memberAt(at)));
  return [...listed, ...others];
}

/** One of fourteen goes to a university, one of twenty-one lives abroad, the others go to colleges at home. */
function memberAt(at: number): DemoMember {
  if (at % 14 === 3) return turn(sendingUniversities, Math.floor(at / 14));
  if (at % 21 === 5) return turn(sendingAbroad, Math.floor(at / 21));
  return turn(colleges, at);
}

function turn(members: readonly DemoMember[], at: number): DemoMember {
  return members[at % members.length] ?? demoMember('COL-TJ-01');
}
