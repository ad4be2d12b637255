import type { Opening, Recognition, World } from '@duijie/matching';
import { byShare, drawCredential, drawGrade, drawMajor, drawPrefecture, drawProvince, drawSkills } from './draws.ts';
import {
  classes,
  credentialCodes,
  enterprises,
  majorCodes,
  matchingTaxonomy,
  profileOf,
  shuffled,
  skillCodes,
} from './matching-taxonomy.ts';
import type { ClassProfile } from './matching-taxonomy.ts';
import { Stream } from './random.ts';
import { seed } from './world.ts';

/** The world of the kernel's figures: each entity has a stream of its own, so it is the same at every size. */
export { matchingGraduate } from './matching-graduate.ts';

type List<Key extends keyof Opening> = NonNullable<Opening[Key]>;

/** Any major, a category, one to three classes, or two to eight majors. */
function majorsOf(stream: Stream, major: string): List<'majors'> {
  const category = major.slice(0, 2);
  const ownClass = major.slice(0, 4);
  const others = (codes: readonly string[], own: string) =>
    shuffled(
      codes.filter((code) => code.startsWith(category) && code !== own),
      stream,
    );
  switch (byShare(stream, ['any', 'category', 'classes', 'majors'], [20, 25, 40, 15])) {
    case 'any':
      return [];
    case 'category':
      return [{ code: category, scope: 'category' }];
    case 'classes':
      return [ownClass, ...others(classes, ownClass).slice(0, stream.below(3))].map((code) => ({
        code,
        scope: 'class',
      }));
    default: {
      const scope = byShare(stream, ['exact', 'class'], [50, 50]);
      return [major, ...others(majorCodes, major).slice(0, 1 + stream.below(7))].map((code) => ({ code, scope }));
    }
  }
}

/** The whole country, a province with several places, or one prefecture. */
function placesOf(stream: Stream): Pick<Opening, 'workplaces' | 'placeMust'> {
  const province = drawProvince(stream);
  const prefecture = drawPrefecture(stream, province);
  const scope = byShare(stream, ['country', 'province', 'prefecture'], [26, 35, 39]);
  if (scope !== 'province') return { workplaces: [prefecture], placeMust: scope === 'prefecture' };
  const more = [drawPrefecture(stream, province), drawPrefecture(stream, province)];
  return { workplaces: [...new Set([prefecture, ...more])], placeMust: true };
}

/** Three to ten skills; what must be held are those that are commonest in the class, as postings ask for its staples. */
function skillsOf(stream: Stream, profile: ClassProfile): List<'skills'> {
  const musts = byShare(stream, [0, 1, 2], [60, 30, 10]);
  const rank = (skill: number) => {
    const place = profile.pool.indexOf(skill);
    return place < 0 ? profile.pool.length : place;
  };
  const drawn = drawSkills(stream, profile, 3 + stream.below(8), 80);
  const staples = new Set([...drawn].sort((a, b) => rank(a) - rank(b)).slice(0, musts));
  return drawn.map((skill) => ({
    skill: skillCodes[skill] ?? '',
    level: byShare(stream, [1, 2, 3, 4, 5], staples.has(skill) ? [25, 40, 30, 5, 0] : [15, 30, 35, 15, 5]),
    weight: stream.chance(50) ? 10 : 1 + stream.below(40),
    must: staples.has(skill),
  }));
}

function credentialsOf(stream: Stream, profile: ClassProfile): List<'credentials'> {
  const count = byShare(stream, [0, 1, 2, 3], [60, 25, 10, 5]);
  const asked = new Set(Array.from({ length: count }, () => drawCredential(stream, profile)));
  return [...asked].map((credential) => ({
    credential,
    grade: drawGrade(stream, credential, 50),
    weight: 10,
    must: stream.chance(20),
  }));
}

const askedLanguages: readonly List<'languages'>[] = [
  [],
  [{ language: 'en', scheme: 'CET', level: '4', must: false }],
  [{ language: 'en', scheme: 'CEFR', level: 'B1', must: false }],
  [{ language: 'en', scheme: 'CET', level: '4', must: true }],
  [{ language: 'ru', scheme: 'CEFR', level: 'B1', must: false }],
];
const kinds = ['employment', 'internship', 'orderClass', 'apprenticeship'];
const minima = [null, 'secondaryVocational', 'higherVocational', 'vocationalBachelor'];

/** Opening number `index`, with its seats. */
export function matchingOpening(index: number): Opening & { readonly seats: number } {
  const stream = new Stream(seed, 'matching opening', index);
  const major = drawMajor(stream);
  const profile = profileOf(major);
  const majors = majorsOf(stream, major);
  return {
    id: `opn_${index}`,
    revision: 1,
    state: 'published',
    employer: stream.pick(enterprises),
    kind: byShare(stream, kinds, [62, 20, 10, 8]),
    start: byShare(stream, ['2027-07-01', '2027-09-01', '2027-03-01'], [70, 20, 10]),
    ...placesOf(stream),
    circle: stream.chance(80) ? profile.circle : null,
    education: byShare(stream, minima, [35, 15, 47, 3]),
    majors,
    majorMust: majors.length > 0 && stream.chance(90),
    skills: skillsOf(stream, profile),
    credentials: credentialsOf(stream, profile),
    languages: byShare(stream, askedLanguages, [85, 8, 3, 2, 2]),
    shortlist: 50,
    seats: 1 + stream.below(60),
  };
}

function recognition(index: number): Recognition {
  const stream = new Stream(seed, 'recognition', index);
  const [from, to] = [stream.pick(credentialCodes), stream.pick(credentialCodes)];
  return {
    id: `rec_${index}`,
    revision: 1,
    from: { credential: from, grade: drawGrade(stream, from, 40), country: stream.chance(50) ? 'CN' : null },
    to: { credential: to, grade: drawGrade(stream, to, 70) },
    extent: byShare(stream, ['full', 'partial', 'withSupplement'] as const, [50, 30, 20]),
    confidence: stream.pick([7000, 8500, 10000]),
  };
}

/** A hundred recognitions in force; one college in four has an order class agreement with an enterprise. */
export function matchingWorld(): World {
  return {
    taxonomy: matchingTaxonomy,
    recognitions: Array.from({ length: 100 }, (_, index) => recognition(index)),
    hasOrderClassAgreement: (college, enterprise) => new Stream(seed, `${college}/${enterprise}`, 0).chance(25),
    isApproved: () => true,
  };
}
