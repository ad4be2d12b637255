import { fillers, sameStems } from './data/wording.ts';

/**
 * A text is read as a row of units: a Chinese character is one, a word or number of other scripts is one, reduced to its
 * stem. Terms are looked for as rows of whole units, so that Java is not found inside JavaScript.
 */
export interface Unit {
  readonly key: string;
  /** How much the unit says, in half Chinese characters. */
  readonly weight: number;
}

const shape = /\.net\b|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}'])+[+#]*/gu;
const han = /^\p{Script=Han}$/u;
const meaningless = new Set(fillers);
const stemsMeet = new Map(sameStems.flatMap(([stem, others]) => others.map((other) => [other, stem] as const)));

const russianEndings =
  /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иях|ание|ания|ении|ение|ения|ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ую|юю|ов|ев|ей|ам|ям|ах|ях|ом|ем|ик|ки|ка|ку|ок|а|я|о|е|ы|и|у|ю|ь|й)$/u;

function russianStem(word: string): string {
  if (word.length < 5) return word;
  const stem = word.replace(russianEndings, (ending) => (/^(?:ки|ка|ку|ок)$/u.test(ending) ? 'к' : ''));
  return stem.length < 3 ? word : stem;
}

function englishStem(word: string): string {
  if (word.length < 4) return word;
  let stem = word
    .replace(/'s$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=[^su])s$/, '');
  const longer = stem.replace(/(?:ations?|ators?|ating|ing|ions?|ers?|ors?|ics?|ances?|ed|al)$/, '');
  if (longer.length >= 4) stem = longer;
  return stem.replace(/e$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

function stemOf(word: string): string {
  if (/^[a-z']+$/.test(word)) return englishStem(word);
  return /^[а-яіїєґўқңғүұһө-]+$/u.test(word) ? russianStem(word) : word;
}

const unitsByWord = new Map<string, Unit>();
const rememberedWords = 20_000;

function unitOf(word: string): Unit {
  const known = unitsByWord.get(word);
  if (known) return known;
  const stem = stemOf(word);
  const unit: Unit = han.test(word)
    ? { key: word, weight: 2 }
    : { key: stemsMeet.get(stem) ?? stem, weight: Math.max(2, Math.min(12, stem.length)) };
  if (unitsByWord.size >= rememberedWords) unitsByWord.clear();
  unitsByWord.set(word, unit);
  return unit;
}

/** The units of a canonical text, without words that carry no meaning. */
export function unitsOf(canonical: string): Unit[] {
  const words = canonical.match(shape) ?? [];
  return words.filter((word) => !meaningless.has(word)).map(unitOf);
}

export function keyOf(units: readonly Unit[]): string {
  return units.map((unit) => unit.key).join(' ');
}

export function weightOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.weight, 0);
}
