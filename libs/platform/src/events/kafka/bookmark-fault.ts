import type { Admin } from 'kafkajs';
import type { Bookmark } from '../engine.ts';
import { boundsOf, onceKnown } from './kafka-topics.ts';

/** Which log a cluster is. */
export async function nameOfLog(admin: Admin): Promise<string> {
  const { clusterId } = await onceKnown(() => admin.describeCluster());
  return clusterId;
}

/** Why this cluster cannot be read from the bookmark on; nothing where it can. */
export async function faultOf(bookmark: Bookmark, admin: Admin): Promise<string | undefined> {
  if (bookmark.log !== (await nameOfLog(admin))) return 'it is of another log';
  for (const topic of new Set(bookmark.places.map((place) => place.topic))) {
    const fault = await faultIn(topic, bookmark, admin);
    if (fault) return fault;
  }
  return undefined;
}

async function faultIn(topic: string, { latest, places }: Bookmark, admin: Admin): Promise<string | undefined> {
  const bounds = await boundsOf(admin, topic);
  // Everything that was handled is from `latest` or before: what is later and yet lies before the bookmark is of a topic
  // that was made anew under its old name.
  const later = await onceKnown(() => admin.fetchTopicOffsetsByTimestamp(topic, latest + 1));
  for (const { partition, offset } of places.filter((place) => place.topic === topic)) {
    const bound = bounds.find((each) => each.partition === partition);
    const place = `${topic}/${partition}`;
    if (!bound || offset > bound.high) return `the log ends before it in ${place}`;
    if (offset < bound.low) return `the log begins behind it in ${place}`;
    const first = Number(later.find((each) => each.partition === partition)?.offset ?? bound.high);
    if (first < offset) return `the log was written anew before it in ${place}`;
  }
  return undefined;
}
