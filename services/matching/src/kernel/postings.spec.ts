import { describe, expect, it } from '@jest/globals';
import { Postings } from './postings.ts';

describe('postings', () => {
  it('name every holder and forget the others once most of a list is stale', () => {
    const holders = new Set<number>();
    const postings = new Postings((row) => holders.has(row));
    for (let row = 0; row < 10; row += 1) {
      holders.add(row);
      postings.add(7, row);
    }
    for (let row = 0; row < 6; row += 1) {
      holders.delete(row);
      postings.withdraw(7);
    }
    expect(postings.of(7)).toEqual([6, 7, 8, 9]);
    expect(postings.of(8)).toEqual([]);
  });
});
