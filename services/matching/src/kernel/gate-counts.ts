import type { Counts } from '../fit/counts.ts';
import { noCounts } from '../fit/counts.ts';
import type { Gate } from '../fit/world.ts';
import { GATES } from '../fit/world.ts';
import { ones, setBit, wordsFor } from './bits.ts';
import { AVAILABLE, CONSENTS, MANNER_BITS } from './layout.ts';
import type { Plan } from './plan.ts';
import { stretchesOf } from './prepared.ts';
import { FAILS, PASSES, UNKNOWN } from './layout.ts';
import type { Segment } from './segment.ts';
import type { TraitGate } from './asked-traits.ts';

/** The rows that fail one gate, and those of which it is not known. */
interface Verdicts {
  readonly fails: Uint32Array;
  readonly unknown: Uint32Array;
}

/** Judges all gates of a plan for all rows of a segment and adds what it finds to `counts`. */
class GateCounter {
  readonly #words: number;
  readonly #byGate = new Map<Gate, Verdicts>();

  constructor(
    private readonly plan: Plan,
    private readonly segment: Segment,
  ) {
    this.#words = wordsFor(segment.size);
  }

  addTo(counts: Counts): void {
    const { plan, segment } = this;
    this.#addScalar('consent', (row) => ((segment.flags[row] ?? 0) & CONSENTS ? PASSES : FAILS));
    this.#addScalar('status', (row) => ((segment.flags[row] ?? 0) & AVAILABLE ? PASSES : FAILS));
    if (!plan.compiled.isOpen) this.#verdicts('organisation').fails.fill(-1);
    for (const scalar of plan.scalarGates) {
      const { passes, unknown } = scalar.bits(segment);
      this.#add(scalar.gate, passes, unknown);
    }
    if (plan.compiled.opening.majorMust) this.#addMajor();
    for (const { skills, need } of plan.musts) this.#addSkill(skills, need);
    for (const gate of plan.traits.gates) this.#addTrait(gate);
    this.#count(counts);
  }

  #verdicts(gate: Gate): Verdicts {
    let verdicts = this.#byGate.get(gate);
    if (!verdicts) {
      verdicts = { fails: new Uint32Array(this.#words), unknown: new Uint32Array(this.#words) };
      this.#byGate.set(gate, verdicts);
    }
    return verdicts;
  }

  /** One gate may ask several things: it fails by any of them, and is unknown when none fails. */
  #add(gate: Gate, passes: Uint32Array, unknown?: Uint32Array): void {
    const verdicts = this.#verdicts(gate);
    for (let word = 0; word < this.#words; word += 1) {
      const open = unknown?.[word] ?? 0;
      verdicts.fails[word] = (verdicts.fails[word] ?? 0) | ~((passes[word] ?? 0) | open);
      verdicts.unknown[word] = (verdicts.unknown[word] ?? 0) | open;
    }
  }

  #addScalar(gate: Gate, judge: (row: number) => number): void {
    this.#add(gate, this.segment.gate(gate, judge).passes);
  }

  #addMajor(): void {
    const { segment, plan } = this;
    const outcomes = plan.majorGate.values();
    const passes = new Uint32Array(this.#words);
    const unknown = new Uint32Array(this.#words);
    segment.majors.forEach((major, index) => {
      const bits = outcomes[major] === PASSES ? passes : outcomes[major] === UNKNOWN ? unknown : undefined;
      if (!bits) return;
      const end = segment.majorStarts[index + 1] ?? 0;
      for (let row = segment.majorStarts[index] ?? 0; row < end; row += 1) setBit(bits, row);
    });
    this.#add('major', passes, unknown);
  }

  #addSkill(skills: readonly number[], need: number): void {
    const { skillPostings } = this.segment;
    const passes = new Uint32Array(this.#words);
    for (const { from, to } of stretchesOf(skillPostings, skills)) {
      for (let at = from; at < to; at += 1) {
        const entry = skillPostings.entries[at] ?? 0;
        if (((entry >>> 2) & 7) >= need) setBit(passes, entry >>> MANNER_BITS);
      }
    }
    this.#add('skill', passes);
  }

  #addTrait({ gate, passing, unknown }: TraitGate): void {
    const { segment } = this;
    const passes = this.#bearers(passing);
    const open = this.#bearers(unknown);
    for (let word = 0; word < this.#words; word += 1) {
      if (gate === 'place') {
        passes[word] = (passes[word] ?? 0) | (segment.anywhere[word] ?? 0);
        open[word] = ~(segment.declares[word] ?? 0);
      }
      open[word] = (open[word] ?? 0) & ~(passes[word] ?? 0);
    }
    this.#add(gate, passes, open);
  }

  #bearers(traits: readonly number[]): Uint32Array {
    const { traitPostings } = this.segment;
    const bits = new Uint32Array(this.#words);
    for (const { from, to } of stretchesOf(traitPostings, traits)) {
      for (let at = from; at < to; at += 1) setBit(bits, traitPostings.entries[at] ?? 0);
    }
    return bits;
  }

  #count(counts: Counts): void {
    const { live } = this.segment;
    const failing = new Uint32Array(this.#words);
    const open = new Uint32Array(this.#words);
    for (const gate of GATES) {
      const verdicts = this.#byGate.get(gate);
      if (!verdicts) continue;
      let fails = 0;
      for (let word = 0; word < this.#words; word += 1) {
        const failed = (verdicts.fails[word] ?? 0) & (live[word] ?? 0);
        fails += ones(failed);
        failing[word] = (failing[word] ?? 0) | failed;
        open[word] = (open[word] ?? 0) | (verdicts.unknown[word] ?? 0);
      }
      counts.notEligible[gate] += fails;
    }
    for (let word = 0; word < this.#words; word += 1) {
      const here = live[word] ?? 0;
      const failed = failing[word] ?? 0;
      counts.pool += ones(here);
      counts.notEligible.total += ones(failed);
      counts.needsInformation += ones(here & ~failed & (open[word] ?? 0));
      counts.eligible += ones(here & ~failed & ~(open[word] ?? 0));
    }
  }
}

/** What becomes of all graduates, and how many each gate fails. */
export function countGates(plan: Plan, segments: readonly Segment[]): Counts {
  const counts = noCounts();
  for (const segment of segments) new GateCounter(plan, segment).addTo(counts);
  return counts;
}
