import { PLACE } from '../fit/fit.ts';
import { MANNERS } from './layout.ts';
import type { Plan } from './plan.ts';
import { findCode, seek } from './postings.ts';
import type { Postings } from './postings.ts';
import { BLOCK, partNames } from './piece.ts';
import { PASSES } from './layout.ts';
import type { Segment } from './segment.ts';
import { mostOfTrait, share } from './terms.ts';

/** Where a plan finds in one segment what it asks about. */
export interface Prepared {
  /** Pieces of rows, those of the most valuable majors first, one after the other as `Piece` reads them. */
  readonly numbers: Int32Array;
  readonly scalars: readonly Uint32Array[];
}

/** A list of postings, or the part of it in some rows, with what its finder wants to know of it. */
interface List {
  readonly from: number;
  readonly to: number;
  readonly about: readonly number[];
}

function listsOf(postings: Postings, codes: Iterable<number>, about: (index: number) => readonly number[]): List[] {
  const lists: List[] = [];
  let index = 0;
  for (const code of codes) {
    const place = findCode(postings, code);
    if (place >= 0) {
      const [from = 0, to = 0] = [postings.starts[place], postings.starts[place + 1]];
      lists.push({ from, to, about: about(index) });
    }
    index += 1;
  }
  return lists;
}

/** All entries of the codes, wherever. */
export function stretchesOf(postings: Postings, codes: readonly number[]): readonly { from: number; to: number }[] {
  return listsOf(postings, codes, () => []);
}

/** The parts of the lists that lie in these rows, those without any left out. */
function cut(lists: readonly List[], { entries }: Postings, first: number, end: number): List[] {
  const parts: List[] = [];
  for (const list of lists) {
    const from = seek(entries, list.from, list.to, first);
    const to = seek(entries, from, list.to, end);
    if (to > from) parts.push({ from, to, about: list.about });
  }
  return parts;
}

const flat = (lists: readonly List[]): number[] => lists.flatMap(({ about, from, to }) => [...about, from, to]);

const sizeOf = (lists: readonly List[]): number => lists.reduce((sum, { from, to }) => sum + to - from, 0);

interface Run {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Neighbouring majors that pass and are worth the same, in one. */
function runsOf(plan: Plan, segment: Segment): Run[] {
  const gate = plan.majorGate.values();
  const values = plan.majorValue.values();
  const runs: Run[] = [];
  segment.majors.forEach((major, index) => {
    if (gate[major] !== PASSES) return;
    const value = values[major] ?? 0;
    const from = segment.majorStarts[index] ?? 0;
    const to = segment.majorStarts[index + 1] ?? 0;
    const last = runs.at(-1);
    if (last?.to === from && last.value === value) runs[runs.length - 1] = { from: last.from, to, value };
    else runs.push({ from, to, value });
  });
  return runs.sort((a, b) => b.value - a.value);
}

/** Everything asked, as lists of the whole segment, and the pieces made of them. */
class Preparation {
  readonly numbers: number[] = [];
  readonly #ways: readonly List[];
  readonly #uses: readonly List[];
  readonly #within: readonly List[];
  readonly #near: readonly List[];
  readonly #musts: readonly { readonly need: number; readonly lists: readonly List[] }[];
  readonly #gates: readonly (readonly List[])[];

  constructor(
    private readonly plan: Plan,
    private readonly segment: Segment,
  ) {
    const { skillPostings, traitPostings } = segment;
    const { traits, items, worths, itemCount, gates } = plan.traits;
    this.#ways = listsOf(skillPostings, plan.waySkills, (way) => [plan.wayTables[way] ?? 0, plan.wayAsked[way] ?? 0]);
    const uses = listsOf(traitPostings, traits, (use) => [items[use] ?? 0, worths[use] ?? 0]);
    const isPlace = ({ about: [item] }: List) => item === itemCount - 1;
    const placed = (worth: number) =>
      uses.filter((use) => isPlace(use) && use.about[1] === worth).map(({ from, to }) => ({ from, to, about: [] }));
    this.#within = placed(PLACE.within);
    this.#near = placed(PLACE.sameProvince);
    this.#uses = uses
      .filter((use) => !isPlace(use))
      .map(({ from, to, about: [item = 0, worth = 0] }) => ({
        from,
        to,
        about: [item, mostOfTrait(plan, item, worth)],
      }))
      .sort((a, b) => (a.about[0] ?? 0) - (b.about[0] ?? 0));
    this.#musts = plan.musts.map(({ skills, need }) => ({ need, lists: listsOf(skillPostings, skills, () => []) }));
    this.#gates = gates
      .filter(({ gate }) => gate !== 'place')
      .map(({ passing }) => listsOf(traitPostings, passing, () => []));
  }

  /** Adds the rows of a run from `from` up to `to`, unless nobody there holds what must be held. */
  add({ value }: Run, from: number, to: number): void {
    const { skillPostings, traitPostings } = this.segment;
    const ofSkills = (lists: readonly List[]) => cut(lists, skillPostings, from * MANNERS, to * MANNERS);
    const ofTraits = (lists: readonly List[]) => cut(lists, traitPostings, from, to);
    const musts = this.#musts
      .map(({ need, lists }) => ({ need, here: ofSkills(lists) }))
      .map(({ need, here }) => [need, sizeOf(here), 2 * here.length, ...flat(here)])
      .sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
    if (musts[0]?.[1] === 0) return;
    const [ways, uses] = [ofSkills(this.#ways), ofTraits(this.#uses)];
    const parts = {
      ways: flat(ways),
      uses: flat(uses),
      within: flat(ofTraits(this.#within)),
      near: flat(ofTraits(this.#near)),
      gates: this.#gates.map((lists) => flat(ofTraits(lists))).flatMap((here) => [here.length, ...here]),
      musts: musts.flat(),
    };
    const ofMajor = share(this.plan, this.plan.weights.major, value);
    this.numbers.push(from, to, ofMajor, sizeOf(ways) + sizeOf(uses), ways.length + uses.length);
    for (const name of partNames) this.numbers.push(parts[name].length);
    for (const name of partNames) this.numbers.push(...parts[name]);
  }
}

export function prepare(plan: Plan, segment: Segment): Prepared {
  const preparation = new Preparation(plan, segment);
  for (const run of runsOf(plan, segment)) {
    for (let from = run.from; from < run.to;) {
      const to = Math.min(run.to, ((from >>> 5) << 5) + BLOCK);
      preparation.add(run, from, to);
      from = to;
    }
  }
  const scalars = plan.scalarGates.map((gate) => gate.bits(segment).passes);
  return { numbers: Int32Array.from(preparation.numbers), scalars };
}
