import { judgeGate } from '../fit/gates.ts';
import type { Gate, Graduate } from '../fit/world.ts';
import type { Codes } from './codes.ts';
import { enlarged } from './growing.ts';
import type { Plan } from './plan.ts';
import { PASSES } from './layout.ts';
import { share } from './terms.ts';
import { groupOf } from './traits.ts';

/** Bits that grow. */
export class Bits {
  words = new Uint32Array(8);

  set(bit: number, on: boolean): void {
    const word = bit >>> 5;
    this.words = enlarged(this.words, word + 1);
    const mask = 1 << (bit & 31);
    this.words[word] = on ? (this.words[word] ?? 0) | mask : (this.words[word] ?? 0) & ~mask;
  }
}

/** Openings that ask the same of one gate; one of them stands for all. */
interface Alike {
  readonly bits: Bits;
  readonly one: Plan;
}

/** What openings ask of a gate that few parameters decide. */
class Parameters {
  readonly #alike = new Map<string, Alike>();

  constructor(
    private readonly gate: Gate,
    private readonly keyOf: (plan: Plan) => string,
  ) {}

  put(number: number, plan: Plan): void {
    const key = this.keyOf(plan);
    const alike = this.#alike.get(key) ?? { bits: new Bits(), one: plan };
    alike.bits.set(number, true);
    this.#alike.set(key, alike);
  }

  remove(number: number, plan: Plan): void {
    this.#alike.get(this.keyOf(plan))?.bits.set(number, false);
  }

  /** Sets the openings whose gate the graduate passes. */
  passing(graduate: Graduate, words: Uint32Array): void {
    words.fill(0);
    for (const { bits, one } of this.#alike.values()) {
      const { opening, world } = one.compiled;
      if (judgeGate(this.gate, opening, graduate, world).outcome !== 'pass') continue;
      for (let word = 0; word < words.length; word += 1) words[word] = (words[word] ?? 0) | (bits.words[word] ?? 0);
    }
  }
}

/** What all openings say to one value that graduates have, such as a major; worked out when somebody has it. */
class Answers {
  readonly #byValue = new Map<number, { bits: Bits; shares: Uint16Array; upTo: number }>();

  /** `shareOf`: what the value adds to the fit, where that is asked as well. */
  constructor(
    private readonly passes: (plan: Plan, value: number) => boolean,
    private readonly shareOf?: (plan: Plan, value: number) => number,
  ) {}

  /** The openings that the value passes, up to date with the journal of those that came or changed. */
  to(value: number, journal: readonly number[], plans: readonly (Plan | undefined)[]): Answer {
    let known = this.#byValue.get(value);
    if (!known) this.#byValue.set(value, (known = { bits: new Bits(), shares: new Uint16Array(0), upTo: 0 }));
    if (this.shareOf) known.shares = enlarged(known.shares, plans.length);
    for (; known.upTo < journal.length; known.upTo += 1) {
      const number = journal[known.upTo] ?? 0;
      const plan = plans[number];
      const passes = plan !== undefined && this.passes(plan, value);
      known.bits.set(number, passes);
      if (passes && this.shareOf) known.shares[number] = this.shareOf(plan, value);
    }
    return { passing: known.bits.words, shares: known.shares };
  }

  clear(): void {
    this.#byValue.clear();
  }
}

interface Answer {
  readonly passing: Uint32Array;
  readonly shares: Uint16Array;
}

const NOTHING = new Uint32Array(0);

/**
 * Which openings' gates a graduate passes, for all openings at once. Skills, credentials and languages that must be held
 * are left to whoever looks at the few that remain.
 */
