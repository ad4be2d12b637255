import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Rounds } from './rounds.ts';

describe('rounds of work', () => {
  afterEach(() => void jest.useRealTimers());

  /** Rounds that end when they are told to. */
  const slow = () => {
    const ends: ((error?: Error) => void)[] = [];
    const faults: unknown[] = [];
    const rounds = new Rounds({
      everyMs: 1000,
      retryMs: 100,
      run: () =>
        new Promise<void>((resolve, reject) => ends.push((error) => (error === undefined ? resolve() : reject(error)))),
      failed: (error) => faults.push(error),
    });
    return { rounds, ends, faults };
  };
  const settled = () => jest.advanceTimersByTimeAsync(0);

  it('one runs at a time, and those who wake it meanwhile get one more', async () => {
    jest.useFakeTimers();
    const { rounds, ends } = slow();
    rounds.start();
    rounds.wake();
    rounds.wake();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settled();
    expect(ends).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1000);
    expect(ends).toHaveLength(3);
  });

  it('one that fails is told, and another comes soon', async () => {
    jest.useFakeTimers();
    const { rounds, ends, faults } = slow();
    rounds.start();
    ends[0]?.(new Error('The store is away.'));
    await settled();
    expect(faults).toHaveLength(1);
    expect(ends).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(100);
    expect(ends).toHaveLength(2);
  });

  it('the end waits for the one that runs, and none begins after it', async () => {
    jest.useFakeTimers();
    const { rounds, ends } = slow();
    rounds.start();
    rounds.wake();
    let hasStopped = false;
    const stopping = rounds.stop().then(() => (hasStopped = true));
    await settled();
    expect([rounds.stopping, hasStopped]).toEqual([true, false]);
    ends[0]?.();
    await stopping;
    rounds.wake();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ends).toHaveLength(1);
  });
});
