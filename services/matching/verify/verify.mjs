#!/usr/bin/env node
// Checks a published allocation of Duijie from its file and the public key alone. It shares no code with the platform and
// needs nothing but Node, so that anybody can read it and run it: node verify.mjs result.json
import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const [resultVersion, certificateVersion, mostMebibytes] = ['duijie-allocation-1', 'duijie-certificate-1', 400];

const sha256 = (text, encoding = 'hex') => createHash('sha256').update(text, 'utf8').digest(encoding);
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const same = (a, b) => canonical(a) === canonical(b);
const byId = (list) => new Map(list.map((each) => [each.id, each]));

/** JSON as RFC 8785 has it. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value).sort(byText);
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

// The shape of the file: a test for a value, a list of one shape, all members of an object, or null besides.
const whole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;
const oneOf = (values) => (value) => values.includes(value);
const like = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
const orNull = (shape) => ({ orNull: shape });
const [hex, id, count, flag] = [like(/^[0-9a-f]{64}$/), like(/^.{1,200}$/u), whole(0, 1e9), oneOf([true, false])];
const [seats, fit, base64] = [whole(0, 1e6), whole(0, 10_000), like(/^[\w-]{43}$/)];
const unmatched = oneOf(['listedNone', 'allFull', 'allClosed', 'fullOrClosed']);
const unfilled = [{ reason: oneOf(['closedBelowMinimum', 'tooFewApplicants', 'applicantsPlacedHigher']), seats }];
const cutoff = orNull({ fit, lot: hex });
const figures = { state: oneOf(['open', 'closed']), applicants: count, taken: count, cutoff, unfilled };
const outcome = { opening: orNull(id), rank: orNull(whole(1, 20)), reason: orNull(unmatched) };
const frozenAt = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
const head = { version: oneOf([resultVersion]), cycle: id, frozenAt, commitment: hex, secret: hex, inputDigest: hex };
const resultShape = {
  ...head,
  seed: hex,
  counts: { openings: count, closed: count, seats: count, taken: count, participants: count, unmatched: count },
  openings: [{ id, seats: whole(1, 1e6), minSeats: seats, ...figures }],
  closings: [{ opening: id, shortfall: whole(1, 1e6), reopened: flag }],
  participants: [{ p: hex, assumed: flag, list: [{ opening: id, fit }], lot: hex, outcome }],
  key: { id: base64, jwk: { kty: oneOf(['OKP']), crv: oneOf(['Ed25519']), x: base64 } },
  signature: like(/^[\w-]{86}$/),
};

/** Says where a value has not the shape; undefined if it has. */
function misshapen(value, shape, path) {
  if (typeof shape === 'function') return shape(value) ? undefined : `${path} is missing or not what it may be`;
  if (shape.orNull) return value === null ? undefined : misshapen(value, shape.orNull, path);
  const isList = Array.isArray(shape);
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== isList)
    return `${path} is no ${isList ? 'list' : 'object'}`;
  const unknown = isList ? undefined : Object.keys(value).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) return `${path} has the unknown member ${JSON.stringify(unknown)}`;
  for (const name of Object.keys(isList ? value : shape)) {
    const found = misshapen(value[name], isList ? shape[0] : shape[name], `${path}.${name}`);
    if (found) return found;
  }
  return undefined;
}

/** Checks the text of a result: a list of { name, faults }. Throws for what is no result of this version. */
export function checkResult(text, { publicKey, certificate, skipSignature = false } = {}) {
  const file = JSON.parse(text);
  if (file?.version !== resultVersion)
    throw new Error(`The version is ${JSON.stringify(file?.version)}; this script knows ${resultVersion} only.`);
  const checks = [];
  const check = (name, faults) => checks.push({ name, faults: [...faults] });
  const wrong = misshapen(file, resultShape, 'result');
  check('shape and lists', wrong ? [wrong] : listFaults(file, text));
  if (checks[0].faults.length > 0) return checks;
  const jwk = publicKey ? trusted(publicKey) : file.key.jwk;
  check('key', same(file.key, named(jwk)) ? [] : ['the file names another key, or a key by another id']);
  if (!skipSignature) check('signature', isSigned(file, jwk) ? [] : ['it is not that of this content and this key']);
  check('lottery against the commitment', lotteryFaults(file));
  const admitted = admittedOf(file);
  check('seats and minima', seatFaults(file, admitted));
  check('no two that would rather have each other', blockingPairs(file, admitted));
  check('cut-offs, counts and reasons', figureFaults(file, admitted));
  check('the allocation, computed again', rerunFaults(file));
  if (certificate) check('certificate', certificateFaults(file, certificate, jwk, skipSignature));
  return checks;
}

