import type { Json } from './client.ts';
import type { Logged } from './log.ts';

/** The events of a topic by key, without those that came again. */
export function storiesOf(log: readonly Logged[], topic: string): ReadonlyMap<string, Logged[]> {
  const stories = new Map<string, Logged[]>();
  const seen = new Set<string>();
  for (const logged of inOrder(log, topic)) {
    if (logged.body === null || seen.has(logged.event)) continue;
    seen.add(logged.event);
    const story = stories.get(logged.key) ?? [];
    story.push(logged);
    stories.set(logged.key, story);
  }
  return stories;
}

/** The newest state of each key. */
export function newestOf(log: readonly Logged[], topic: string): ReadonlyMap<string, Json> {
  const newest = new Map<string, Json>();
  for (const [key, story] of storiesOf(log, topic)) {
    for (const { body } of story) {
      const known = newest.get(key);
      if (!known || body.revision > known.revision) newest.set(key, body);
    }
  }
  return newest;
}

/**
 * Keys whose order is not that of their revisions: an event that comes for the first time behind a newer one, or an
 * older one at the end, which compaction would keep. That all of a batch comes again is no breach of order.
 */
export function inversionsIn(log: readonly Logged[], topic: string): string[] {
  const newest = new Map<string, number>();
  const last = new Map<string, number>();
  const seen = new Set<string>();
  const found: string[] = [];
  for (const { key, body, event } of inOrder(log, topic)) {
    if (body === null) continue;
    const revision = body.revision as number;
    const top = newest.get(key) ?? 0;
    if (!seen.has(event) && revision < top) found.push(`${topic} ${key}: revision ${revision} behind ${top}`);
    seen.add(event);
    newest.set(key, Math.max(top, revision));
    last.set(key, revision);
  }
  for (const [key, revision] of last) {
    if (revision < (newest.get(key) ?? 0)) found.push(`${topic} ${key}: revision ${revision} is the last`);
  }
  return found;
}

function inOrder(log: readonly Logged[], topic: string): Logged[] {
  return log
    .filter((logged) => logged.topic === topic)
    .sort((one, other) => one.partition - other.partition || one.offset - other.offset);
}
