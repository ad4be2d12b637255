#!/usr/bin/env node
// Checks a record of Duijie from its file and the public key alone. It shares no code with the platform and needs nothing
// but Node, so that anybody can read it and run it: node verify-record.mjs record.json
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as agreement from './agreement.mjs';
import * as auditTrail from './audit-trail.mjs';
import { canonical, instant, isSigned, jwk, like, misshapen, named, oneOf, signature } from './checks.mjs';
import * as erasureReceipt from './erasure-receipt.mjs';

const [version, mostMebibytes] = ['duijie-record-1', 50];
/** One file for each kind: the shape of its content, what to check, and what to tell. */
const kinds = { agreement, 'audit-trail': auditTrail, 'erasure-receipt': erasureReceipt };
const head = { version: oneOf(version), issuedAt: instant, key: { id: like(/^[\w-]{43}$/), jwk }, signature };

/** Checks the text of a record: a list of { name, faults }. Throws for what is no record of a known kind. */
export function checkRecord(given, { publicKey, skipSignature = false } = {}) {
  const file = JSON.parse(given);
  if (file?.version !== version)
    throw new Error(`The version is ${JSON.stringify(file?.version)}; this script knows ${version} only.`);
  const kind = Object.hasOwn(kinds, file.kind) ? kinds[file.kind] : undefined;
  if (!kind) throw new Error(`The kind is ${JSON.stringify(file.kind)}; this script knows ${Object.keys(kinds)}.`);
  const wrong =
    misshapen(file, { ...head, kind: oneOf(file.kind), content: kind.shape }, 'record') ?? strange(file, given);
  const checks = [{ name: 'shape', faults: wrong ? [wrong] : [] }];
  if (wrong) return checks;
  const trusted = publicKey ? publicKeyIn(publicKey) : file.key.jwk;
  const isSame = canonical(file.key) === canonical(named(trusted));
  checks.push({ name: 'key', faults: isSame ? [] : ['the file names another key, or a key by another id'] });
  const { signature: bytes, ...rest } = file;
  const holds = skipSignature || isSigned(rest, bytes, trusted);
  checks.push({
    name: 'signature of the platform',
    faults: holds ? [] : ['it is not that of this content and this key'],
  });
  return [...checks, ...kind.check(file.content)];
}

/** What a record says, in words. */
export function toldOf(given) {
  const { kind, content } = JSON.parse(given);
  return [...kinds[kind].told(content)];
}

function strange(file, given) {
  // JSON.parse keeps the last of two members of one name, where another reader may keep the first.
  const letters = given.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1').length;
  return letters === JSON.stringify(file).length ? undefined : 'a member is there twice, or spelt in a strange way';
}

function publicKeyIn(given) {
  const { kty, crv, x } = publicKeyOf(JSON.parse(given));
  if (misshapen({ kty, crv, x }, jwk, '')) throw new Error('The key is no public Ed25519 JWK.');
  return { kty, crv, x };
}

/** A JWK, a key of ours, or what `GET /v1/records/keys` answers. */
const publicKeyOf = (file) => file?.keys?.[0]?.jwk ?? file?.jwk ?? file ?? {};

function read(path) {
  if (statSync(path).size > mostMebibytes * 2 ** 20) throw new Error(`${path} is larger than ${mostMebibytes} MiB.`);
  return readFileSync(path, 'utf8');
}

/** Runs the command, and gives the code that it leaves with. */
export function main(args, say) {
  const usage = 'duijie-verify-record RECORD.json [--key PUBLIC.jwk]';
  try {
    if (args.includes('--help')) return (say(usage), 0);
    const { values, positionals } = parseArgs({ args, options: { key: { type: 'string' } }, allowPositionals: true });
    if (positionals.length !== 1) throw new Error(usage);
    const given = read(positionals[0]);
    const checks = checkRecord(given, { publicKey: values.key && read(values.key) });
    for (const { name, faults } of checks) {
      say(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
      for (const fault of faults.slice(0, 10)) say(`     ${fault.slice(0, 500)}`);
    }
    const holds = checks.every(({ faults }) => faults.length === 0);
    if (holds) for (const line of toldOf(given)) say(line);
    if (!values.key) say('The file names its own key: compare it with the published one, or give that with --key.');
    say(holds ? 'The record holds.' : 'The record does NOT hold.');
    return holds ? 0 : 1;
  } catch (error) {
    say(error.message);
    return 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href)
  process.exitCode = main(process.argv.slice(2), console.log);
