import { describe, expect, it } from '@jest/globals';
import { beginReplay, goOn, stateNow } from './replay.ts';

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const wish = { id: 'demand.openings', run: 'run_1', since: null, instance: 'demand-1' };

describe('a replay', () => {
  it('begins, gives signs of life, and ends', () => {
    const begun = beginReplay(undefined, wish, at(0));
    expect(begun).toMatchObject({ revision: 1, state: 'running', events: 0, finishedAt: null });
    const later = goOn(begun, 'running', 500, at(50));
    expect(stateNow(later, at(100))).toBe('running');
    expect(goOn(later, 'completed', 900, at(60))).toMatchObject({
      revision: 3,
      state: 'completed',
      events: 900,
      finishedAt: at(60),
    });
  });

  it('is one at a time per topic', () => {
    const begun = beginReplay(undefined, wish, at(0));
    const another = () => beginReplay(begun, { ...wish, run: 'run_2' }, at(30));
    expect(another).toThrow(expect.objectContaining({ kind: 'conflict', code: 'replay.running' }));
    const ended = goOn(begun, 'completed', 1, at(10));
    expect(beginReplay(ended, { ...wish, run: 'run_2' }, at(30))).toMatchObject({ revision: 3, run: 'run_2' });
  });

  it('was interrupted when its instance has been silent for a minute, and can be begun again', () => {
    const begun = beginReplay(undefined, wish, at(0));
    expect([stateNow(begun, at(60)), stateNow(begun, at(61))]).toEqual(['running', 'interrupted']);
    expect(beginReplay(begun, wish, at(61)).state).toBe('running');
  });
});