function trusted(text) {
  const given = JSON.parse(text);
  const { kty, crv, x } = given?.jwk ?? given ?? {};
  if (misshapen({ kty, crv, x }, resultShape.key.jwk, '')) throw new Error('The key is no public Ed25519 JWK.');
  return { kty, crv, x };
}

/** A key with its thumbprint (RFC 7638), as results name it. */
const named = (jwk) => ({ id: sha256(canonical(jwk), 'base64url'), jwk });

function isSigned({ signature, ...content }, jwk) {
  const bytes = Buffer.from(String(signature), 'base64url');
  // The last letter has bits to spare, which could be changed unseen.
  if (bytes.toString('base64url') !== signature) return false;
  return verify(null, Buffer.from(canonical(content)), createPublicKey({ key: jwk, format: 'jwk' }), bytes);
}

function* listFaults({ openings, participants, ...file }, text) {
  // JSON.parse keeps the last of two members of one name, where another reader may keep the first.
  const letters = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1').length;
  if (letters !== JSON.stringify({ ...file, openings, participants }).length)
    yield 'a member is there twice, or spelt in a strange way';
  const known = byId(openings);
  const isInOrder = (ids) => ids.every((each, index) => index === 0 || ids[index - 1] < each);
  if (!isInOrder(openings.map(({ id }) => id))) yield 'the openings are out of order, or one is there twice';
  if (!isInOrder(participants.map(({ p }) => p))) yield 'the participants are out of order, or one is there twice';
  for (const { id, seats, minSeats } of openings)
    if (minSeats > seats) yield `opening ${id} has a minimum above its seats`;
  for (const { p, list } of participants) {
    const listed = new Set(list.map(({ opening }) => opening));
    const isSound = list.length <= 20 && listed.size === list.length && [...listed].every((id) => known.has(id));
    if (!isSound) yield `participant ${p} lists more than 20 openings, one of them twice, or an unknown one`;
  }
}

function* lotteryFaults({ version, cycle, frozenAt, commitment, ...file }) {
  if (sha256(file.secret) !== commitment) yield 'the secret is not the committed one';
  const openings = file.openings.map(({ id, seats, minSeats }) => ({ id, seats, minSeats }));
  const participants = file.participants.map(({ p, assumed, list }) => ({ p, assumed, list }));
  const digest = sha256(canonical({ version, cycle, frozenAt, commitment, openings, participants }));
  if (digest !== file.inputDigest) yield 'the digest is not that of the inputs in the file';
  if (sha256(file.secret + file.inputDigest) !== file.seed) yield 'the seed is not that of the secret and the digest';
  for (const { p, lot } of file.participants)
    if (sha256(`${file.seed}:${p}`) !== lot) yield `participant ${p} has a lot that is not theirs`;
}

/** The admitted of each opening, in its order: the higher fit first, and of equal fits the higher lot. */
function admittedOf({ openings, participants }) {
  const admitted = new Map(openings.map(({ id }) => [id, []]));
  for (const { p, lot, list, outcome } of participants) {
    const wish = list[outcome.rank - 1];
    if (wish) admitted.get(wish.opening).push({ p, fit: wish.fit, lot });
  }
  for (const there of admitted.values()) there.sort((a, b) => b.fit - a.fit || byText(b.lot, a.lot));
  return admitted;
}

function* seatFaults({ openings }, admitted) {
  for (const { id, seats, minSeats, state } of openings) {
    const there = admitted.get(id).length;
    if (there > seats) yield `opening ${id} has ${there} on ${seats} seats`;
    if (state === 'open' && there < minSeats) yield `opening ${id} is open with ${there}, below its minimum`;
    if (state === 'closed' && there > 0) yield `opening ${id} is closed with ${there}`;
  }
}

