import type { Bookmark, Partition } from './engine.ts';

/** The next event of a partition by a bookmark, if it has a place there. */
export function placeIn(bookmark: Bookmark | undefined, { topic, partition }: Partition): number | undefined {
  return bookmark?.places.find((place) => place.topic === topic && place.partition === partition)?.offset;
}
