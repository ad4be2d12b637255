/**
 * Cuts a stream of pieces of any size into chunks of one size; only the last is shorter (and is the only empty one, when
 * nothing came at all). Which chunk is the last is known only at the end, so one full chunk is always held back.
 */
export class ChunkCutter {
  private readonly size: number;
  private chunk: Buffer;
  private filled = 0;

  constructor(size: number) {
    this.size = size;
    this.chunk = Buffer.allocUnsafe(size);
  }

  /** The chunks that are full and followed by more. Each is good until the next is asked for. */
  *add(piece: Uint8Array): Iterable<Buffer> {
    for (let taken = 0; taken < piece.length;) {
      if (this.filled === this.size) {
        this.filled = 0;
        yield this.chunk;
      }
      const part = piece.subarray(taken, taken + this.size - this.filled);
      this.chunk.set(part, this.filled);
      this.filled += part.length;
      taken += part.length;
    }
  }

  last(): Buffer {
    return this.chunk.subarray(0, this.filled);
  }
}
