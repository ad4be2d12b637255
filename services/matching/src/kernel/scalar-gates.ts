import { SIXTEEN_YEARS } from '../fit/calendar.ts';
import type { Gate } from '../fit/world.ts';
import type { Codes } from './codes.ts';
import { kindBit } from './codes.ts';
import type { CompiledOpening } from './compile.ts';
import { FAILS, MISSING, PASSES, UNKNOWN } from './layout.ts';
import type { GateBits, Segment } from './segment.ts';

/** A gate that one column decides, so that many openings ask it with the same parameters. */
export interface ScalarGate {
  readonly gate: Gate;
  bits(segment: Segment): GateBits;
}

/** Those that the opening asks; a gate that nobody can fail is left out. */
export function scalarGates(compiled: CompiledOpening, codes: Codes): readonly ScalarGate[] {
  const gates = [kindGate(compiled), availabilityGate(compiled, codes)];
  const education = educationGate(compiled, codes);
  return education ? [...gates, education] : gates;
}

function kindGate(compiled: CompiledOpening): ScalarGate {
  const { opening, startMonth, startYear } = compiled;
  const bit = kindBit(opening.kind);
  if (opening.kind !== 'internship') {
    const judge = (segment: Segment) => (row: number) => ((segment.kinds[row] ?? 0) & bit ? PASSES : FAILS);
    return { gate: 'kind', bits: (segment) => segment.gate(`kind:${bit}`, judge(segment)) };
  }
  const judge = (segment: Segment) => (row: number) => {
    if (!((segment.kinds[row] ?? 0) & bit)) return FAILS;
    const birth = segment.births[row] ?? MISSING;
    const cohort = segment.cohorts[row] ?? MISSING;
    const stored = segment.years[row] ?? MISSING;
    const months = startMonth - (birth - 1);
    const year = cohort === MISSING ? stored - 1 : startYear - (cohort - 1);
    const noYear = cohort === MISSING && stored === MISSING;
    if (birth !== MISSING && months < SIXTEEN_YEARS) return FAILS;
    if (!noYear && year <= 1) return FAILS;
    return birth === MISSING || months === SIXTEEN_YEARS || noYear ? UNKNOWN : PASSES;
  };
  return { gate: 'kind', bits: (segment) => segment.gate(`kind:${bit}:${startMonth}`, judge(segment)) };
}

function availabilityGate({ opening }: CompiledOpening, { days }: Codes): ScalarGate {
  const judge = (segment: Segment) => {
    const outcomes = days.texts.map((day) => (day === '' ? UNKNOWN : day <= opening.start ? PASSES : FAILS));
    return (row: number) => outcomes[segment.days[row] ?? 0] ?? UNKNOWN;
  };
  return { gate: 'availability', bits: (segment) => segment.gate(`from:${opening.start}`, judge(segment)) };
}

function educationGate({ opening, world }: CompiledOpening, { educations }: Codes): ScalarGate | undefined {
  const minimum = opening.education ? world.taxonomy.educationRank(opening.education) : undefined;
  if (minimum == null) return undefined;
  const judge = (segment: Segment) => {
    const outcomes = educations.texts.map((level) => {
      const rank = level === '' ? undefined : world.taxonomy.educationRank(level);
      return rank == null ? UNKNOWN : rank >= minimum ? PASSES : FAILS;
    });
    return (row: number) => outcomes[segment.educations[row] ?? 0] ?? UNKNOWN;
  };
  return { gate: 'education', bits: (segment) => segment.gate(`education:${minimum}`, judge(segment)) };
}
