import type { Bookmark } from '../engine.ts';
import type { EventFile } from './event-file.ts';

/** Why this log cannot be read from the bookmark on; nothing where it can. */
export function faultOf({ log, latest, places }: Bookmark, file: EventFile): string | undefined {
  if (log !== file.name) return 'it is of another log';
  const streams = file.allStreams();
  for (const { topic, partition, offset } of places) {
    const stream = streams.find((each) => each.topic === topic && each.partition === partition);
    if (!stream || offset > stream.end) return `the log ends before it in ${topic}/${partition}`;
    // An older copy of the log was put back and written on: the same offsets are of other events.
    const before = file.takenInBefore(stream, offset) ?? 0;
    if (before > latest) return `the log was written anew before it in ${topic}/${partition}`;
  }
  return undefined;
}
