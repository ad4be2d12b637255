// How a part of the audit trail is checked: that each entry is as it was written, and follows the one before.
import { code, digestOf, hex, id, instant, like, orNull, whole, words } from './checks.mjs';

const number = whole(1, 1e12);
const beginning = '0'.repeat(64);

export const shape = {
  /** The last entry that there was when this was written: what comes after it cannot have been taken away before. */
  head: { number: whole(0, 1e12), digest: hex },
  entries: [
    {
      id: like(/^aud_\d{12}$/),
      number,
      at: instant,
      kind: code,
      subject: orNull(id),
      organisation: orNull(id),
      by: orNull(id),
      target: orNull(id),
      address: orNull(hex),
      reason: orNull(words),
      count: orNull(whole(0, 1e12)),
      previous: hex,
      digest: hex,
    },
  ],
};

/** What is found wrong, check by check. */
export function check({ head, entries }) {
  return [
    { name: 'every entry is as it was written', faults: [...changed(entries)] },
    { name: 'every entry follows the one before', faults: [...broken(head, entries)] },
  ];
}

/** What the part says of itself, in words. */
export function* told({ head, entries }) {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first) yield `${entries.length} entries from ${first.number} (${first.at}) to ${last.number} (${last.at}).`;
  const gaps = entries.filter((entry, i) => i > 0 && entry.number !== entries[i - 1].number + 1).length;
  if (gaps > 0) yield `In ${gaps} places entries of others were left out, so that the chain is not seen there.`;
  yield `The last entry of all was ${head.number}, with the digest ${head.digest}.`;
}

function* changed(entries) {
  for (const { id: name, digest, ...content } of entries) {
    if (name !== `aud_${String(content.number).padStart(12, '0')}`) yield `${name} has the number ${content.number}`;
    if (digestOf(content) !== digest) yield `${name} was changed`;
  }
}

function* broken(head, entries) {
  let before;
  for (const entry of entries) {
    if (entry.number === 1 && entry.previous !== beginning) yield `${entry.id} is not the beginning`;
    if (before && entry.number <= before.number) yield `${entry.id} is out of order`;
    if (before && entry.number === before.number + 1 && entry.previous !== before.digest)
      yield `${entry.id} does not follow ${before.id}`;
    before = entry;
  }
  if (before && before.number > head.number) yield `${before.id} comes after the last of all`;
  if (before && before.number === head.number && before.digest !== head.digest)
    yield `${before.id} is not the last of all`;
}
