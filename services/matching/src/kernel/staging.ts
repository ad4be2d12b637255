import { Growing } from './growing.ts';
import { majorOf } from './segment-data.ts';
import type { SegmentData } from './segment-data.ts';

/** Rows on their way into a segment, in the order in which they came. */
export class Staging {
  readonly slots = new Growing(Uint32Array);
  readonly majors = new Growing(Uint16Array);
  readonly educations = new Growing(Uint8Array);
  readonly days = new Growing(Uint16Array);
  readonly kinds = new Growing(Uint8Array);
  readonly births = new Growing(Uint16Array);
  readonly cohorts = new Growing(Uint16Array);
  readonly years = new Growing(Uint8Array);
  readonly flags = new Growing(Uint8Array);
  readonly skills = new Growing(Uint32Array);
  readonly skillEnds = new Growing(Uint32Array);
  readonly traits = new Growing(Uint32Array);
  readonly traitEnds = new Growing(Uint32Array);

  get length(): number {
    return this.slots.length;
  }

  clear(): void {
    for (const column of Object.values(this) as { length: number }[]) column.length = 0;
  }

  /** Copies a row of a segment. */
  copy(segment: SegmentData, row: number): void {
    this.slots.push(segment.slots[row] ?? 0);
    this.majors.push(majorOf(segment, row));
    this.educations.push(segment.educations[row] ?? 0);
    this.days.push(segment.days[row] ?? 0);
    this.kinds.push(segment.kinds[row] ?? 0);
    this.births.push(segment.births[row] ?? 0);
    this.cohorts.push(segment.cohorts[row] ?? 0);
    this.years.push(segment.years[row] ?? 0);
    this.flags.push(segment.flags[row] ?? 0);
    const { skills, skillStarts, traits, traitStarts } = segment;
    for (let at = skillStarts[row] ?? 0; at < (skillStarts[row + 1] ?? 0); at += 1) this.skills.push(skills[at] ?? 0);
    this.skillEnds.push(this.skills.length);
    for (let at = traitStarts[row] ?? 0; at < (traitStarts[row + 1] ?? 0); at += 1) this.traits.push(traits[at] ?? 0);
    this.traitEnds.push(this.traits.length);
  }
}
