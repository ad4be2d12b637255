import type { AttributesRecorded } from '@duijie/contracts';

/** What a person said of themselves that no score may know. */
export interface Attributes {
  readonly sex: 'female' | 'male' | null;
  /** The region of origin, as a code. */
  readonly origin: string | null;
}

/** The attributes that were heard of, under their keyed pseudonyms. They lie in memory alone, and in no snapshot. */
export class AttributeBook {
  readonly #of = new Map<string, Attributes>();
  /** Few combinations are shared by many people. */
  readonly #combinations = new Map<string, Attributes>();

  get size(): number {
    return this.#of.size;
  }

  /** The log keeps the order of a pseudonym, so the last word holds; where nothing is left of it, nothing is kept. */
  hear({ id, sex, origin }: Pick<AttributesRecorded, 'id' | 'sex' | 'origin'>): void {
    if (sex === null && origin === null) this.#of.delete(id);
    else this.#of.set(id, this.#combined(sex, origin));
  }

  of(pseudonym: string): Attributes | undefined {
    return this.#of.get(pseudonym);
  }

  #combined(sex: Attributes['sex'], origin: string | null): Attributes {
    const name = `${sex ?? ''} ${origin ?? ''}`;
    const known = this.#combinations.get(name) ?? { sex, origin };
    this.#combinations.set(name, known);
    return known;
  }
}
