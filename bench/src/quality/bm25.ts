/** Okapi BM25 with the usual constants, over whatever the words are. */
export class Bm25 {
  readonly #documents: ReadonlyMap<string, number>[];
  readonly #lengths: readonly number[];
  readonly #average: number;
  readonly #frequency = new Map<string, number>();

  constructor(
    documents: readonly (readonly string[])[],
    private readonly k = 1.2,
    private readonly b = 0.75,
  ) {
    this.#documents = documents.map(counted);
    this.#lengths = documents.map(({ length }) => length);
    this.#average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
    for (const words of this.#documents)
      for (const word of words.keys()) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
  }

  score(query: readonly string[], document: number): number {
    const words = this.#documents[document];
    const length = (this.#lengths[document] ?? 0) / this.#average;
    let score = 0;
    for (const word of new Set(query)) {
      const times = words?.get(word) ?? 0;
      if (times === 0) continue;
      const norm = this.k * (1 - this.b + this.b * length);
      score += (this.#rarity(word) * times * (this.k + 1)) / (times + norm);
    }
    return score;
  }

  /** How many different words of the query the document has. */
  matches(query: readonly string[], document: number): number {
    return [...new Set(query)].filter((word) => this.#documents[document]?.has(word)).length;
  }

  #rarity(word: string): number {
    const holders = this.#frequency.get(word) ?? 0;
    return Math.log(1 + (this.#documents.length - holders + 0.5) / (holders + 0.5));
  }
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words of Latin and Cyrillic text, pairs of signs of Chinese text, as search engines cut it. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = plain.match(/[a-z0-9+#]+|[а-яё]+|[\u4e00-\u9fff]+/gu) ?? [];
  return words.flatMap((word) => {
    if (!/[\u4e00-\u9fff]/u.test(word) || word.length < 2) return [word];
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  });
}
