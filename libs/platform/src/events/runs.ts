interface Keyed {
  readonly key: string;
}

/** Enough to share a commit; all that wake with it have their turn in one. */
const mostLanes = 16;

/**
 * Cuts a batch into runs that come one after another. The lanes of a run may go at the same time: one for each key where
 * events are ordered by key alone, else a single one.
 */
export function runsOf<Record extends Keyed>(
  records: readonly Record[],
  isOrderedByKey: (record: Record) => boolean,
): readonly (readonly (readonly Record[])[])[] {
  const runs: Map<string, Record[]>[] = [];
  let wasByKey = false;
  for (const record of records) {
    const isByKey = isOrderedByKey(record);
    const last = runs.at(-1);
    const goesOn = isByKey && wasByKey && last && (last.size < mostLanes || last.has(record.key));
    const run = goesOn ? last : new Map<string, Record[]>();
    if (!goesOn) runs.push(run);
    run.set(record.key, [...(run.get(record.key) ?? []), record]);
    wasByKey = isByKey;
  }
  return runs.map((run) => [...run.values()]);
}

/** Waits for all of them, also when one fails: nothing may go on behind the back of who tries again. */
export async function allDone(works: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(works);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
