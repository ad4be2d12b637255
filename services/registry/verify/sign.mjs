#!/usr/bin/env node
// Makes a key for signing agreements, and signs by it. The private half stays in its file; what is printed is for the
// platform. It needs nothing but Node, so that anybody can read it and run it: node sign.mjs keygen …
import { Buffer } from 'node:buffer';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { canonical, digestOf, jwk as jwkShape, misshapen } from './checks.mjs';

const usage = `duijie-sign keygen --organisation ORG --out PRIVATE.jwk [--label LABEL]
  makes a key, writes its private half to the new file PRIVATE.jwk, and prints the body for POST /v1/signer-keys
duijie-sign sign --private PRIVATE.jwk --party ORG --agreement AGREEMENT.json [--key KEY]
  reads the agreement as GET /v1/agreements/{id} answers it, and prints the body for POST /v1/agreements/{id}/sign
  (of an agreement in force with a new version on the table, that one); KEY is the id that the platform gave the key`;

const publicHalf = ({ kty, crv, x }) => ({ kty, crv, x });

function signatureOf(content, privateJwk) {
  const key = createPrivateKey({ key: privateJwk, format: 'jwk' });
  return sign(null, Buffer.from(canonical(content)), key).toString('base64url');
}

/** A new private key, and what registers its public half. */
export function keygen(organisation, label = 'Signer') {
  const privateJwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const jwk = publicHalf(privateJwk);
  const possession = { version: 'duijie-signer-key-1', organisation, key: digestOf(jwk) };
  return { privateJwk, registration: { label, jwk, proof: signatureOf(possession, privateJwk) } };
}

/** What signs the agreement for a party; refuses one whose digest is not that of the terms and text which it shows. */
export function signing(agreement, party, privateJwk, key) {
  const laid = agreement.amendment ? { ...agreement, ...agreement.amendment } : agreement;
  const { id, version, type, parties, title, scope, validFrom, validUntil, obligations, text } = laid;
  if (!parties?.includes(party)) throw new Error(`${party} is no party of this agreement.`);
  const textDigest = text === null ? null : digestOf(text);
  const terms = { type, parties, title, scope, validFrom, validUntil, obligations, textDigest };
  const digest = digestOf({ version: 'duijie-agreement-1', agreement: id, number: version, ...terms });
  if (digest !== laid.digest) throw new Error('The digest is not that of these terms and this text. Do not sign it.');
  const statement = { version: 'duijie-signature-1', agreement: id, number: version, party, digest };
  return { digest, key, signature: signatureOf(statement, privateJwk) };
}

function readKey(path) {
  const found = JSON.parse(readFileSync(path, 'utf8'));
  if (misshapen(publicHalf(found), jwkShape, '') || typeof found.d !== 'string')
    throw new Error(`${path} is no private Ed25519 JWK.`);
  return found;
}

function given(values, ...names) {
  return names.map((name) => {
    if (values[name] === undefined) throw new Error(`--${name} is missing.\n${usage}`);
    return values[name];
  });
}

/** Runs the command, and gives the code that it leaves with. */
export function main(args, say) {
  try {
    const names = ['organisation', 'out', 'label', 'private', 'party', 'agreement', 'key'];
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    if (args.includes('--help')) return (say(usage), 0);
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length === 1 && positionals[0] === 'keygen') {
      const [organisation, out] = given(values, 'organisation', 'out');
      const { privateJwk, registration } = keygen(organisation, values.label);
      // Never over another key, and for nobody else to read.
      writeFileSync(out, `${JSON.stringify(privateJwk)}\n`, { flag: 'wx', mode: 0o600 });
      say(JSON.stringify(registration));
    } else if (positionals.length === 1 && positionals[0] === 'sign') {
      const [privateFile, party, file] = given(values, 'private', 'party', 'agreement');
      const agreement = JSON.parse(readFileSync(file, 'utf8'));
      say(JSON.stringify(signing(agreement, party, readKey(privateFile), values.key)));
    } else throw new Error(usage);
    return 0;
  } catch (error) {
    say(error.message);
    return 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href)
  process.exitCode = main(process.argv.slice(2), console.log);
