import type { Counts } from '../fit/counts.ts';
import { noCounts } from '../fit/counts.ts';
import { fitOf } from '../fit/fit.ts';
import { eligibilityOf, judgeGates } from '../fit/gates.ts';
import type { Graduate } from '../fit/world.ts';
import { DEFAULT_SHORTLIST } from '../fit/world.ts';
import { Codes } from './codes.ts';
import type { CompiledOpening } from './compile.ts';
import { countGates } from './gate-counts.ts';
import { OpeningIndex } from './opening-index.ts';
import { drawTies } from './order.ts';
import { Plan } from './plan.ts';
import { PointTables } from './points.ts';
import type { AskedAnew, RematchAsked } from './rematch.ts';
import { Search } from './search.ts';
import type { Scoring } from './search.ts';
import { Segments } from './segments.ts';
import { termsOf } from './terms.ts';
import { Top, fitOfKey, slotOfKey } from './top.ts';

/** A graduate in an ordered list. */
export interface Fitting {
  readonly graduateId: string;
  readonly fit: number;
}

/** The best for an opening in their order, and how many are eligible in all. */
export interface Shortlist {
  readonly eligible: number;
  readonly items: readonly Fitting[];
}

/** An index of all graduates that answers for any opening as the definition would, only sooner. */
export class Matcher {
  readonly #codes = new Codes();
  readonly #segments = new Segments(this.#codes);
  readonly #points = new PointTables();
  readonly #search: Search;
  readonly #top = new Top();
  readonly #plans = new WeakMap<CompiledOpening, Plan>();
  /** Another one after each change of a graduate. */
  version = 0;
  /** The openings that graduates can find; whoever hears of them keeps it up to date. */
  readonly openings = this.indexed([]);

  /** `always`: the way in which rows are scored, where the cheaper one would be chosen for each query. */
  constructor(always?: Scoring) {
    this.#search = new Search(always);
  }

  get size(): number {
    return this.#segments.size;
  }

  get(id: string): Graduate | undefined {
    return this.#segments.get(id);
  }

  /** Takes the graduate in, or replaces what was known of them. */
  put(graduate: Graduate): void {
    this.version += 1;
    this.#segments.put(graduate);
  }

  /** Forgets the graduate; false when they were not known. */
  remove(id: string): boolean {
    this.version += 1;
    return this.#segments.remove(id);
  }

  /** Puts the index in order where changes have frayed it: a little work before each yield. */
  tidy(): Generator<void, void, void> {
    return this.#segments.tidy();
  }

  /** Bytes that the index takes, ids and profiles left out. */
  get bytes(): number {
    return this.#segments.bytes;
  }

  /** The first `limit` of the eligible, by default as many as the opening asks for. */
  shortlist(compiled: CompiledOpening, limit = compiled.opening.shortlist ?? DEFAULT_SHORTLIST): Shortlist {
    const segments = this.#segments.all();
    if (!compiled.isOpen) return { eligible: 0, items: [] };
    const plan = this.#plan(compiled);
    this.#search.load(plan, this.#points.values, this.#codes.skills.texts.length, this.#codes.traits.size);
    this.#top.begin(limit);
    let eligible = 0;
    for (const segment of segments) eligible += this.#search.in(segment, plan, plan.preparedFor(segment), this.#top);
    return { eligible, items: this.ordered(compiled.id, this.#top.kept(), limit) };
  }

  /** What another thread needs to know to search for these openings; none of them is closed to graduates. */
  rematching(asked: readonly AskedAnew[]): Omit<RematchAsked, 'number'> {
    const segments = this.#segments.all();
    const queries = asked.map(({ compiled, limit }) => {
      const plan = this.#plan(compiled);
      return { terms: termsOf(plan), prepared: segments.map((segment) => plan.preparedFor(segment)), limit };
    });
    const [skillCount, traitCount] = [this.#codes.skills.texts.length, this.#codes.traits.size];
    return {
      segments: segments.map((each) => ({ ...each })),
      points: this.#points.values,
      skillCount,
      traitCount,
      queries,
    };
  }

  /** What becomes of all graduates, and how many each gate fails. */
  counts(compiled: CompiledOpening): Counts {
    const segments = this.#segments.all();
    return segments.length === 0 ? noCounts() : countGates(this.#plan(compiled), segments);
  }

  /** The graduate's fit, or null when they are unknown or not eligible. */
  rescore(compiled: CompiledOpening, graduateId: string): number | null {
    const graduate = this.get(graduateId);
    if (!graduate || !compiled.isOpen) return null;
    const { opening, world } = compiled;
    if (eligibilityOf(judgeGates(opening, graduate, world)) !== 'eligible') return null;
    return fitOf(opening, graduate, world);
  }

  /** These openings alone, indexed so that graduates find theirs among them. */
  indexed(openings: Iterable<CompiledOpening>): OpeningIndex {
    const index = new OpeningIndex(this.#codes, this.#points, (compiled) => this.#plan(compiled));
    for (const compiled of openings) index.put(compiled);
    return index;
  }

  #plan(compiled: CompiledOpening): Plan {
    let plan = this.#plans.get(compiled);
    if (plan) plan.traits.update();
    else this.#plans.set(compiled, (plan = new Plan(compiled, this.#codes, this.#points)));
    return plan;
  }

  /** What a search has kept, in its order. */
  ordered(openingId: string, kept: Float64Array, limit: number): Fitting[] {
    const found: { id: string; score: number }[] = [];
    for (let at = 0; at < kept.length; at += 1) {
      const key = kept[at] ?? 0;
      found.push({ id: this.#segments.idOf(slotOfKey(key)), score: fitOfKey(key) });
    }
    return drawTies(openingId, found, limit).map(({ id, score }) => ({ graduateId: id, fit: score }));
  }
}
