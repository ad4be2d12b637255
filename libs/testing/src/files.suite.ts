import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileChunks, StoredFile } from '@duijie/platform';
import { Files, Vault } from '@duijie/platform';
import fc from 'fast-check';

/** An empty engine of its own for one test. */
export interface FileChunksUnderTest {
  readonly chunks: FileChunks;
  /** Closes the engine in use and opens another on the same data. */
  reopen(): Promise<FileChunks>;
  dispose(): Promise<void>;
}

const limit = 60_000;
const maxBytes = 1_000_000;
/** What one chunk holds of a file: its length without nonce and tag. */
const chunkContent = 180 * 1024 - 28;

/** Lengths around the ends of chunks, where mistakes live. */
const lengths = fc.oneof(
  fc.nat(2_000),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -2, max: 2 })).map(([n, d]) => n * chunkContent + d),
);

/** Content that shows every shift: byte n depends on n. */
function content(length: number, seed = 0): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 8) * 7 + seed) & 0xff;
  return bytes;
}

async function* inPieces(bytes: Buffer, pieceLength: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function contentOf(files: Files, file: StoredFile, from?: number): Promise<Buffer> {
  return Buffer.concat(await all(files.read(file, from)));
}

/** Stands for somebody who can write to the disk: replaces the chunks of a file by others. */
async function tamper(chunks: FileChunks, id: string, change: (stored: Buffer[]) => Buffer[]): Promise<void> {
  const stored: Buffer[] = [];
  for (;;) {
    const chunk = await chunks.read(id, stored.length);
    if (!chunk) break;
    stored.push(chunk);
  }
  await chunks.remove(id);
  for (const [index, chunk] of change(stored).entries()) await chunks.write(id, index, chunk);
}

/** What the parts of the suite work on: made afresh for every test. */
interface Bench {
  readonly under: FileChunksUnderTest;
  readonly chunks: FileChunks;
  readonly vault: Vault;
  readonly files: Files;
  readonly put: (bytes: Buffer, pieceLength?: number) => Promise<StoredFile>;
}

function benchOf(under: FileChunksUnderTest): Bench {
  const vault = new Vault(randomBytes(32));
  const files = new Files(under.chunks, vault);
  const put = (bytes: Buffer, pieceLength = 65_536) => files.put(inPieces(bytes, pieceLength), { maxBytes });
  return { under, chunks: under.chunks, vault, files, put };
}

/** The common behaviour of all places for the chunks of files, and of the encrypted files on them, written down once. */
export function describeFileChunks(name: string, make: () => Promise<FileChunksUnderTest>): void {
  describe(`files in ${name}`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = benchOf(await make());
    }, limit);
    afterEach(() => bench.under.dispose(), limit);

    itKeepsChunks(() => bench);
    itStoresContent(() => bench);
    itLeavesNothing(() => bench);
    itNoticesCuts(() => bench);
  });
}

function itStoresContent(bench: () => Bench): void {
  it(
    'come back as they were, in pieces of any size and from any byte',
    async () => {
      const { files, put } = bench();
      const cases = fc.record({
        length: lengths,
        piece: fc.integer({ min: 1, max: 300_000 }),
        from: fc.double({ min: 0, max: 1, noNaN: true }),
      });
      await fc.assert(
        fc.asyncProperty(cases, async ({ length, piece, from }) => {
          const bytes = content(length);
          const file = await put(bytes, Math.max(piece, Math.ceil(length / 5_000)));
          expect(file.bytes).toBe(length);
          expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
          expect((await contentOf(files, file)).equals(bytes)).toBe(true);
          const start = Math.floor(from * length);
          expect((await contentOf(files, file, start)).equals(bytes.subarray(start))).toBe(true);
          expect(await contentOf(files, file, length)).toHaveLength(0);
        }),
        { numRuns: 40 },
      );
    },
    limit,
  );

  it('are read by another instance with the same master key', async () => {
    const { under, vault, put } = bench();
    const bytes = content(400_000);
    const file = await put(bytes);
    const others = new Files(await under.reopen(), vault);
    expect((await contentOf(others, file)).equals(bytes)).toBe(true);
  });

  it('are never stored in the clear, nor twice under the same key', async () => {
    const { chunks, files, put } = bench();
    const bytes = Buffer.from('学号,姓名,专业\n2023001,王芳,机电一体化技术\n');
    const [first, second] = [await put(bytes), await put(bytes)];
    expect(first.type).toBe('csv');
    const stored = [await chunks.read(first.id, 0), await chunks.read(second.id, 0)];
    for (const chunk of stored) expect(chunk?.includes('王芳')).toBe(false);
    await expect(contentOf(files, { ...first, key: second.key })).rejects.toThrow('cannot be opened');
    await expect(contentOf(new Files(chunks, new Vault(randomBytes(32))), first)).rejects.toThrow('cannot be opened');
  });
}