function* blockingPairs({ openings, participants }, admitted) {
  const known = byId(openings);
  for (const { p, lot, list, outcome } of participants)
    for (const wish of list.slice(0, (outcome.rank ?? 21) - 1)) {
      const [{ seats, state }, there] = [known.get(wish.opening), admitted.get(wish.opening)];
      const last = there.length < seats ? { fit: -1 } : there.at(-1);
      const isAbove = wish.fit > last.fit || (wish.fit === last.fit && lot > last.lot);
      if (state === 'open' && isAbove) yield `participant ${p} and opening ${wish.opening}`;
    }
}

/** Writes anew what follows from the lists, the ranks and what is closed, and compares. */
function* figureFaults(file, admitted) {
  const closed = new Set(file.openings.filter(({ state }) => state === 'closed').map(({ id }) => id));
  const applicants = new Map(file.openings.map(({ id }) => [id, 0]));
  for (const { list } of file.participants)
    for (const { opening } of list) applicants.set(opening, applicants.get(opening) + 1);
  for (const opening of file.openings) {
    const { id, seats } = opening;
    const [there, listed] = [admitted.get(id), applicants.get(id)];
    const higher = ['applicantsPlacedHigher', Math.min(seats, listed) - there.length];
    const reasons = closed.has(id) ? [['closedBelowMinimum', seats]] : [['tooFewApplicants', seats - listed], higher];
    const unfilled = reasons.flatMap(([reason, free]) => (free > 0 ? [{ reason, seats: free }] : []));
    const cutoff = there.length === seats ? { fit: there.at(-1).fit, lot: there.at(-1).lot } : null;
    const right = { ...opening, applicants: listed, taken: there.length, cutoff, unfilled };
    if (!same(opening, right)) yield `opening ${id} should be ${canonical(right)}`;
  }
  for (const { p, list, outcome } of file.participants) {
    const gone = list.filter(({ opening }) => closed.has(opening)).length;
    const some = gone === 0 ? 'allFull' : gone === list.length ? 'allClosed' : 'fullOrClosed';
    const nothing = { opening: null, rank: null, reason: list.length === 0 ? 'listedNone' : some };
    const wish = list[outcome.rank - 1];
    const right = wish ? { opening: wish.opening, rank: outcome.rank, reason: null } : nothing;
    if (!same(outcome, right)) yield `participant ${p} should have ${canonical(right)}`;
  }
  const matched = file.participants.filter(({ outcome }) => outcome.rank !== null).length;
  const [openings, participants] = [file.openings.length, file.participants.length];
  const seats = file.openings.reduce((sum, opening) => sum + opening.seats, 0);
  const people = { taken: matched, participants, unmatched: participants - matched };
  const counts = { openings, closed: closed.size, seats, ...people };
  if (!same(file.counts, counts)) yield `the counts should be ${canonical(counts)}`;
}

/** Lets participants go on down their lists until nobody is refused any more. They are numbered by lot, highest first. */
function settle({ people, openings }, state, waiting = [...people.keys()]) {
  while (waiting.length > 0) {
    let number = waiting.pop();
    const wish = people[number].list[state.at[number]];
    if (!wish) continue;
    const there = state.held.get(wish.opening);
    if (there) {
      const key = (10_000 - wish.fit) * people.length + number;
      there.splice(there.findLastIndex((other) => other < key) + 1, 0, key);
      if (there.length <= openings.get(wish.opening).seats) continue;
      number = there.pop() % people.length;
    }
    state.at[number] += 1;
    waiting.push(number);
  }
  return state;
}

const accepted = (market, open) =>
  settle(market, { at: market.people.map(() => 0), held: new Map(open.map((id) => [id, []])) });

