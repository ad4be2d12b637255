import { dutiesOf } from './opening-to-post.ts';
import type { DemoOpening, OpeningToPost } from './opening-to-post.ts';

type Sketch = Pick<
  OpeningToPost,
  'kind' | 'title' | 'circle' | 'seats' | 'workplaces' | 'education' | 'majors' | 'skills'
> &
  Partial<OpeningToPost>;

function special(
  enterprise: string,
  number: number,
  year: number,
  sketch: Sketch,
  state: DemoOpening['state'] = 'published',
): DemoOpening {
  const post: OpeningToPost = {
    externalRef: `${enterprise}-${year}-${number}`,
    duties: dutiesOf(sketch.skills.map((wanted) => wanted.skill)),
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: `${year}-07-01`,
    validUntil: `${year}-05-31`,
    ...sketch,
  };
  return { enterprise, state, post };
}

const must = (skill: string, level: number) => ({ skill, level, weight: 40, must: true });
const wish = (skill: string, level: number) => ({ skill, level, weight: 20, must: false });

/** The robot class of the first enterprise: the one to look at first. */
function robotClass(year: number): DemoOpening {
  return special('ENT-04', 901, year, {
    kind: 'orderClass',
    title: {
      zh: '工业机器人系统运维员（订单班）',
      en: 'Industrial robot maintenance (order class)',
      ru: 'Обслуживание промышленных роботов (целевая группа)',
    },
    occupation: '6-31-07-01',
    circle: 'MFG',
    seats: 30,
    minSeats: 20,
    workplaces: ['120113'],
    education: 'higherVocational',
    majors: [{ code: '4603', scope: 'class' }],
    skills: [must('ROB-OP', 2), wish('PLC', 2), wish('ROB-MNT', 2)],
    credentials: [{ credential: 'X-ROBOT-OM', grade: 'intermediate' }],
  });
}

/** Held for review: the words limit the sex, which a person must look at. */
function limitedBySex(year: number): DemoOpening {
  return special(
    'ENT-03',
    902,
    year,
    {
      kind: 'employment',
      title: { zh: '模具装配工（限男性）', en: 'Mould fitter' },
      circle: 'MFG',
      seats: 4,
      workplaces: ['110115'],
      education: 'higherVocational',
      majors: [{ code: '460113', scope: 'class' }],
      skills: [must('MOULD', 2), wish('BENCH', 2)],
    },
    'submitted',
  );
}

/** A class that stays below its minimum: one college only, and more is asked than most can do. */
function classBelowMinimum(year: number): DemoOpening {
  return special('ENT-20', 903, year, {
    kind: 'orderClass',
    title: { zh: '虚拟现实动画设计（订单班）', en: 'Virtual reality animation (order class)' },
    circle: 'CULT',
    seats: 25,
    minSeats: 20,
    workplaces: ['130102'],
    education: 'higherVocational',
    majors: [{ code: '560206', scope: 'category' }],
    skills: [must('3DMAX', 4), must('VR', 3)],
  });
}

/** A permit as a must, which a certificate from abroad holds by a recognition in force. */
function permitFromAbroad(year: number): DemoOpening {
  return special('ENT-01', 904, year, {
    kind: 'employment',
    title: { zh: '海外项目电工', en: 'Electrician for projects abroad', ru: 'Электрик зарубежных проектов' },
    occupation: '6-31-01-03',
    circle: 'MFG',
    seats: 6,
    workplaces: ['KZ', '110108'],
    education: 'higherVocational',
    majors: [{ code: '460306', scope: 'class' }],
    skills: [must('ELECN', 2), wish('CABINET', 2)],
    credentials: [{ credential: 'L-ELEC-LV', must: true }],
    languages: [{ language: 'ru', scheme: 'CEFR', level: 'B1' }],
  });
}

/** An internship that a few apply for who are too young for it. */
function internshipOfMinors(year: number): DemoOpening {
  return special('ENT-08', 905, year, {
    kind: 'internship',
    title: { zh: '数字媒体实习生', en: 'Digital media intern' },
    circle: 'IT',
    seats: 6,
    workplaces: ['110115'],
    education: 'secondaryVocational',
    majors: [{ code: '510208', scope: 'category' }],
    skills: [must('PS', 1), wish('VR', 1)],
    end: `${year}-12-31`,
  });
}

/** Openings that each show something which goes wrong, or nearly, in the lives of colleges and enterprises. */
export function specialOpenings(year: number): DemoOpening[] {
  return [robotClass, limitedBySex, classBelowMinimum, permitFromAbroad, internshipOfMinors].map((make) => make(year));
}