function itLeavesNothing(bench: () => Bench): void {
  it('of exactly the allowed size are taken, and one byte more is refused and leaves nothing', async () => {
    const { chunks, files } = bench();
    const file = await files.put(inPieces(content(300_000), 50_000), { maxBytes: 300_000 });
    let closed = false;
    async function* endless() {
      try {
        for (;;) yield content(50_001);
      } finally {
        closed = true;
      }
    }
    const refused = files.put(endless(), { maxBytes: 300_000 });
    await expect(refused).rejects.toMatchObject({
      kind: 'too-large',
      code: 'file.too-large',
      details: { maxBytes: 300_000 },
    });
    expect(closed).toBe(true);
    expect(await all(chunks.list())).toEqual([file.id]);
  });

  it('whose source breaks off leave nothing behind', async () => {
    const { chunks, files } = bench();
    async function* breaking() {
      yield content(500_000);
      throw new Error('The connection was closed.');
    }
    await expect(files.put(breaking(), { maxBytes })).rejects.toThrow('The connection was closed.');
    expect(await all(chunks.list())).toEqual([]);
  });

  it('that are removed are gone, and removing them again is nothing', async () => {
    const { files, put } = bench();
    const [file, other] = [await put(content(500_000)), await put(content(500_000))];
    await files.remove(file.id);
    await files.remove(file.id);
    await expect(contentOf(files, file)).rejects.toThrow('missing');
    expect(await contentOf(files, other)).toHaveLength(500_000);
  });

  it('that a crash left unfinished are swept away, but none that is kept or new', async () => {
    const { chunks, files, put } = bench();
    const kept = await put(content(10));
    const abandoned = await put(content(500_000));
    const soon = Date.now() + 60_000;
    const isKept = (id: string) => Promise.resolve(id === kept.id);
    expect(await files.sweep(Date.now() - 60_000, isKept)).toBe(0);
    expect(await files.sweep(soon, isKept)).toBe(1);
    expect(await all(chunks.list())).toEqual([kept.id]);
    expect(await chunks.read(abandoned.id, 0)).toBeUndefined();
  });
}