/** Computes the allocation again: acceptance, closings, and what opens again. */
function* rerunFaults(file) {
  const people = file.participants.toSorted((a, b) => byText(b.lot, a.lot));
  const lots = new Map(file.openings.map(({ id }) => [id, sha256(`${file.seed}:${id}`)]));
  const market = { people, openings: byId(file.openings.toSorted((a, b) => byText(lots.get(a.id), lots.get(b.id)))) };
  let state = accepted(market, [...market.openings.keys()]);
  const lacks = (id, { held }) => market.openings.get(id).minSeats - held.get(id).length;
  const short = () => [...state.held.keys()].toSorted((a, b) => lacks(b, state) - lacks(a, state))[0];
  const closings = [];
  for (let id = short(); id !== undefined && lacks(id, state) > 0; id = short()) {
    closings.push({ opening: id, shortfall: lacks(id, state), reopened: false });
    const displaced = state.held.get(id).map((key) => key % people.length);
    state.held.delete(id);
    settle(market, state, displaced);
  }
  for (const closing of closings.toReversed()) {
    const { opening: id } = closing;
    // Nobody comes who would not rather have it: where they are too few, nothing needs to be tried.
    const asksFor = ({ list }, index) => list.slice(0, state.at[index]).some(({ opening }) => opening === id);
    if (people.filter(asksFor).length < market.openings.get(id).minSeats) continue;
    const trial = accepted(market, [...state.held.keys(), id]);
    closing.reopened = [...trial.held.keys()].every((each) => lacks(each, trial) <= 0);
    if (closing.reopened) state = trial;
  }
  for (const [index, { p, list, outcome }] of people.entries()) {
    const rank = state.at[index] < list.length ? state.at[index] + 1 : null;
    if (outcome.rank !== rank) yield `participant ${p} should have rank ${rank}`;
  }
  for (const { id, state: said } of file.openings)
    if (state.held.has(id) !== (said === 'open')) yield `opening ${id} should not be ${said}`;
  if (!same(closings, file.closings)) yield `the closings should be ${canonical(closings)}`;
}

function* certificateFaults(file, text, jwk, skipSignature) {
  const certificate = JSON.parse(text);
  if (certificate?.version !== certificateVersion) throw new Error('The certificate is of an unknown version.');
  if (!skipSignature && !isSigned(certificate, jwk)) yield 'the signature is not that of this content and this key';
  const { kind, position, signature } = certificate;
  const head = { version: certificateVersion, cycle: file.cycle, result: sha256(canonical(file)), kind, position };
  const [participant, opening] = [file.participants[position - 1], file.openings[position - 1]];
  const openings = participant?.list.map((wish) => file.openings.find(({ id }) => id === wish.opening));
  const ofOpening = { opening, admitted: admittedOf(file).get(opening?.id) };
  const content = kind === 'participant' ? { participant, openings } : ofOpening;
  if (!same(certificate, { ...head, ...content, key: named(jwk), signature })) yield 'it says other than the result';
}

function read(path) {
  if (statSync(path).size > mostMebibytes * 2 ** 20) throw new Error(`${path} is larger than ${mostMebibytes} MiB.`);
  return readFileSync(path, 'utf8');
}

/** Runs the command, and gives the code that it leaves with. */
export function main(args, say) {
  const usage = 'duijie-verify RESULT.json [--key PUBLIC.jwk] [--certificate FILE.json] [--skip-signature]';
  try {
    if (args.includes('--help')) return (say(usage), 0);
    const options = { key: { type: 'string' }, certificate: { type: 'string' }, 'skip-signature': { type: 'boolean' } };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length !== 1) throw new Error(usage);
    const [publicKey, certificate] = [values.key, values.certificate].map((path) => path && read(path));
    const skipSignature = values['skip-signature'];
    const checks = checkResult(read(positionals[0]), { publicKey, certificate, skipSignature });
    for (const { name, faults } of checks) {
      say(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
      for (const fault of faults.slice(0, 10)) say(`     ${fault.slice(0, 500)}`);
      if (faults.length > 10) say(`     and ${faults.length - 10} more`);
    }
    if (skipSignature) say('The signature was not looked at.');
    if (!publicKey) say('The file names its own key: compare it with the published one, or give that with --key.');
    const holds = checks.every(({ faults }) => faults.length === 0);
    say(holds ? 'The result holds.' : 'The result does NOT hold.');
    return holds ? 0 : 1;
  } catch (error) {
    say(error.message);
    return 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href)
  process.exitCode = main(process.argv.slice(2), console.log);