export class OpeningGates {
  readonly #plans: (Plan | undefined)[] = [];
  readonly #live = new Bits();
  /** The numbers of openings in the order in which they came or changed. */
  #journal: number[] = [];
  readonly #parameters = [
    new Parameters('kind', ({ compiled: { opening } }) =>
      opening.kind === 'internship' ? `${opening.kind} ${opening.start}` : opening.kind,
    ),
    new Parameters('education', ({ compiled: { opening } }) => opening.education ?? ''),
    new Parameters('availability', ({ compiled: { opening } }) => opening.start),
  ];
  readonly #majors: Answers;
  readonly #regions: Answers;
  readonly #colleges: Answers;
  readonly #anyPlace = new Bits();
  readonly #anyCollege = new Bits();
  #found = new Uint32Array(0);
  #step = new Uint32Array(0);
  /** What the major of the present question adds to the fit of each opening that it passes. */
  majorShares: Uint16Array = new Uint16Array(0);
  /** The openings with a workplace in a region that is declared. */
  within = new Uint32Array(0);

  constructor(private readonly codes: Codes) {
    this.#majors = new Answers(
      (plan, major) => plan.majorGate.values()[major] === PASSES,
      (plan, major) => share(plan, plan.weights.major, plan.majorValue.values()[major] ?? 0),
    );
    this.#regions = new Answers((plan, trait) => plan.traits.isWithin(codes.traits.placeOf(trait)));
    this.#colleges = new Answers(({ compiled: { opening, world, isOrderClass } }, trait) => {
      return isOrderClass && world.hasOrderClassAgreement(codes.traits.bearer(trait).college, opening.employer);
    });
  }

  put(number: number, plan: Plan): void {
    this.#plans[number] = plan;
    this.#live.set(number, true);
    for (const parameters of this.#parameters) parameters.put(number, plan);
    this.#anyPlace.set(number, !plan.compiled.opening.placeMust);
    this.#anyCollege.set(number, !plan.compiled.isOrderClass);
    this.#journal.push(number);
    if (this.#journal.length > 1000 + 8 * this.#plans.length) this.#shorten();
  }

  remove(number: number): void {
    const plan = this.#plans[number];
    if (!plan) return;
    for (const parameters of this.#parameters) parameters.remove(number, plan);
    this.#live.set(number, false);
    this.#plans[number] = undefined;
  }

  /** Forgets all answers, so that the journal need name every opening only once. */
  #shorten(): void {
    this.#journal = [...this.#plans.keys()];
    for (const answers of [this.#majors, this.#regions, this.#colleges]) answers.clear();
  }

  /** The openings left, a bit each; holds until the next question. */
  passing(graduate: Graduate): Uint32Array {
    const { traits, majors } = this.codes;
    const length = this.#live.words.length;
    if (this.#found.length < length) {
      this.#found = new Uint32Array(length);
      this.#step = new Uint32Array(length);
      this.within = new Uint32Array(length);
    }
    const found = this.#found;
    found.set(this.#live.words);
    const major = majors.codeOf(graduate.major);
    const answer = this.#majors.to(major, this.#journal, this.#plans);
    this.majorShares = answer.shares;
    this.#keep(answer.passing);
    const college = traits.find(groupOf.college(), graduate.college);
    this.#keepAny(this.#anyCollege.words, college === undefined ? NOTHING : this.#answer(this.#colleges, college));
    this.within.fill(0);
    for (const region of graduate.regions ?? []) {
      const code = traits.find(groupOf.region(), region);
      if (code !== undefined) this.#addTo(this.within, this.#answer(this.#regions, code));
    }
    if (!graduate.anywhere) this.#keepAny(this.#anyPlace.words, this.within);
    for (const parameters of this.#parameters) {
      parameters.passing(graduate, this.#step);
      this.#keep(this.#step);
    }
    return found;
  }

  #answer(answers: Answers, value: number): Uint32Array {
    return answers.to(value, this.#journal, this.#plans).passing;
  }

  #keep(words: Uint32Array): void {
    const found = this.#found;
    for (let word = 0; word < found.length; word += 1) found[word] = (found[word] ?? 0) & (words[word] ?? 0);
  }

  #addTo(words: Uint32Array, more: Uint32Array): void {
    const length = Math.min(words.length, more.length);
    for (let word = 0; word < length; word += 1) words[word] = (words[word] ?? 0) | (more[word] ?? 0);
  }

  #keepAny(free: Uint32Array, other: Uint32Array): void {
    const found = this.#found;
    for (let word = 0; word < found.length; word += 1) {
      found[word] = (found[word] ?? 0) & ((free[word] ?? 0) | (other[word] ?? 0));
    }
  }
}
