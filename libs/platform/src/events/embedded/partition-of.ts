import { partitionCount } from '../engine.ts';

const seed = 0x9747b28c;
const factor = 0x5bd1e995;

/** murmur2 with Kafka's seed, over the UTF-8 bytes of the text. */
function murmur2(text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  const whole = bytes.length - (bytes.length % 4);
  let hash = seed ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(bytes.readInt32LE(at), factor);
    word ^= word >>> 24;
    hash = Math.imul(hash, factor) ^ Math.imul(word, factor);
  }
  if (whole < bytes.length) {
    for (let at = bytes.length - 1; at >= whole; at -= 1) hash ^= (bytes[at] ?? 0) << ((at - whole) * 8);
    hash = Math.imul(hash, factor);
  }
  hash ^= hash >>> 13;
  hash = Math.imul(hash, factor);
  return hash ^ (hash >>> 15);
}

/** The partition of a key: the one that every Kafka client chooses too, so a log can move from one engine to the other. */
export function partitionOf(key: string): number {
  return (murmur2(key) & 0x7fffffff) % partitionCount;
}
