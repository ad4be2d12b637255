import { bestHolding, judgeCredential } from '../fit/credentials.ts';
import { PLACE, practiceValue } from '../fit/fit.ts';
import { judgeLanguage, languageValue } from '../fit/languages.ts';
import type { Gate, Graduate, Outcome } from '../fit/world.ts';
import type { CompiledOpening } from './compile.ts';
import { groupOf } from './traits.ts';
import type { Traits } from './traits.ts';

/** A gate that traits decide: the best that any of somebody's traits says; none of them fails. */
export interface TraitGate {
  readonly gate: Gate;
  readonly passing: number[];
  readonly unknown: number[];
}

/** Both are also told where in its group the trait stands. */
type WorthOf = (bearer: Graduate, place: number) => number;
type OutcomeOf = (bearer: Graduate, place: number) => Outcome;

/** Something that is asked: what each trait is worth for it, and what its gate says, if it is one. */
interface Asked {
  readonly groups: readonly (readonly number[])[];
  readonly worth: WorthOf | undefined;
  readonly judge: OutcomeOf | undefined;
  readonly gate: TraitGate | undefined;
  /** How many traits of each group have been looked at. */
  readonly seen: number[];
}

const nothing = (): number => 0;

/**
 * What an opening asks of traits: practice, languages, credentials and places are items, in this order, each worth the
 * best of somebody's traits; and the gates among them. New traits are looked at when the lists are next brought up to date.
 */
export class AskedTraits {
  readonly gates: readonly TraitGate[];
  /** The place is the last item. */
  readonly itemCount: number;
  /** For each use of a trait: the trait, the item, what it is worth. */
  readonly traits: number[] = [];
  readonly items: number[] = [];
  readonly worths: number[] = [];
  readonly #asked: readonly Asked[];
  readonly #all: Traits;
  readonly #placeWorth: (place: number) => number;

  constructor(compiled: CompiledOpening, all: Traits) {
    this.#all = all;
    this.#placeWorth = placeWorth(compiled, all);
    const { credentials, languages } = compiled;
    const asked = [
      practice(compiled, all),
      ...languages.map((_, index) => language(compiled, all, index)),
      ...credentials.map((_, index) => credential(compiled, all, index)),
      place(compiled, all),
    ];
    this.itemCount = asked.length;
    this.#asked = compiled.isOrderClass ? [...asked, agreement(compiled, all)] : asked;
    this.gates = this.#asked.flatMap(({ gate }) => gate ?? []);
    this.update();
  }

  /** The groups that are asked about. */
  groups(): ReadonlySet<readonly number[]> {
    return new Set(this.#asked.flatMap(({ groups }) => groups));
  }

  /** Does the region at this place of its group hold a workplace? */
  isWithin(place: number): boolean {
    return this.#placeWorth(place) === PLACE.within;
  }

  /** Looks at the traits that are new. */
  update(): void {
    this.#asked.forEach((asked, item) => {
      asked.groups.forEach((group, index) => {
        for (let at = asked.seen[index] ?? 0; at < group.length; at += 1) this.#look(asked, item, group[at] ?? 0, at);
        asked.seen[index] = group.length;
      });
    });
  }

  #look({ worth, judge, gate }: Asked, item: number, trait: number, place: number): void {
    const bearer = this.#all.bearer(trait);
    const value = (worth ?? nothing)(bearer, place);
    if (value > 0) {
      this.traits.push(trait);
      this.items.push(item);
      this.worths.push(value);
    }
    if (!judge || !gate) return;
    const outcome = judge(bearer, place);
    if (outcome === 'pass') gate.passing.push(trait);
    else if (outcome === 'unknown') gate.unknown.push(trait);
  }
}

const gateOf = (gate: Gate): TraitGate => ({ gate, passing: [], unknown: [] });

function ask(groups: readonly (readonly number[])[], worth?: WorthOf, gate?: Gate, judge?: OutcomeOf): Asked {
  return { groups, worth, judge, gate: gate && judge ? gateOf(gate) : undefined, seen: groups.map(() => 0) };
}

function practice({ opening }: CompiledOpening, all: Traits): Asked {
  const circle = opening.circle ?? '';
  if (circle === '') return ask([]);
  return ask([all.group(groupOf.practice(circle))], (bearer) => practiceValue(bearer.practice?.[circle] ?? 0));
}

function language({ languages }: CompiledOpening, all: Traits, index: number): Asked {
  const asked = languages[index];
  if (!asked) return ask([]);
  const groups = [all.group(groupOf.language(asked.language))];
  const worth: WorthOf = (bearer) => languageValue(asked, bearer);
  return asked.must ? ask(groups, worth, 'language', (bearer) => judgeLanguage(asked, bearer)) : ask(groups, worth);
}

function credential({ credentials, opening, world }: CompiledOpening, all: Traits, index: number): Asked {
  const asked = credentials[index];
  if (!asked) return ask([]);
  const ways = world.recognitions.filter(({ to }) => to.credential === asked.credential);
  const counting = new Set([asked.credential, ...ways.map(({ from }) => from.credential)]);
  const groups = [...counting].map((code) => all.group(groupOf.credential(code)));
  const worth: WorthOf = (bearer) => bestHolding(asked, bearer, opening.start, world).value;
  if (!asked.must) return ask(groups, worth);
  return ask(groups, worth, 'credential', (bearer) => judgeCredential(asked, bearer, opening.start, world));
}

/** The best over the workplaces for the region at a place of its group. */
function placeWorth({ opening, world }: CompiledOpening, all: Traits): (place: number) => number {
  return (place) => {
    let best = 0;
    for (const workplace of opening.workplaces) best = Math.max(best, all.placeWorths(workplace, world)[place] ?? 0);
    return best;
  };
}

function place(compiled: CompiledOpening, all: Traits): Asked {
  const worth = placeWorth(compiled, all);
  const worthOf: WorthOf = (_bearer, at) => worth(at);
  const groups = [all.group(groupOf.region())];
  if (!compiled.opening.placeMust) return ask(groups, worthOf);
  return ask(groups, worthOf, 'place', (_bearer, at) => (worth(at) === PLACE.within ? 'pass' : 'fail'));
}

function agreement({ opening, world }: CompiledOpening, all: Traits): Asked {
  const judge: OutcomeOf = (bearer) =>
    world.hasOrderClassAgreement(bearer.college, opening.employer) ? 'pass' : 'fail';
  return ask([all.group(groupOf.college())], undefined, 'agreement', judge);
}
