import {
  credentialCodes,
  gradesOf,
  majorCodes,
  prefecturesOf,
  provinces,
  shuffled,
  skillCodes,
} from './matching-taxonomy.ts';
import type { ClassProfile } from './matching-taxonomy.ts';
import { Stream } from './random.ts';
import { seed } from './world.ts';

/** One of the items, by its share in percent; the last takes what remains. */
export function byShare<Item>(stream: Stream, items: readonly Item[], percents: readonly number[]): Item {
  let left = stream.next() * 100;
  let at = 0;
  while (at < items.length - 1 && (left -= percents[at] ?? 0) >= 0) at += 1;
  const item = items[at];
  if (item === undefined) throw new Error('Nothing can be drawn from no items.');
  return item;
}

/** Draws places of a list, the first far oftener than the last: place k with a weight of 1 / k^exponent. */
class Zipf {
  readonly #upTo: Float64Array;

  constructor(places: number, exponent: number) {
    this.#upTo = new Float64Array(places);
    let total = 0;
    for (let place = 0; place < places; place += 1) {
      total += 1 / (place + 1) ** exponent;
      this.#upTo[place] = total;
    }
  }

  draw(stream: Stream): number {
    const upTo = this.#upTo;
    const wanted = stream.next() * (upTo[upTo.length - 1] ?? 0);
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const places = {
  poolSkill: new Zipf(150, 1),
  skill: new Zipf(skillCodes.length, 1),
  major: new Zipf(majorCodes.length, 0.5),
  province: new Zipf(provinces.length, 0.7),
  prefecture: new Zipf(10, 0.8),
  poolCredential: new Zipf(12, 1),
  credential: new Zipf(credentialCodes.length, 1),
};
const majorsByPopularity = shuffled(majorCodes, new Stream(seed, 'majors', 0));
const skillsByPopularity = shuffled([...skillCodes.keys()], new Stream(seed, 'skills', 0));

export const drawMajor = (stream: Stream): string => majorsByPopularity[places.major.draw(stream)] ?? '';
export const drawProvince = (stream: Stream): string => provinces[places.province.draw(stream)] ?? '';

export function drawPrefecture(stream: Stream, province = drawProvince(stream)): string {
  return prefecturesOf.get(province)?.[places.prefecture.draw(stream)] ?? '';
}

/** Different skills by their index: so many percent of the draws from the pool of the class, the others from all. */
export function drawSkills(stream: Stream, { pool }: ClassProfile, count: number, percentOfPool: number): number[] {
  const drawn: number[] = [];
  while (drawn.length < count) {
    const skill = stream.chance(percentOfPool)
      ? pool[places.poolSkill.draw(stream)]
      : skillsByPopularity[places.skill.draw(stream)];
    if (skill !== undefined && !drawn.includes(skill)) drawn.push(skill);
  }
  return drawn;
}

export function drawCredential(stream: Stream, profile: ClassProfile): string {
  const code = stream.chance(70)
    ? profile.credentials[places.poolCredential.draw(stream)]
    : credentialCodes[places.credential.draw(stream)];
  return code ?? '';
}

/** A grade of the credential, where it has grades and one is stated. */
export function drawGrade(stream: Stream, credential: string, percentStated: number): string | null {
  const grades = gradesOf(credential);
  return grades.length > 0 && stream.chance(percentStated) ? stream.pick(grades) : null;
}
