import type { Bookmark, Reader, Subscription } from '../engine.ts';
import type { Group, Member } from './group.ts';
import type { Lane } from './lane.ts';

/** One subscription to the embedded log. */
export class EmbeddedReader implements Reader, Member {
  readonly caughtUp: Promise<void>;
  private readonly targets: Map<Lane, number>;
  private caught: () => void = () => undefined;
  private stopping: Promise<void> | undefined;
  private released: (() => void) | undefined;
  private told = '[]';

  constructor(
    readonly subscription: Subscription,
    private readonly group: Group,
    /** Where it began. */
    private readonly begun: Bookmark,
    private readonly onStopped: () => void,
  ) {
    this.caughtUp = new Promise((resolve) => (this.caught = resolve));
    const lanes = subscription.topics.flatMap((topic) => group.lanes.get(topic) ?? []);
    this.targets = new Map(lanes.map((lane) => [lane, lane.stream.end]));
    for (const lane of lanes) this.checkTarget(lane);
    if (lanes.length === 0) this.caught();
  }

  healthy(): boolean {
    return !this.group.allLanes.some((lane) => lane.owner === this && lane.stuck);
  }

  bookmark(): Bookmark {
    const lanes = this.group.allLanes;
    return {
      log: this.begun.log,
      latest: lanes.reduce((latest, lane) => Math.max(latest, lane.latest), this.begun.latest),
      places: lanes.map(({ stream: { topic, partition }, position }) => ({ topic, partition, offset: position })),
    };
  }

  stop(): Promise<void> {
    this.stopping ??= this.leave();
    return this.stopping;
  }

  laneMoved(lane: Lane): void {
    this.checkTarget(lane);
    this.tellAssignment();
    this.checkReleased();
  }

  private async leave(): Promise<void> {
    const released = new Promise<void>((resolve) => (this.released = resolve));
    this.group.leave(this);
    this.checkReleased();
    await released;
    this.onStopped();
  }

  private checkTarget(lane: Lane): void {
    if (lane.position < (this.targets.get(lane) ?? Infinity)) return;
    this.targets.delete(lane);
    if (this.targets.size === 0) this.caught();
  }

  private checkReleased(): void {
    if (this.released && this.group.held(this).length === 0) this.released();
  }

  private tellAssignment(): void {
    const { onAssigned, mode } = this.subscription;
    if (!onAssigned || mode === 'broadcast') return;
    const held = this.group.held(this);
    const now = JSON.stringify(held);
    if (now === this.told) return;
    this.told = now;
    onAssigned(held);
  }
}
