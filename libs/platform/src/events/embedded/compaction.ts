import type { EventFile, EventMark, Stream } from './event-file.ts';

/** How much a compaction round reads and deletes before it lets others through. */
const sliceRows = 1000;
const sliceRemovals = 250;
const sliceBytes = 2_000_000;
/** Keys held in memory at a time; a longer stretch is cleaned in several rounds. */
const mostKeys = 200_000;

export interface Retention {
  /** How long a tombstone stays, so that readers that were away still see it. */
  readonly tombstonesMs: number;
  /** How long topics that are not compacted, the parked events, keep what they hold. */
  readonly plainMs: number;
}

/**
 * Deletes, in the background, what later events of the same key have replaced. Offsets are never given anew, so neither
 * order nor committed offsets change.
 */
export class Compaction {
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly file: EventFile,
    private readonly retention: Retention,
    private readonly now: () => number,
  ) {}

  /** Cleans the streams that are worth it, or all. One round at a time. */
  run(which: 'worthwhile' | 'all'): Promise<void> {
    this.running ??= this.round(which === 'all').finally(() => (this.running = undefined));
    return this.running;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running?.catch(() => undefined);
  }

  private async round(all: boolean): Promise<void> {
    let removed = 0;
    for (const stream of this.file.allStreams()) {
      if (!stream.compacted) removed += await this.dropOld(stream);
      else if (all || worthwhile(stream)) removed += await this.clean(stream);
      if (this.stopped) return;
    }
    if (removed > 0) this.file.dropJournal();
  }

  private async dropOld(stream: Stream): Promise<number> {
    const oldest = this.now() - this.retention.plainMs;
    const { removed } = await this.sweep(stream, stream.end, ({ at }) => at < oldest, true);
    return removed;
  }

  private async clean(stream: Stream): Promise<number> {
    let removed = 0;
    stream.ended = false;
    while (stream.cleaned < stream.end && !this.stopped) {
      const { last, upTo } = await this.lastOffsets(stream);
      const expired = this.now() - this.retention.tombstonesMs;
      const swept = await this.sweep(stream, upTo, ({ key, offset, tombstone, at }) => {
        const newest = last.get(key);
        return newest === undefined ? tombstone && at < expired : offset < newest || (tombstone && at < expired);
      });
      removed += swept.removed;
      stream.kept = swept.kept;
      if (!this.stopped) this.file.setCleaned(stream, upTo);
    }
    return removed;
  }

  /** The last offset of every key since the last cleaning. */
  private async lastOffsets(stream: Stream): Promise<{ last: Map<string, number>; upTo: number }> {
    const last = new Map<string, number>();
    const { end } = stream;
    let from = stream.cleaned;
    while (from < end && last.size < mostKeys && !this.stopped) {
      const marks = this.file.marks(stream, from, end, sliceRows);
      for (const { key, offset } of marks) last.set(key, offset);
      from = marks.length < sliceRows ? end : (marks[marks.length - 1]?.offset ?? end) + 1;
      await turn();
    }
    return { last, upTo: from };
  }

  /** Goes over a stream slice by slice and deletes what is to go. */
  private async sweep(
    stream: Stream,
    to: number,
    goes: (mark: EventMark) => boolean,
    untilOneStays = false,
  ): Promise<{ removed: number; kept: number }> {
    let removed = 0;
    let kept = 0;
    let from = 0;
    while (from < to && !this.stopped) {
      const marks = this.file.marks(stream, from, to, sliceRows);
      const gone = marks.filter(goes);
      await this.remove(stream, gone);
      removed += gone.length;
      kept += marks.length - gone.length;
      from = marks.length < sliceRows ? to : (marks[marks.length - 1]?.offset ?? to) + 1;
      if (untilOneStays && gone.length < marks.length) break;
      await turn();
    }
    return { removed, kept };
  }

  private async remove(stream: Stream, gone: readonly EventMark[]): Promise<void> {
    let slice: number[] = [];
    let bytes = 0;
    for (const mark of gone) {
      slice.push(mark.offset);
      bytes += mark.bytes;
      if (slice.length < sliceRemovals && bytes < sliceBytes) continue;
      this.file.remove(stream, slice);
      slice = [];
      bytes = 0;
      await turn();
    }
    if (slice.length > 0) this.file.remove(stream, slice);
  }
}

/** As many new events as half of what was kept; or a key has ended, whose events may have to go for erasure. */
function worthwhile({ end, cleaned, kept, ended }: Stream): boolean {
  return end > cleaned && (ended || end - cleaned >= Math.max(1000, kept / 2));
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
