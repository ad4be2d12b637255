import { PartitionAssigners } from 'kafkajs';
import type { Cluster, PartitionAssigner } from 'kafkajs';
import { onceKnown } from './kafka-topics.ts';

interface Coordinator {
  leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown>;
}

/**
 * Which member of its group a reader is, whatever consumer it has just now. A consumer that crashed while the broker was
 * away could not leave: the group would wait for it until its session ends, six seconds at least, and only then give
 * its partitions to the consumer in its place. So that one takes its leave for it, before it joins.
 */
export class Membership {
  private memberId: string | undefined;
  private cluster: Cluster | undefined;

  constructor(private readonly groupId: string) {}

  /** Divides partitions in turn, as kafkajs does; an assigner is also what kafkajs lets see the consumer's connections. */
  readonly assigner: PartitionAssigner = (given) => {
    this.cluster = given.cluster;
    return PartitionAssigners.roundRobin(given);
  };

  joined(memberId: string): void {
    this.memberId = memberId;
  }

  /** To be called when the new consumer is connected and has not joined yet. */
  async leaveForPredecessor(): Promise<void> {
    const { memberId, cluster, groupId } = this;
    this.memberId = undefined;
    if (!memberId || !cluster) return;
    const leave = async (): Promise<void> => {
      const coordinator = (await cluster.findGroupCoordinator({ groupId })) as unknown as Coordinator;
      await coordinator.leaveGroup({ groupId, memberId });
    };
    // Refused, it is no member any more, or the group waits as it would have without us.
    await onceKnown(leave).catch(() => undefined);
  }
}