function itNoticesCuts(bench: () => Bench): void {
  it(
    'that were cut, changed, lengthened or put in another order are refused',
    async () => {
      const { chunks, files, put } = bench();
      const flipped = (chunk: Buffer, at: number) => Buffer.from(chunk).fill((chunk[at] ?? 0) ^ 1, at, at + 1);
      const attacks: Record<string, (stored: Buffer[]) => Buffer[]> = {
        'last chunk cut off': (stored) => stored.slice(0, -1),
        'everything cut off': () => [],
        'last chunk shortened': (stored) => stored.map((chunk, n) => (n === 2 ? chunk.subarray(0, -1) : chunk)),
        'two chunks swapped': ([a, b, ...rest]) => [b, a, ...rest].filter((chunk) => chunk !== undefined),
        'a chunk twice': ([a, , ...rest]) => [a, a, ...rest].filter((chunk) => chunk !== undefined),
        'a bit of the content': (stored) => stored.map((chunk, n) => (n === 1 ? flipped(chunk, 1_000) : chunk)),
        'a bit of the nonce': (stored) => stored.map((chunk, n) => (n === 0 ? flipped(chunk, 0) : chunk)),
        'a bit of the tag': (stored) => stored.map((chunk, n) => (n === 2 ? flipped(chunk, chunk.length - 1) : chunk)),
      };
      for (const [attack, change] of Object.entries(attacks)) {
        const file = await put(content(2 * chunkContent + 100));
        await tamper(chunks, file.id, change);
        expect({ attack, read: await contentOf(files, file).catch(() => 'refused') }).toEqual({
          attack,
          read: 'refused',
        });
      }
    },
    limit,
  );

  it('that are said to be shorter or longer than they are, are refused', async () => {
    const { files, put } = bench();
    const file = await put(content(2 * chunkContent));
    for (const bytes of [2 * chunkContent - 1, 2 * chunkContent + 1, chunkContent]) {
      await expect(contentOf(files, { ...file, bytes })).rejects.toThrow();
    }
    await expect(contentOf(files, file, 2 * chunkContent + 1)).rejects.toThrow(RangeError);
    await expect(contentOf(files, file, -1)).rejects.toThrow(RangeError);
  });

  it('cannot stand in for one another', async () => {
    const { chunks, files, put } = bench();
    const [mine, other] = [await put(content(1_000, 1)), await put(content(1_000, 2))];
    const foreign = (await chunks.read(other.id, 0)) ?? Buffer.alloc(0);
    await tamper(chunks, mine.id, () => [foreign]);
    await expect(contentOf(files, mine)).rejects.toThrow('cannot be opened');
    await expect(contentOf(files, { ...mine, key: other.key })).rejects.toThrow('cannot be opened');
  });
}

function itKeepsChunks(bench: () => Bench): void {
  it('are kept in chunks that come back byte for byte', async () => {
    const { chunks } = bench();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3_000 }), async (bytes) => {
        const id = `fil_${randomBytes(8).toString('hex')}`;
        await chunks.write(id, 0, bytes);
        expect((await chunks.read(id, 0))?.equals(bytes)).toBe(true);
        expect(await chunks.read(id, 1)).toBeUndefined();
      }),
      { numRuns: 30 },
    );
    expect(await chunks.read('fil_unknown', 0)).toBeUndefined();
  });

  it('are there after a restart once they were said to be durable', async () => {
    const { chunks, under } = bench();
    const full = content(180 * 1024);
    await chunks.write('fil_1', 0, full);
    await chunks.write('fil_1', 1, content(7));
    await chunks.durable('fil_1');
    const again = await under.reopen();
    expect((await again.read('fil_1', 0))?.equals(full)).toBe(true);
    expect((await again.read('fil_1', 1))?.equals(content(7))).toBe(true);
  });

  it('are listed once each while they have chunks', async () => {
    const { chunks } = bench();
    expect(await all(chunks.list())).toEqual([]);
    const names = Array.from({ length: 40 }, (_, n) => `fil_${n}`);
    for (const file of names) await chunks.write(file, 0, content(5));
    await chunks.remove('fil_7');
    await chunks.remove('fil_absent');
    expect((await all(chunks.list())).sort()).toEqual(names.filter((file) => file !== 'fil_7').sort());
  });

  it('have no names that lead out of their place', async () => {
    const { chunks } = bench();
    for (const file of ['../master', 'a/b', '', 'a\0', '.', 'a'.repeat(81)]) {
      await expect(chunks.write(file, 0, content(1))).rejects.toThrow('letters, digits');
      await expect(chunks.remove(file)).rejects.toThrow('letters, digits');
      await expect(chunks.read(file, 0)).rejects.toThrow('letters, digits');
    }
  });
}
