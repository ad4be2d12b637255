import type { Partition } from '../engine.ts';
import type { Lane, Taker } from './lane.ts';

/** A reader as its group sees it. */
export interface Member extends Taker {
  /** A lane of the group has gone on or has changed hands. */
  laneMoved(lane: Lane): void;
}

/** The readers of one group and the lanes that they divide among themselves. */
export class Group {
  readonly lanes = new Map<string, Lane[]>();
  private readonly members: Member[] = [];
  private readonly leaving = new Set<Member>();
  /** Lanes that moved while partitions were being divided; the members hear of them together. */
  private moved: Set<Lane> | undefined;

  constructor(readonly name: string) {}

  get allLanes(): readonly Lane[] {
    return [...this.lanes.values()].flat();
  }

  join(member: Member): void {
    this.members.push(member);
    this.divide();
  }

  /** Takes the lanes from a member; it has left when it holds none any more. */
  leave(member: Member): void {
    const index = this.members.indexOf(member);
    if (index < 0) return;
    this.members.splice(index, 1);
    this.leaving.add(member);
    this.divide();
    if (this.held(member).length === 0) this.leaving.delete(member);
  }

  laneMoved(lane: Lane): void {
    if (this.moved) this.moved.add(lane);
    else this.tell(lane);
  }

  held(member: Member): readonly Partition[] {
    return this.allLanes
      .filter(({ owner }) => owner === member)
      .map(({ stream: { topic, partition } }) => ({ topic, partition }));
  }

  /** Partition by partition in turn, as Kafka's round robin does. */
  private divide(): void {
    const moved = new Set<Lane>();
    this.moved = moved;
    for (const [topic, lanes] of this.lanes) {
      const takers = this.members.filter(({ subscription }) => subscription.topics.includes(topic));
      for (const [index, lane] of lanes.entries()) lane.giveTo(takers[index % Math.max(1, takers.length)]);
    }
    this.moved = undefined;
    for (const lane of moved) this.tell(lane);
  }

  private tell(lane: Lane): void {
    for (const member of [...this.members, ...this.leaving]) member.laneMoved(lane);
    for (const member of this.leaving) if (this.held(member).length === 0) this.leaving.delete(member);
  }
}
