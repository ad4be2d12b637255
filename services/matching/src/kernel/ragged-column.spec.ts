import { describe, expect, it } from '@jest/globals';
import { Stream } from '../fit/random-stream.ts';
import { RaggedColumn } from './ragged-column.ts';

describe('a ragged column', () => {
  it('gives every row the list that was put last, however often lists grow and shrink', () => {
    const stream = new Stream(1, 'ragged', 0);
    const column = new RaggedColumn();
    const expected: number[][] = [];
    column.reserve(100);
    for (let turn = 0; turn < 5000; turn += 1) {
      const row = stream.below(100);
      const values = Array.from({ length: stream.below(40) }, () => stream.below(1000));
      column.put(row, values);
      expected[row] = values;
      if (turn % 500 === 0) column.reserve(100 + turn);
    }
    expected.forEach((values, row) => expect([...column.at(row)]).toEqual(values));
    expect([...column.at(4000)]).toEqual([]);
  });

  it('uses again what was given up', () => {
    const column = new RaggedColumn();
    column.reserve(2);
    for (let turn = 0; turn < 10000; turn += 1)
      column.put(
        turn % 2,
        Array.from({ length: 1 + (turn % 7) }, () => turn),
      );
    expect(column.pool.length).toBeLessThanOrEqual(1024);
  });
});
