import type { Gate } from '../fit/world.ts';
import { MOST_MUSTS } from './opening-record.ts';
import { OpeningPostings } from './opening-postings.ts';
import type { Plan } from './plan.ts';
import { isAdditive, mostOfTrait, share } from './terms.ts';
import type { Traits } from './traits.ts';

/** Gates of papers that must be held; traits decide them. */
export const paperGates: readonly Gate[] = ['credential', 'language'];

/** What the use of a skill tells beside its points: the weight, and the bit and level of a skill that must be held. */
const aboutSkill = (weight: number, must: number, need: number): number => (weight << 8) | ((must + 1) << 3) | need;
const TOP_NEED = 7;

/** What the openings make of each skill and trait, so that a graduate meets all who ask about something at once. */
export class OpeningUses {
  /** Of each skill: the points that it counts with, and what `aboutSkill` tells. */
  readonly skills = new OpeningPostings();
  /** Of each trait: what it adds to the fit, or what it is worth where that alone does not say what it adds. */
  readonly traits = new OpeningPostings();
  /** Of each trait that passes what must be held of papers: the bit of that. */
  readonly papers = new OpeningPostings();
  /** How many uses of traits by each opening are in the postings, and how many traits of each paper that must be held. */
  readonly #used: number[] = [];
  readonly #usedPapers: number[][] = [];
  /** Who asks about each group of traits, and how many traits there were when they were last asked. */
  readonly #askers = new Map<readonly number[], Set<number>>();
  #known = 0;

  constructor(private readonly all: Traits) {}

  /** Takes the opening in; answers how many things must be held, more than have a bit where the definition has to be asked. */
  put(number: number, plan: Plan): number {
    this.#addSkills(number, plan);
    this.#addTraits(number, plan);
    const papers = plan.traits.gates.filter(({ gate }) => paperGates.includes(gate)).length;
    const isPlain = plan.musts.every(({ need }) => need <= TOP_NEED);
    return isPlain ? plan.musts.length + papers : MOST_MUSTS + 1;
  }

  remove(number: number, plan: Plan): void {
    for (const group of plan.traits.groups()) this.#askers.get(group)?.delete(number);
    this.skills.remove(number);
    this.traits.remove(number);
    this.papers.remove(number);
  }

  #addSkills(number: number, plan: Plan): void {
    const { compiled, musts, waySkills, wayAsked, wayTables, skillWeights } = plan;
    let count = 0;
    const mustOf = compiled.skills.map(({ must }) => (must ? count++ : -1));
    const exact = musts.map(({ skills }) => new Set(skills));
    const about = waySkills.map((skill, way) => {
      const asked = wayAsked[way] ?? 0;
      const must = mustOf[asked] ?? -1;
      const isMust = must >= 0 && must < MOST_MUSTS && exact[must]?.has(skill);
      const need = Math.min(TOP_NEED, musts[must]?.need ?? 0);
      return aboutSkill(skillWeights[asked] ?? 0, isMust ? must : -1, isMust ? need : 0);
    });
    this.skills.put(number, skillWeights.length, waySkills, wayAsked, wayTables, about);
  }

  #addTraits(number: number, plan: Plan): void {
    this.traits.put(number, plan.traits.itemCount, [], [], [], []);
    this.papers.put(number, 0, [], [], [], []);
    this.#used[number] = 0;
    this.#usedPapers[number] = [];
    this.#addNewTraits(number, plan);
    for (const group of plan.traits.groups()) {
      const askers = this.#askers.get(group) ?? new Set();
      this.#askers.set(group, askers.add(number));
    }
  }

  #addNewTraits(number: number, plan: Plan): void {
    const { traits, items, worths, itemCount, gates } = plan.traits;
    const from = this.#used[number] ?? 0;
    const shares = worths.slice(from).map((worth, use) => {
      const item = items[from + use] ?? 0;
      if (!isAdditive(plan)) return worth;
      return item === itemCount - 1 ? share(plan, plan.weights.place, worth) : mostOfTrait(plan, item, worth);
    });
    this.traits.add(number, 0, traits.slice(from), items.slice(from), shares, []);
    this.#used[number] = traits.length;
    gates
      .filter(({ gate }) => paperGates.includes(gate))
      .forEach(({ passing }, index) => {
        const fresh = passing.slice(this.#usedPapers[number]?.[index] ?? 0);
        const bit = 2 ** Math.min(MOST_MUSTS, plan.musts.length + index);
        this.papers.add(
          number,
          0,
          fresh,
          [],
          fresh.map(() => bit),
          [],
        );
        const used = this.#usedPapers[number];
        if (used) used[index] = passing.length;
      });
  }

  /** When graduates bring traits that nobody had before, the openings are asked what they are worth. */
  learn(plans: readonly (Plan | undefined)[]): void {
    const all = this.all;
    const askers = new Set<number>();
    for (; this.#known < all.size; this.#known += 1) {
      const group = all.groupOf(this.#known);
      for (const number of (group && this.#askers.get(group)) ?? []) askers.add(number);
    }
    for (const number of askers) {
      const plan = plans[number];
      if (!plan) continue;
      plan.traits.update();
      this.#addNewTraits(number, plan);
    }
  }
}
