import { describe, expect, it } from '@jest/globals';
import { Partitioners } from 'kafkajs';
import { partitionCount } from '../engine.ts';
import { partitionOf } from './partition-of.ts';

const partitionMetadata = Array.from({ length: partitionCount }, (_, partitionId) => ({
  partitionErrorCode: 0,
  partitionId,
  leader: 1,
  replicas: [1],
  isr: [1],
}));

describe('the partition of a key', () => {
  it('is the one that kafkajs chooses, for 500 keys in several scripts', () => {
    const choose = Partitioners.DefaultPartitioner();
    const words = ['opening', '学生', '深圳职业技术大学', 'é', '🎓', '', 'a', 'ab', 'abc', '订单班'];
    const keys = Array.from({ length: 500 }, (_, index) => `${words[index % words.length] ?? ''}${index}`);
    const theirs = keys.map((key) => choose({ topic: 't', partitionMetadata, message: { key, value: null } }));
    expect(keys.map(partitionOf)).toEqual(theirs);
    expect(new Set(theirs).size).toBe(partitionCount);
  });
});
