import { MONTHS_THAT_COUNT, regionValue } from '../fit/fit.ts';
import type { Graduate, HeldCredential, HeldLanguage, World } from '../fit/world.ts';

/** Somebody of whom nothing is known. */
const NOBODY: Graduate = { id: '', revision: 0, college: '', state: '' };

/** The groups in which traits are looked up: an opening asks only about some of them. */
export const groupOf = {
  region: () => 'region',
  college: () => 'college',
  language: (language: string) => `language:${language}`,
  practice: (circle: string) => `practice:${circle}`,
  credential: (credential: string) => `credential:${credential}`,
};

/**
 * Everything beside skills that graduates may have, numbered: a region, a college, a language at a level, a credential in
 * a state, months in a circle. A trait is told as a graduate who has nothing else, so the definition itself says what it
 * is worth: the best over somebody's traits is the worth of them all. Numbers are never taken back.
 */
export class Traits {
  readonly #bearers: Graduate[] = [];
  /** Where each trait stands in its group. */
  readonly #places: number[] = [];
  readonly #groupsOf: (readonly number[])[] = [];
  readonly #codes = new Map<string, Map<string, number>>();
  readonly #groups = new Map<string, number[]>();
  readonly #placeWorths = new WeakMap<World['taxonomy'], Map<string, number[]>>();

  get size(): number {
    return this.#bearers.length;
  }

  /** The graduate who has this trait and nothing else. */
  bearer(code: number): Graduate {
    return this.#bearers[code] ?? NOBODY;
  }

  /** What each region is worth for a workplace, in the order of their group. Openings share workplaces, so it is kept. */
  placeWorths(workplace: string, world: World): readonly number[] {
    let known = this.#placeWorths.get(world.taxonomy);
    if (!known) this.#placeWorths.set(world.taxonomy, (known = new Map<string, number[]>()));
    let worths = known.get(workplace);
    if (!worths) known.set(workplace, (worths = []));
    const regions = this.group(groupOf.region());
    for (let at = worths.length; at < regions.length; at += 1) {
      worths.push(regionValue(this.bearer(regions[at] ?? 0).regions?.[0] ?? '', [workplace], world));
    }
    return worths;
  }

  /** The place of a trait in its group. */
  placeOf(code: number): number {
    return this.#places[code] ?? 0;
  }

  /** All traits of the group that this one is of. */
  groupOf(code: number): readonly number[] | undefined {
    return this.#groupsOf[code];
  }

  /** The trait of that group and name, if anybody has had it. */
  find(group: string, name: string): number | undefined {
    return this.#codes.get(group)?.get(name);
  }

  /** All traits of a group so far; the list grows. */
  group(name: string): readonly number[] {
    return this.#group(name);
  }

  /** Adds the codes of all that the graduate has to `into`. */
  encode(graduate: Graduate, into: { push(code: number): unknown }): void {
    into.push(this.#code('college', graduate.college, () => ({ college: graduate.college })));
    for (const region of graduate.regions ?? []) into.push(this.#code('region', region, () => ({ regions: [region] })));
    for (const held of graduate.languages ?? []) into.push(this.#language(held));
    const practice = graduate.practice ?? {};
    for (const circle in practice) {
      if (!Object.hasOwn(practice, circle)) continue;
      const months = Math.max(0, Math.min(practice[circle] ?? 0, MONTHS_THAT_COUNT));
      const bearer = () => ({ practice: { [circle]: months } });
      into.push(this.#code(groupOf.practice(circle), String(months), bearer));
    }
    for (const held of graduate.credentials ?? []) into.push(this.#credential(held));
    for (const { competition } of graduate.medals ?? []) {
      if (!competition) continue;
      into.push(this.#code(groupOf.credential(competition), 'medal', () => ({ medals: [{ competition }] })));
    }
  }

  #language(held: HeldLanguage): number {
    const { language, scheme, level } = held;
    const bearer = () => ({ languages: [{ language, scheme, level }] });
    return this.#code(groupOf.language(language), `${scheme}:${level ?? ''}`, bearer);
  }

  #credential(held: HeldCredential): number {
    const { credential, grade, country, state, expiresOn } = held;
    const name = `${state}:${expiresOn ?? ''}:${country ?? ''}:${grade ?? ''}`;
    const bearer = () => ({ credentials: [{ credential, grade, country, state, expiresOn }] });
    return this.#code(groupOf.credential(credential), name, bearer);
  }

  #code(group: string, name: string, bearer: () => Partial<Graduate>): number {
    let codes = this.#codes.get(group);
    if (!codes) this.#codes.set(group, (codes = new Map<string, number>()));
    let code = codes.get(name);
    if (code === undefined) {
      code = this.#bearers.push({ ...NOBODY, ...bearer() }) - 1;
      codes.set(name, code);
      const others = this.#group(group);
      this.#places.push(others.push(code) - 1);
      this.#groupsOf.push(others);
    }
    return code;
  }

  #group(name: string): number[] {
    let codes = this.#groups.get(name);
    if (!codes) this.#groups.set(name, (codes = []));
    return codes;
  }
}
