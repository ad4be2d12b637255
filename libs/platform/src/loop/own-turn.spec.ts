import { describe, expect, it } from '@jest/globals';
import { inOwnTurn } from './own-turn.ts';

describe('work in its own turn', () => {
  it('is done in the order in which it came, one piece a turn, also when a piece asks for another', async () => {
    let turn = 0;
    const done: [string, number][] = [];
    const note = (name: string) => () => void done.push([name, turn]);
    inOwnTurn(() => {
      note('first')();
      inOwnTurn(note('of the first'));
    });
    inOwnTurn(note('second'));
    inOwnTurn(note('third'));
    for (; done.length < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(done.map(([name]) => name)).toEqual(['first', 'second', 'third', 'of the first']);
    expect(new Set(done.map(([, at]) => at)).size).toBe(4);
  });
});
