import { describe, expect, it } from '@jest/globals';
import { eventKinds, topicKinds } from './index.ts';

describe('what the log keeps of an event', () => {
  it('is the last state of every aggregate for ever, and news for days only', () => {
    const kept = new Map(topicKinds().map(({ topic, compacted }) => [topic, compacted]));
    expect([...kept].filter(([, compacted]) => !compacted)).toEqual([['matching.rescorings', false]]);
    expect(kept.get('candidate.graduates')).toBe(true);
    expect([...kept.keys()].sort()).toEqual([...new Set(eventKinds().map(({ topic }) => topic))].sort());
  });

  it('is the same for all events of a topic', () => {
    const byTopic = Map.groupBy(eventKinds(), ({ topic }) => topic);
    for (const kinds of byTopic.values()) expect(new Set(kinds.map(({ isPassing }) => isPassing)).size).toBe(1);
  });
});
