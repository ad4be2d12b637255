import { PLACE } from '../fit/fit.ts';
import { MANNERS } from './codes.ts';
import type { Plan } from './plan.ts';
import { findCode, seek } from './postings.ts';
import type { Postings } from './postings.ts';
import { PASSES } from './scalar-gates.ts';
import type { Segment } from './segment.ts';

/** Rows that are looked at together, so that what is worked out for them stays in the cache. */
export const BLOCK = 32_768;

/** Where a plan finds in one segment what it asks about. */
export interface Prepared {
  /** Pieces of rows, those of the most valuable majors first, one after the other as `Piece` reads them. */
  readonly numbers: Int32Array;
  readonly scalars: readonly Uint32Array[];
}

/** Places in a piece's numbers. */
export interface Part {
  at: number;
  end: number;
}

const partNames = ['ways', 'uses', 'within', 'near', 'gates', 'musts'] as const;
const fields = 5;

/**
 * At most a block of rows whose majors pass and are all worth the same, and where the entries there of all that is asked
 * lie. It is a window on numbers that lie end to end, since all of them are read once a query and would else lie scattered.
 */
export class Piece {
  numbers: Int32Array = new Int32Array(0);
  from = 0;
  to = 0;
  /** What the major adds to the fit. */
  ofMajor = 0;
  /** Entries of all ways and uses, and how many lists they stand in. */
  entries = 0;
  lists = 0;
  /** For each way in which a skill counts: its table of points, the asked skill, begin and end of its entries. */
  readonly ways: Part = { at: 0, end: 0 };
  /** For each use of a trait other than the place: the item, what it adds to the fit at most, begin and end. */
  readonly uses: Part = { at: 0, end: 0 };
  /** Begin and end of the entries of each region that holds a workplace, and of each in the province of one. */
  readonly within: Part = { at: 0, end: 0 };
  readonly near: Part = { at: 0, end: 0 };
  /** For each gate that traits decide, the place left out: how many numbers follow, then begin and end of each list. */
  readonly gates: Part = { at: 0, end: 0 };
  /** For each skill that must be held, the rarest first: the level, the entries in all, how many numbers follow, lists. */
  readonly musts: Part = { at: 0, end: 0 };

  readonly #parts = partNames.map((name) => this[name]);

  /** Moves the window to the piece that begins here; answers where the next one does. */
  read(numbers: Int32Array, at: number): number {
    this.numbers = numbers;
    this.from = numbers[at] ?? 0;
    this.to = numbers[at + 1] ?? 0;
    this.ofMajor = numbers[at + 2] ?? 0;
    this.entries = numbers[at + 3] ?? 0;
    this.lists = numbers[at + 4] ?? 0;
    let begin = at + fields + partNames.length;
    for (let index = 0; index < partNames.length; index += 1) {
      const part = this.#parts[index] ?? this.ways;
      part.at = begin;
      begin += numbers[at + fields + index] ?? 0;
      part.end = begin;
    }
    return begin;
  }
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

export function prepare(plan: Plan, segment: Segment): Prepared {
  const { skillPostings, traitPostings } = segment;
  const { traits, items, worths, itemCount, gates } = plan.traits;
  const ways = listsOf(skillPostings, plan.waySkills, (way) => [plan.wayTables[way] ?? 0, plan.wayAsked[way] ?? 0]);
  const uses = listsOf(traitPostings, traits, (use) => [items[use] ?? 0, worths[use] ?? 0]);
  const isPlace = ({ about: [item] }: List) => item === itemCount - 1;
  const bare = (lists: readonly List[]) => lists.map(({ from, to }) => ({ from, to, about: [] }));
  const placed = (wanted: number) => bare(uses.filter((use) => isPlace(use) && use.about[1] === wanted));
  const within = placed(PLACE.within);
  const near = placed(PLACE.sameProvince);
  const others = uses
    .filter((use) => !isPlace(use))
    .map(({ from, to, about: [item = 0, worth = 0] }) => ({ from, to, about: [item, plan.mostOfTrait(item, worth)] }))
    .sort((a, b) => (a.about[0] ?? 0) - (b.about[0] ?? 0));
  const musts = plan.musts.map(({ skills, need }) => ({ need, lists: listsOf(skillPostings, skills, () => []) }));
  const bearers = gates
    .filter(({ gate }) => gate !== 'place')
    .map(({ passing }) => listsOf(traitPostings, passing, () => []));

  const addPiece = ({ value }: Run, from: number, to: number): void => {
    const ofSkills = (lists: readonly List[]) => cut(lists, skillPostings, from * MANNERS, to * MANNERS);
    const ofTraits = (lists: readonly List[]) => cut(lists, traitPostings, from, to);
    const mustsHere = musts
      .map(({ need, lists }) => ({ need, here: ofSkills(lists) }))
      .map(({ need, here }) => ({ need, size: sizeOf(here), numbers: flat(here) }))
      .sort((a, b) => a.size - b.size);
    if (mustsHere[0]?.size === 0) return;
    const [waysHere, usesHere] = [ofSkills(ways), ofTraits(others)];
    const parts = {
      ways: flat(waysHere),
      uses: flat(usesHere),
      within: flat(ofTraits(within)),
      near: flat(ofTraits(near)),
      gates: bearers.map((lists) => flat(ofTraits(lists))).flatMap((here) => [here.length, ...here]),
      musts: mustsHere.flatMap(({ need, size, numbers: here }) => [need, size, here.length, ...here]),
    };
    const ofMajor = plan.share(plan.weights.major, value);
    numbers.push(from, to, ofMajor, sizeOf(waysHere) + sizeOf(usesHere), waysHere.length + usesHere.length);
    for (const name of partNames) numbers.push(parts[name].length);
    for (const name of partNames) numbers.push(...parts[name]);
  };
  const numbers: number[] = [];
  for (const run of runsOf(plan, segment)) {
    for (let from = run.from; from < run.to;) {
      const to = Math.min(run.to, ((from >>> 5) << 5) + BLOCK);
      addPiece(run, from, to);
      from = to;
    }
  }
  return { numbers: Int32Array.from(numbers), scalars: plan.scalarGates.map((gate) => gate.bits(segment).passes) };
}
