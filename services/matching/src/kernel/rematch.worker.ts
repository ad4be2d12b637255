import { parentPort } from 'node:worker_threads';
import type { RematchAnswer, RematchAsked } from './rematch.ts';
import { Search } from './search.ts';
import { Top } from './top.ts';

const search = new Search();
const top = new Top();

parentPort?.on('message', ({ number, segments, points, skillCount, traitCount, queries }: RematchAsked) => {
  const found = queries.map(({ terms, prepared, limit }) => {
    search.load(terms, points, skillCount, traitCount);
    top.begin(limit);
    let eligible = 0;
    segments.forEach((segment, index) => {
      const here = prepared[index];
      if (here) eligible += search.in(segment, terms, here, top);
    });
    return { eligible, kept: top.kept().slice() };
  });
  const answer: RematchAnswer = { number, found };
  parentPort?.postMessage(answer);
});
