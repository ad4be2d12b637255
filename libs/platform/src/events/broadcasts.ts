import type { Bookmark, BookmarkFault, Reader } from './engine.ts';

/** What a service keeps, beyond its process, of what it hears by broadcast. */
export interface Memory {
  /** What it keeps of; other topics are heard from the start. */
  readonly topics: readonly string[];
  /** Fills the service with what was kept and says how far that goes; nothing where all is to be heard from the start. */
  restore(fault: BookmarkFault): Promise<Bookmark | undefined>;
  /** The key has ended. The event that said so may be gone from the log, and nothing but this be left of it. */
  onEnded(topic: string, key: string): void;
  /** Everything that was in the log at the start has been heard. */
  onCaughtUp(): void;
}

/**
 * Lets a service begin where it stopped, instead of hearing everything from the start. What it kept and the bookmark
 * belong together: all before the bookmark is in it, and what is newer may be, since events are handled by revision.
 */
export class Broadcasts {
  private memory: Memory | undefined;
  private reader: Reader | undefined;

  /** To be called before the service begins to hear. */
  remember(memory: Memory): void {
    if (this.memory) throw new Error('A service has one memory of what it heard.');
    this.memory = memory;
  }

  get remembers(): boolean {
    return this.memory !== undefined;
  }

  /** Up to where the topics of the memory have been heard; nothing before reading has begun. */
  bookmark(): Bookmark | undefined {
    const { memory, reader } = this;
    if (!memory || !reader) return undefined;
    const now = reader.bookmark();
    return { ...now, places: now.places.filter(({ topic }) => memory.topics.includes(topic)) };
  }

  async restore(fault: BookmarkFault): Promise<Bookmark | undefined> {
    return this.memory?.restore(fault);
  }

  /** Reading has begun. */
  follow(reader: Reader): void {
    this.reader = reader;
  }

  caughtUp(): void {
    this.memory?.onCaughtUp();
  }

  ended(topic: string, key: string): void {
    if (this.memory?.topics.includes(topic)) this.memory.onEnded(topic, key);
  }
}
