import type { Graduate } from '@duijie/matching';
import { byShare, drawCredential, drawGrade, drawMajor, drawPrefecture, drawProvince, drawSkills } from './draws.ts';
import { circles, colleges, profileOf, skillCodes } from './matching-taxonomy.ts';
import type { ClassProfile } from './matching-taxonomy.ts';
import { Stream } from './random.ts';
import { seed } from './world.ts';

type List<Key extends keyof Graduate> = NonNullable<Graduate[Key]>;
type HeldSkill = List<'skills'>[number];

const evidences = ['attested', 'competition', 'practice', 'claimed'] as const;
// All who hold a skill alike share one object: a million profiles would take too much memory otherwise.
const heldSkills: HeldSkill[] = [];
function heldSkill(skill: number, stream: Stream): HeldSkill {
  const level = byShare(stream, [1, 2, 3, 4, 5], [15, 25, 30, 20, 10]);
  const evidence = byShare(stream, [0, 1, 2, 3], [30, 5, 20, 45]);
  const at = (skill * 5 + level - 1) * 4 + evidence;
  return (heldSkills[at] ??= { skill: skillCodes[skill] ?? '', level, evidence: evidences[evidence] ?? 'claimed' });
}

const granted = [{ purpose: 'matching', state: 'granted' }];
const withdrawn = [{ purpose: 'matching', state: 'withdrawn' }];
const nothing: readonly never[] = [];

const states = ['available', 'placed', 'confirmed', 'held', 'withdrawn'];
const educations = ['higherVocational', 'secondaryVocational', 'vocationalBachelor', 'bachelor', 'master', null];
const days = ['2027-06-01', '2027-07-01', '2027-02-01', '2027-08-15', null];
const kindsInOrder: readonly (readonly string[])[] = [
  [],
  ['employment'],
  ['employment', 'internship'],
  ['internship', 'employment', 'orderClass'],
  ['orderClass', 'employment'],
  ['employment', 'apprenticeship'],
  ['internship'],
  ['apprenticeship', 'orderClass'],
];
const english: readonly List<'languages'>[] = [
  [],
  [{ language: 'en', scheme: 'CET', level: '4' }],
  [{ language: 'en', scheme: 'CET', level: '6' }],
  [{ language: 'en', scheme: 'CEFR', level: 'A2' }],
  [{ language: 'en', scheme: 'CEFR', level: 'B1' }],
  [{ language: 'en', scheme: 'CEFR', level: 'B2' }],
  [{ language: 'en', scheme: 'CET', level: null }],
];
const russian: readonly List<'languages'>[number][] = [
  { language: 'ru', scheme: 'TRKI', level: 'A1' },
  { language: 'ru', scheme: 'TRKI', level: 'B1' },
  { language: 'ru', scheme: 'CEFR', level: 'B1' },
];

function heldCredential(stream: Stream, profile: ClassProfile): List<'credentials'>[number] {
  const credential = drawCredential(stream, profile);
  return {
    credential,
    grade: drawGrade(stream, credential, 88),
    country: byShare(stream, ['CN', 'KZ', 'RU'], [97, 2, 1]),
    state: byShare(stream, ['verified', 'claimed', 'refuted'], [72, 24, 4]),
    expiresOn: byShare(stream, [null, '2029-12-31', '2027-05-31'], [82, 12, 6]),
  };
}

function languagesOf(stream: Stream): List<'languages'> {
  const spoken = byShare(stream, english, [30, 30, 8, 10, 12, 5, 5]);
  return stream.chance(6) ? [...spoken, stream.pick(russian)] : spoken;
}

function practiceOf(stream: Stream, profile: ClassProfile): Record<string, number> {
  const practice: Record<string, number> = {};
  if (stream.chance(60)) practice[profile.circle] = 1 + stream.below(18);
  if (stream.chance(12)) practice[stream.pick(circles)] = 1 + stream.below(12);
  return practice;
}

function regionsOf(stream: Stream): readonly string[] {
  const count = byShare(stream, [1, 2, 3, 0], [45, 32, 18, 5]);
  const regions: string[] = [];
  for (let draw = 0; draw < count; draw += 1) {
    const region = stream.chance(40) ? drawProvince(stream) : drawPrefecture(stream);
    if (!regions.includes(region)) regions.push(region);
  }
  return regions;
}

/** Graduate number `index` of the matching world, the same at every size. */
export function matchingGraduate(index: number): Graduate {
  const stream = new Stream(seed, 'matching graduate', index);
  const major = drawMajor(stream);
  const profile = profileOf(major);
  const skills = drawSkills(stream, profile, 6 + stream.below(13), 60).map((skill) => heldSkill(skill, stream));
  const credentials = byShare(stream, [0, 1, 2, 3, 4], [30, 30, 20, 12, 8]);
  const cohort = 2023 + stream.below(3);
  return {
    id: `grd_${index}`,
    revision: 1,
    college: stream.pick(colleges),
    state: byShare(stream, states, [92, 4, 2, 1, 1]),
    education: byShare(stream, educations, [78, 9, 7, 3, 1, 2]),
    major: stream.chance(98.5) ? major : null,
    cohort: stream.chance(95) ? cohort : null,
    year: stream.chance(90) ? 2027 - cohort : null,
    birth: stream.chance(96) ? `${2003 + stream.below(6)}-${stream.pick(['02', '05', '08', '11'])}` : null,
    regions: regionsOf(stream),
    anywhere: stream.chance(10),
    kinds: byShare(stream, kindsInOrder, [22, 25, 18, 12, 9, 6, 5, 3]),
    circles: stream.chance(50) ? [profile.circle] : nothing,
    availableFrom: byShare(stream, days, [45, 27, 15, 10, 3]),
    skills,
    credentials: Array.from({ length: credentials }, () => heldCredential(stream, profile)),
    medals: stream.chance(2) ? [{ competition: drawCredential(stream, profile) }] : nothing,
    languages: languagesOf(stream),
    practice: practiceOf(stream, profile),
    consents: stream.chance(90) ? granted : withdrawn,
  };
}
