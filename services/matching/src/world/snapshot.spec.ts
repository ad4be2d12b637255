import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Stream } from '../fit/random-stream.ts';
import { SMALL, randomGraduate, randomOpening } from '../fit/random-world.ts';
import { SnapshotReading, SnapshotText, Untrusted, titleFault } from './snapshot.ts';
import type { Known, Title } from './snapshot.ts';

const title: Title = {
  software: '0.1.0',
  taxonomy: '2026.1',
  at: 1_000_000,
  heard: { log: 'a', latest: 900_000, places: [{ topic: 'candidate.graduates', partition: 2, offset: 17 }] },
};

function thingsOf(seed: number): Known[] {
  const openings = [0, 1, 2].map((at) => ({ kind: 'opening', body: randomOpening(seed, at, SMALL) }));
  const graduates = Array.from({ length: 20 }, (_, at) => ({
    kind: 'graduate',
    body: { ...randomGraduate(seed, at, SMALL), name: '毕业生 #\n' },
  }));
  return [...openings, ...graduates] as unknown as Known[];
}

function written(things: readonly Known[], given: Title = title): Buffer {
  const text = new SnapshotText();
  return Buffer.concat([text.title(given), text.things(things), text.seal()]);
}

/** Reads in pieces of a size, as a file is read. */
function read(bytes: Uint8Array, size: number): ReturnType<SnapshotReading['end']> {
  const reading = new SnapshotReading();
  for (let from = 0; from < bytes.length; from += size) reading.take(bytes.subarray(from, from + size));
  return reading.end();
}

describe('a snapshot of the world', () => {
  it('is read as it was written, whatever the pieces', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 5000 }), (seed, size) => {
        const things = thingsOf(seed);
        expect(read(written(things), size)).toEqual({ title, things });
      }),
      { numRuns: 40 },
    );
  });

  it('is refused when any byte of it is another', () => {
    const bytes = written(thingsOf(1));
    const anywhere = fc.integer({ min: 0, max: bytes.length - 1 });
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 1, max: 255 }), fc.integer({ min: 1, max: 9000 }), (at, flip, size) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        expect(() => read(damaged, size)).toThrow(Untrusted);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when it is cut off anywhere, or something follows', () => {
    const bytes = written(thingsOf(2));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (end) => {
        expect(() => read(bytes.subarray(0, end), 4096)).toThrow(Untrusted);
      }),
      { numRuns: 200 },
    );
    for (const more of ['\n', '#', 'g{}\n', bytes.toString()]) {
      expect(() => read(Buffer.concat([bytes, Buffer.from(more)]), 700)).toThrow(Untrusted);
    }
  });

  it('is refused when lines have changed places, though each is whole', () => {
    const things = thingsOf(3);
    const lines = written(things).toString().split('\n');
    const random = new Stream(3, 'lines', 0);
    const [one, other] = [1 + random.below(10), 12 + random.below(10)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
    expect(() => read(Buffer.from(lines.join('\n')), 512)).toThrow('its checksum is another');
  });

  it('of another format is refused by name', () => {
    expect(() => read(Buffer.from('{"format":"duijie-world","version":2}\n'), 9)).toThrow('of format 2');
    expect(() => read(Buffer.from('{"format":"else"}\n'), 9)).toThrow('no snapshot');
  });

  it('of another release, taxonomy or time is not for us', () => {
    const now = { software: '0.1.0', taxonomy: '2026.1', at: 1_000_500, mostAgeMs: 600 };
    expect(titleFault(title, now)).toBeUndefined();
    expect(titleFault(title, { ...now, software: '0.2.0' })).toMatch('release 0.1.0');
    expect(titleFault(title, { ...now, taxonomy: '2027.1' })).toMatch('taxonomy 2026.1');
    expect(titleFault(title, { ...now, at: 1_000_601 })).toMatch('too old');
    expect(titleFault(title, { ...now, at: 999_399 })).toMatch('time to come');
  });
});
