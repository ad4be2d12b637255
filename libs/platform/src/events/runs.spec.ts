import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allDone, runsOf } from './runs.ts';

const some = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), free: fc.boolean() }), { maxLength: 30 });

describe('the runs of a batch', () => {
  it('hold every event once, and those of a key in their order', () => {
    fc.assert(
      fc.property(some, (batch) => {
        const records = batch.map((each, offset) => ({ ...each, offset }));
        const handled = runsOf(records, ({ free }) => free).flatMap((run) => run.flat());
        expect(handled.map(({ offset }) => offset).sort((a, b) => a - b)).toEqual(records.map(({ offset }) => offset));
        for (const key of ['a', 'b', 'c']) {
          const own = handled.filter((each) => each.key === key).map(({ offset }) => offset);
          expect(own).toEqual(own.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('let nothing overtake an event that is ordered by partition', () => {
    fc.assert(
      fc.property(some, (batch) => {
        const records = batch.map((each, offset) => ({ ...each, offset }));
        let highest = -1;
        for (const run of runsOf(records, ({ free }) => free)) {
          const offsets = run.flat().map(({ offset }) => offset);
          if (offsets.length > 1) expect(run.flat().every(({ free }) => free)).toBe(true);
          expect(Math.min(...offsets)).toBeGreaterThan(highest);
          highest = Math.max(...offsets);
        }
      }),
    );
  });

  it('end only when all have ended, and with the failure of one', async () => {
    const ended: string[] = [];
    const slow = new Promise<void>((resolve) => setImmediate(resolve)).then(() => void ended.push('slow'));
    const failing = Promise.reject(new Error('no space')).finally(() => ended.push('failing'));
    await expect(allDone([failing, slow])).rejects.toThrow('no space');
    expect(ended).toEqual(['failing', 'slow']);
  });
});
