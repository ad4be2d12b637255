import type { Partition } from '../engine.ts';

/** What is left until everything that was in the log at the time of subscribing has been handled. */
export class Targets {
  private readonly left = new Map<string, Partition & { readonly end: number }>();
  private reached: () => void = () => undefined;
  readonly promise = new Promise<void>((resolve) => (this.reached = resolve));

  constructor(targets: readonly (Partition & { readonly end: number })[]) {
    for (const target of targets) this.left.set(nameOf(target), target);
    this.check();
  }

  get open(): readonly Partition[] {
    return [...this.left.values()];
  }

  /** Everything before `next` has been handled, here or by another instance of the group. */
  handled(partition: Partition, next: number): void {
    const name = nameOf(partition);
    if (next < (this.left.get(name)?.end ?? Infinity)) return;
    this.left.delete(name);
    this.check();
  }

  private check(): void {
    if (this.left.size === 0) this.reached();
  }
}

/** One word for a partition. */
export function nameOf({ topic, partition }: Partition): string {
  return `${topic}/${partition}`;
}
