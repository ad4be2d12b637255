import { appealOf, studentScore } from '../fit/appeal.ts';
import type { Counts } from '../fit/counts.ts';
import { noCounts } from '../fit/counts.ts';
import type { Contribution } from '../fit/fit.ts';
import { byScoreThenLot } from '../fit/lottery.ts';
import type { StudentItem } from '../fit/reference.ts';
import type { Graduate } from '../fit/world.ts';
import { DEFAULT_SHORTLIST, GATES } from '../fit/world.ts';
import { Columns, LIVE } from './columns.ts';
import type { CompiledOpening } from './compile.ts';
import { Plan } from './plan.ts';
import { BELOW_FLOOR, Scorer } from './scorer.ts';
import { Top } from './top.ts';

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
  readonly #columns = new Columns();
  readonly #scorer = new Scorer(this.#columns);
  readonly #plans = new WeakMap<CompiledOpening, Plan>();
  #seen = new Int32Array(0);
  #visit = 0;

  get size(): number {
    return this.#columns.size;
  }

  get(id: string): Graduate | undefined {
    const row = this.#columns.rowOf(id);
    return row === undefined ? undefined : this.#columns.graduates[row];
  }

  /** Takes the graduate in, or replaces what was known of them. */
  put(graduate: Graduate): void {
    this.#columns.put(graduate);
  }

  /** Forgets the graduate; false when they were not known. */
  remove(id: string): boolean {
    return this.#columns.remove(id);
  }

  /** The first `limit` of the eligible, by default as many as the opening asks for. */
  shortlist(compiled: CompiledOpening, limit = compiled.opening.shortlist ?? DEFAULT_SHORTLIST): Shortlist {
    const plan = this.#load(compiled, true);
    if (!compiled.isOpen) return { eligible: 0, items: [] };
    const top = new Top(limit);
    let eligible = 0;
    this.#forCandidates(plan, (row) => {
      if (!this.#scorer.judge(row, false)) return;
      eligible += 1;
      const fit = this.#scorer.fit(row, top.floor);
      if (fit !== BELOW_FLOOR) top.add(row, fit);
    });
    const kept = top.kept().map(({ row, fit }) => ({ id: this.#columns.graduates[row]?.id ?? '', score: fit }));
    kept.sort(byScoreThenLot(compiled.id));
    return { eligible, items: kept.slice(0, limit).map(({ id, score }) => ({ graduateId: id, fit: score })) };
  }

  /** What becomes of all graduates, and how many each gate fails. */
  counts(compiled: CompiledOpening): Counts {
    this.#load(compiled, true);
    const counts = noCounts();
    const scorer = this.#scorer;
    const byGate = GATES.map(() => 0);
    for (let row = 0; row < this.#columns.end; row += 1) {
      if (!((this.#columns.flags[row] ?? 0) & LIVE)) continue;
      counts.pool += 1;
      if (scorer.judge(row, true)) counts.eligible += 1;
      else if (scorer.failed === 0) counts.needsInformation += 1;
      else {
        counts.notEligible.total += 1;
        for (let bit = 0; bit < byGate.length; bit += 1)
          byGate[bit] = (byGate[bit] ?? 0) + ((scorer.failed >> bit) & 1);
      }
    }
    GATES.forEach((gate, bit) => (counts.notEligible[gate] = byGate[bit] ?? 0));
    return counts;
  }

  /** The graduate's fit, or null when they are unknown or not eligible. */
  rescore(compiled: CompiledOpening, graduateId: string): number | null {
    const row = this.#columns.rowOf(graduateId);
    if (row === undefined || !compiled.isOpen) return null;
    this.#load(compiled, false);
    return this.#scorer.judge(row, false) ? this.#scorer.fit(row, 0) : null;
  }

  /** What each component adds for a graduate in the index, whatever the gates say. */
  contributions(compiled: CompiledOpening, graduateId: string): readonly Contribution[] {
    const row = this.#columns.rowOf(graduateId);
    if (row === undefined) return [];
    this.#load(compiled, false);
    this.#scorer.fit(row, 0);
    return this.#scorer.contributions();
  }

  /** The student's list: the openings for which the graduate is eligible, the best for them first. */
  openingsFor(graduateId: string, openings: Iterable<CompiledOpening>): readonly StudentItem[] {
    const graduate = this.get(graduateId);
    if (!graduate) return [];
    const scored: { id: string; fit: number; appeal: number; score: number }[] = [];
    for (const compiled of openings) {
      const fit = this.rescore(compiled, graduateId);
      if (fit === null) continue;
      const appeal = appealOf(compiled.opening, graduate, compiled.world.taxonomy);
      scored.push({ id: compiled.id, fit, appeal, score: studentScore(fit, appeal) });
    }
    scored.sort(byScoreThenLot(graduateId));
    return scored.map(({ id, fit, appeal, score }) => ({ openingId: id, fit, appeal, score }));
  }

  #load(compiled: CompiledOpening, many: boolean): Plan {
    let plan = this.#plans.get(compiled);
    if (!plan) {
      plan = new Plan(compiled, this.#columns);
      this.#plans.set(compiled, plan);
    }
    this.#scorer.load(plan, many);
    return plan;
  }

  /** Visits at least all rows that can be eligible, each once: the holders of the rarest skill that must be held, else all. */
  #forCandidates(plan: Plan, visit: (row: number) => void): void {
    const { postings, end, flags } = this.#columns;
    const sizeOf = (codes: readonly number[]) => codes.reduce((sum, code) => sum + postings.of(code).length, 0);
    const [rarest] = plan.musts.map((codes) => ({ codes, size: sizeOf(codes) })).sort((a, b) => a.size - b.size);
    if (!rarest || rarest.size >= end) {
      for (let row = 0; row < end; row += 1) if ((flags[row] ?? 0) & LIVE) visit(row);
      return;
    }
    const seen = this.#freshMarks(end);
    for (const code of rarest.codes) {
      for (const row of postings.of(code)) {
        if (seen[row] === this.#visit) continue;
        seen[row] = this.#visit;
        if ((flags[row] ?? 0) & LIVE) visit(row);
      }
    }
  }

  /** Marks of the rows seen on this visit; those of earlier visits carry another number. */
  #freshMarks(rows: number): Int32Array {
    if (this.#seen.length < rows) this.#seen = new Int32Array(rows * 2);
    this.#visit = this.#visit >= 0x7fffffff ? 1 : this.#visit + 1;
    if (this.#visit === 1) this.#seen.fill(0);
    return this.#seen;
  }
}
