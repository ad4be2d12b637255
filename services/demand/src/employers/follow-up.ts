import type { Aggregate } from '@duijie/domain';

/** That the openings of an employer are to follow a change of its record. The id is the employer's; the revision our own. */
export interface FollowUp extends Aggregate {
  /** Revision of the record that was heard. */
  readonly heard: number;
  readonly done: boolean;
}

/** A newer record was heard; undefined when it was known. */
export function hearRecord(
  known: FollowUp | undefined,
  record: { readonly id: string; readonly revision: number },
): FollowUp | undefined {
  if (known && known.heard >= record.revision) return undefined;
  return { id: record.id, revision: (known?.revision ?? 0) + 1, heard: record.revision, done: false };
}

export function followedUp(task: FollowUp): FollowUp {
  return { ...task, revision: task.revision + 1, done: true };
}
