import { partitionOf } from './embedded/partition-of.ts';
import type { EventEngine, Reader } from './engine.ts';

/** What a service does about the keys of a topic that fall to this instance. */
export interface Claim {
  readonly topic: string;
  /** This instance got or lost keys: `owns` says which are its own now. */
  readonly onChange: () => void;
  /** The process stops: the last work on the keys, while they are still this instance's. */
  readonly onLeave: () => Promise<void>;
}

/**
 * Divides the keys of topics among the instances of a service, by partition. An instance gets its share only after it
 * has heard all that was in the log at its start, so whoever owns a key knows what there is to know about it.
 */
export class Ownership {
  private readonly claims: Claim[] = [];
  private readonly readers: Reader[] = [];
  private readonly owned = new Map<string, ReadonlySet<number>>();
  private left = false;

  constructor(
    private readonly engine: Pick<EventEngine, 'subscribe'>,
    private readonly service: string,
  ) {}

  claim(claim: Claim): void {
    this.claims.push(claim);
  }

  owns(topic: string, key: string): boolean {
    return this.owned.get(topic)?.has(partitionOf(key)) ?? false;
  }

  healthy(): boolean {
    return this.readers.every((reader) => reader.healthy());
  }

  async start(): Promise<void> {
    for (const { topic, onChange } of this.left ? [] : this.claims) {
      const reader = await this.engine.subscribe({
        group: `${this.service}.owners`,
        topics: [topic],
        mode: 'shared',
        // Only who reads what matters here: the events themselves come by broadcast.
        onBatch: () => Promise.resolve(),
        onAssigned: (partitions) => {
          this.owned.set(topic, new Set(partitions.map(({ partition }) => partition)));
          onChange();
        },
      });
      this.readers.push(reader);
    }
  }

  async stop(): Promise<void> {
    this.left = true;
    await Promise.all(this.claims.map((claim) => claim.onLeave()));
    await Promise.all(this.readers.map((reader) => reader.stop()));
  }
}
