import { majorFits, majorNearness } from '../fit/majors.ts';
import type { AskedMajor, Opening, Taxonomy } from '../fit/world.ts';
import { FAILS, PASSES } from './layout.ts';

/**
 * What the listed majors say of each major. An opening asks about all majors there are, and what is said depends on the
 * major's class and category alone unless it is the very one listed: so each kind is asked about once.
 */
export class MajorKinds {
  /** The taxonomy, with what it says of major codes kept. */
  readonly taxonomy: Taxonomy;
  readonly #kinds = new Map<string, string>();

  constructor(taxonomy: Taxonomy) {
    const classes = new Map<string, string | null>();
    const categories = new Map<string, string | null>();
    this.taxonomy = {
      ...taxonomy,
      normalisedClass: (code) => kept(classes, code, taxonomy.normalisedClass),
      normalisedCategory: (code) => kept(categories, code, taxonomy.normalisedCategory),
    };
  }

  /** The class and category of a major, as one text. */
  of(major: string): string {
    return kept(this.#kinds, major, () => {
      return `${this.taxonomy.normalisedClass(major) ?? ''}/${this.taxonomy.normalisedCategory(major) ?? ''}`;
    });
  }
}

/** More than there are majors in all catalogues together. */
const mostCodes = 10_000;

function kept<T>(answers: Map<string, T>, code: string, ask: (code: string) => T | undefined): T {
  let answer = answers.get(code);
  if (answer === undefined) {
    if (answers.size >= mostCodes) answers.clear();
    answer = (ask(code) ?? null) as T;
    answers.set(code, answer);
  }
  return answer;
}

/** Tells of a major whether it passes the gate, and what it is worth. */
export function majorJudge(
  { majors, majorMust }: Opening,
  kinds: MajorKinds,
): { outcomeOf(major: string): number; worthOf(major: string): number } {
  const { taxonomy } = kinds;
  const listed = majors ?? [];
  const exact = new Set(listed.map(({ code }) => code));
  const memo = <T>(ask: (listed: readonly AskedMajor[], major: string) => T) => {
    const known = new Map<string, T>();
    return (major: string): T => {
      if (exact.has(major)) return ask(listed, major);
      const kind = kinds.of(major);
      let answer = known.get(kind);
      if (answer === undefined) known.set(kind, (answer = ask(listed, major)));
      return answer;
    };
  };
  const fits = memo((all, major) => all.some((each) => majorFits(each, major, taxonomy)));
  const nearest = memo((all, major) =>
    all.reduce((best, { code }) => Math.max(best, majorNearness(code, major, taxonomy)), 0),
  );
  return {
    outcomeOf: (major) => (!majorMust || fits(major) ? PASSES : FAILS),
    worthOf: (major) => (listed.length === 0 ? 0 : nearest(major)),
  };
}
