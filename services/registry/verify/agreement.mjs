// How the record of a cooperation agreement is checked: what was signed, by whom, and by which key.
import {
  code,
  day,
  digestOf,
  hex,
  id,
  instant,
  isSigned,
  jwk,
  oneOf,
  orNull,
  signature,
  text,
  whole,
} from './checks.mjs';

const signed = {
  version: oneOf('duijie-agreement-1'),
  agreement: id,
  number: whole(1, 1000),
  type: code,
  parties: [id],
  title: text,
  scope: { majors: [id], regions: [id] },
  validFrom: orNull(day),
  validUntil: orNull(day),
  obligations: [{ party: id, what: text, due: orNull(day) }],
  textDigest: orNull(hex),
};
const signatures = [
  {
    party: id,
    account: id,
    signedAt: instant,
    method: oneOf('key', 'attested'),
    key: orNull(id),
    signature: orNull(signature),
  },
];
const held = { heldFrom: orNull(instant), heldUntil: orNull(instant) };
const states = oneOf('proposed', 'countered', 'partiallySigned', 'inForce', 'expired', 'terminated');

export const shape = {
  agreement: id,
  state: states,
  reasonCode: orNull(code),
  version: whole(1, 1000),
  versions: [{ signed, text: orNull(text), digest: hex, ...held, signatures }],
  keys: [{ id, organisation: id, jwk, createdAt: instant, revokedAt: orNull(instant) }],
};

/** What is found wrong, check by check. */
export function check(content) {
  return [
    { name: 'versions and parties', faults: [...versionFaults(content)] },
    { name: 'digests of text and terms', faults: [...digestFaults(content)] },
    { name: 'signatures of the parties', faults: [...signatureFaults(content)] },
    { name: 'state', faults: [...stateFaults(content)] },
  ];
}

/** What the record says of who agreed, in words. */
export function* told({ versions, state, agreement }) {
  yield `Agreement ${agreement} is ${state}.`;
  for (const { signed: terms, signatures: given } of versions)
    for (const { party, account, method, signedAt } of given)
      yield method === 'key'
        ? `Version ${terms.number}: ${party} signed by its key at ${signedAt}.`
        : `Version ${terms.number}: attested by the platform that account ${account} agreed for ${party} at ${signedAt}.`;
}

function* versionFaults({ agreement, version, versions, keys }) {
  const [first] = versions;
  if (versions.at(-1)?.signed.number !== version) yield 'the last version is not the one that the record is of';
  for (const [index, { signed: terms }] of versions.entries()) {
    const name = `version ${terms.number}`;
    if (terms.number !== index + 1) yield `${name} is out of order, or one is missing`;
    if (terms.agreement !== agreement) yield `${name} is of another agreement`;
    if (new Set(terms.parties).size !== terms.parties.length || terms.parties.length < 2)
      yield `${name} has fewer than two parties, or one twice`;
    if (digestOf([terms.type, terms.parties]) !== digestOf([first.signed.type, first.signed.parties]))
      yield `${name} is of other parties or of another kind than the first`;
  }
  if (new Set(keys.map((key) => key.id)).size !== keys.length) yield 'a key is there twice';
  const used = new Set(versions.flatMap((each) => each.signatures.map(({ key }) => key)));
  for (const key of keys) if (!used.has(key.id)) yield `nothing is signed by key ${key.id}`;
}

function* digestFaults({ versions }) {
  for (const { signed: terms, text: given, digest } of versions) {
    const name = `version ${terms.number}`;
    if ((given === null ? null : digestOf(given)) !== terms.textDigest)
      yield `the text of ${name} is not the one signed`;
    if (digestOf(terms) !== digest) yield `the digest of ${name} is not that of its terms`;
  }
}

function* signatureFaults({ agreement, versions, keys }) {
  const known = new Map(keys.map((key) => [key.id, key]));
  for (const { signed: terms, digest, signatures: given } of versions) {
    const parties = new Set();
    for (const { party, method, key: keyId, signature: bytes, signedAt } of given) {
      const name = `the signature of ${party} to version ${terms.number}`;
      if (!terms.parties.includes(party)) yield `${name} is not that of a party`;
      if (parties.has(party)) yield `${name} is there twice`;
      parties.add(party);
      if ((method === 'key') !== (keyId !== null && bytes !== null) || (keyId === null) !== (bytes === null))
        yield `${name} has no key, or names one without signing by it`;
      if (method !== 'key') continue;
      const key = known.get(keyId);
      const statement = { version: 'duijie-signature-1', agreement, number: terms.number, party, digest };
      if (!key) yield `${name} names a key that the record has not`;
      else if (key.organisation !== party) yield `${name} is by a key of ${key.organisation}`;
      else if (signedAt < key.createdAt) yield `${name} is older than its key`;
      else if (key.revokedAt !== null && signedAt >= key.revokedAt) yield `${name} was made after its key was revoked`;
      else if (!isSigned(statement, bytes, key.jwk)) yield `${name} does not hold`;
    }
  }
}

function* stateFaults({ state, reasonCode, versions }) {
  for (const [index, { signed: terms, signatures: given, heldFrom, heldUntil }] of versions.entries()) {
    const name = `version ${terms.number}`;
    const isLast = index === versions.length - 1;
    const isWhole = given.length === terms.parties.length;
    const isHeld = heldFrom !== null;
    if (isHeld && !isWhole) yield `${name} held without the signatures of all parties`;
    if (!isLast && (!isHeld || heldUntil === null))
      yield `${name} was followed by another, and should have held until then`;
    if (isLast && heldUntil !== null) yield `${name} is the last, and should not be followed`;
    if (isHeld && given.some(({ signedAt }) => signedAt > heldFrom)) yield `${name} held before all had signed`;
    const before = versions[index - 1];
    if (before && before.heldUntil !== heldFrom) yield `${name} does not begin where the one before ended`;
  }
  const last = versions.at(-1);
  if (!last) return yield 'there is no version';
  const [isSignedByAny, isHeld] = [last.signatures.length > 0, last.heldFrom !== null];
  if ((state === 'inForce' || state === 'expired') && !isHeld) yield `it is ${state}, and never began to hold`;
  if ((state === 'proposed' || state === 'countered') && isSignedByAny) yield `it is ${state}, and signed`;
  if (state === 'partiallySigned' && (!isSignedByAny || isHeld)) yield 'it is partly signed, and nobody or all did';
  if ((state === 'terminated' || state === 'expired') !== (reasonCode !== null)) yield 'only what is over has a reason';
}
