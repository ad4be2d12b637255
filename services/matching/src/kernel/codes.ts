import { monthNumber } from '../fit/calendar.ts';
import { consentsToMatching } from '../fit/gates.ts';
import { evidenceValue } from '../fit/skills.ts';
import type { Graduate, Taxonomy } from '../fit/world.ts';
import { Dictionary } from './dictionary.ts';
import { MajorKinds } from './major-kinds.ts';
import { ANYWHERE, AVAILABLE, CONSENTS, DECLARES_REGION, MANNER_BITS, MISSING } from './layout.ts';
import type { Staging } from './staging.ts';
import { Traits } from './traits.ts';

export const EVIDENCES: readonly number[] = ['attested', 'competition', 'practice', 'claimed'].map(evidenceValue);
const evidenceIndex = new Map(EVIDENCES.map((value, index) => [value, index]));
const TOP_LEVEL = 7;

const KINDS = ['orderClass', 'internship', 'apprenticeship', 'employment'];
/** Somebody who declared no kinds accepts them all. */
const ALL_KINDS = 0xff;
/** The bit of a kind; those that are not known share one. */
export const kindBit = (kind: string): number => 1 << (KINDS.indexOf(kind) + 1);

/** What is there is stored one higher. */
const stored = (value: number | null | undefined, most: number): number =>
  value == null ? MISSING : Math.max(0, Math.min(value, most - 1)) + 1;

/** The numbers under which texts are known in all segments of an index. */
export class Codes {
  readonly skills = new Dictionary();
  readonly majors = new Dictionary();
  readonly educations = new Dictionary();
  readonly days = new Dictionary();
  /** Those of openings. */
  readonly kinds = new Dictionary();
  readonly circles = new Dictionary();
  readonly traits = new Traits();

  readonly #majorKinds = new WeakMap<Taxonomy, MajorKinds>();

  majorKinds(taxonomy: Taxonomy): MajorKinds {
    let kinds = this.#majorKinds.get(taxonomy);
    if (!kinds) this.#majorKinds.set(taxonomy, (kinds = new MajorKinds(taxonomy)));
    return kinds;
  }

  /** Writes the graduate down as one more row. */
  stage(graduate: Graduate, slot: number, rows: Staging): void {
    const kinds = graduate.kinds ?? [];
    rows.slots.push(slot);
    rows.majors.push(this.majors.codeOf(graduate.major));
    rows.educations.push(this.educations.codeOf(graduate.education));
    rows.days.push(this.days.codeOf(graduate.availableFrom));
    rows.kinds.push(kinds.length === 0 ? ALL_KINDS : kinds.reduce((bits, kind) => bits | kindBit(kind), 0));
    rows.births.push(stored(monthNumber(graduate.birth), 0xffff));
    rows.cohorts.push(stored(graduate.cohort, 0xffff));
    rows.years.push(stored(graduate.year, 0xff));
    rows.flags.push(
      (consentsToMatching(graduate) ? CONSENTS : 0) |
        (graduate.state === 'available' ? AVAILABLE : 0) |
        (graduate.anywhere ? ANYWHERE : 0) |
        ((graduate.regions ?? []).length > 0 ? DECLARES_REGION : 0),
    );
    for (const { skill, level, evidence } of graduate.skills ?? []) {
      const manner = (Math.min(level, TOP_LEVEL) << 2) | (evidenceIndex.get(evidenceValue(evidence)) ?? 0);
      rows.skills.push((this.skills.codeOf(skill) << MANNER_BITS) | manner);
    }
    rows.skillEnds.push(rows.skills.length);
    this.traits.encode(graduate, rows.traits);
    rows.traitEnds.push(rows.traits.length);
  }
}
