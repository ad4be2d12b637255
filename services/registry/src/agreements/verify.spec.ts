import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf, recordKeyOf, signRecord } from '@duijie/domain';
import type { Text } from '@duijie/domain';
import { registerSignerKey, revokeSignerKey } from '../signer-keys/signer-key.ts';
import type { SignerKey } from '../signer-keys/signer-key.ts';
import { draftAgreement, proposeAgreement, signAgreement } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { recordOfAgreement } from './agreement-record.ts';
import { amendAgreement, signAmendment } from './amendment.ts';
import type { PublicJwk, Signing } from './signature.ts';

interface Jwk extends PublicJwk {
  readonly d: string;
}
interface Signer {
  keygen(
    organisation: string,
    label?: string,
  ): { privateJwk: Jwk; registration: { label: string; jwk: PublicJwk; proof: string } };
  signing(agreement: object, party: string, key: Jwk, id: string): { digest: string; key: string; signature: string };
  main(args: readonly string[], say: (line: string) => void): number;
}
type Checks = readonly { readonly name: string; readonly faults: readonly string[] }[];
interface Verifier {
  checkRecord(text: string, options?: { publicKey?: string; skipSignature?: boolean }): Checks;
  main(args: readonly string[], say: (line: string) => void): number;
}
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

// Keys of RFC 8037 and of nobody: secret to nobody.
const platformKey = privateKey(
  'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
);
const publicKey = JSON.stringify(recordKeyOf(platformKey).jwk);
const text: Text = { zh: '甲方开设订单班……', ru: 'Стороны договорились…' };
const at = (minute: number) => `2026-11-22T04:${String(minute).padStart(2, '0')}:00.000Z`;

function privateKey(d: string, x: string) {
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' });
}

let signer: Signer;
let verifier: Verifier;
let folder: string;
let file: string;

beforeAll(async () => {
  signer = (await import(new URL('../../verify/sign.mjs', import.meta.url).href)) as Signer;
  verifier = (await import(new URL('../../verify/verify-record.mjs', import.meta.url).href)) as Verifier;
  folder = await mkdtemp(join(tmpdir(), 'duijie-sign-'));
  const { agreement, keys } = signedTwice();
  const texts = new Map([[digestOf(text), text]]);
  const content = recordOfAgreement(agreement, texts, keys);
  file = JSON.stringify(
    signRecord({ version: 'duijie-record-1', kind: 'agreement', issuedAt: at(59), content }, platformKey),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two versions, each signed by a key and by an account; the key was revoked since. */
function signedTwice(): { agreement: Agreement; keys: SignerKey[] } {
  const { privateJwk, registration } = signer.keygen('org_a', 'Office of the rector');
  const key = registerSignerKey('sky_1', 'acc_1', { organisation: 'org_a', ...registration }, at(0)).next;
  const byKey = (agreement: Agreement): Signing => {
    const { id, version, ...rest } = agreement;
    const { digest, signature } = signer.signing(
      { ...rest, id, version, text, amendment: agreement.amendment && { ...agreement.amendment, text } },
      'org_a',
      privateJwk,
      key.id,
    );
    return { party: 'org_a', account: 'acc_1', digest, key: { id: key.id, jwk: key.jwk, signature } };
  };
  const attested: Signing = { party: 'org_b', account: 'acc_2', digest: null, key: null };
  const terms = {
    type: 'exchange' as const,
    parties: ['org_a', 'org_b'],
    title: { zh: '师生交流协议', en: 'Exchange' },
    scope: { majors: ['4603'], regions: ['KZ'] },
    validFrom: '2026-11-01',
    validUntil: '2027-11-01',
    obligations: [{ party: 'org_b', what: { en: 'Hosts ten students' }, due: '2027-06-01' }],
    textDigest: digestOf(text),
  };
  let agreement = proposeAgreement(draftAgreement('agr_1', 'org_a', terms, at(1)).next, null, at(1)).next;
  agreement = signAgreement(agreement, byKey(agreement), '2026-11-22', at(2)).next;
  agreement = signAgreement(agreement, attested, '2026-11-22', at(3)).next;
  agreement = amendAgreement(agreement, 'org_b', { ...terms, validUntil: '2028-11-01' }, null, at(4)).next;
  agreement = signAmendment(agreement, byKey(agreement), '2026-11-22', at(5)).next;
  agreement = signAmendment(agreement, attested, '2026-11-22', at(6)).next;
  return { agreement, keys: [revokeSignerKey(key, at(7)).next] };
}

function faultsOf(record: string, options?: Parameters<Verifier['checkRecord']>[1]): string[] {
  try {
    return verifier
      .checkRecord(record, options)
      .flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
  } catch (error) {
    return [String(error)];
  }
}

/** The record with one value changed, or one member or entry gone, for every place in it. */
function* tampered(
  value: Json,
  rebuild: (changed: Json) => Json,
  path = '',
): Generator<{ path: string; record: Json }> {
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) {
      yield { path: `${path}/${i} gone`, record: rebuild(value.toSpliced(i, 1)) };
      yield { path: `${path}/${i} twice`, record: rebuild([...value, each]) };
      yield* tampered(each, (changed) => rebuild(value.with(i, changed)), `${path}/${i}`);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      const { [name]: _gone, ...rest } = value;
      yield { path: `${path}/${name} gone`, record: rebuild(rest) };
      yield* tampered(each, (changed) => rebuild({ ...value, [name]: changed }), `${path}/${name}`);
    }
  } else {
    const other = typeof value === 'string' ? otherText(value) : typeof value === 'number' ? value + 1 : !value;
    yield { path, record: rebuild(value === null ? 'x' : other) };
  }
}

function otherText(value: string): string {
  const last = value.at(-1);
  return `${value.slice(0, -1)}${last === '1' ? '2' : '1'}`;
}

describe('the record of an agreement', () => {
  it('holds, by the key given or the one in the file, however it is laid out', () => {
    expect(faultsOf(file, { publicKey })).toEqual([]);
    expect(faultsOf(JSON.stringify(JSON.parse(file), null, 2))).toEqual([]);
  });

  it('holds no more when any field of it is changed, left out or there twice', () => {
    const all = [...tampered(JSON.parse(file) as Json, (changed) => changed)];
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter(({ record }) => faultsOf(JSON.stringify(record), { publicKey }).length === 0)).toEqual([]);
  });

  it('gives a forger away who signs it anew by a key of their own', () => {
    const { key: _key, signature: _signature, ...rest } = JSON.parse(file) as ReturnType<typeof signRecord>;
    const { privateJwk } = signer.keygen('org_forger');
    const forged = JSON.stringify(signRecord(rest, privateKey(privateJwk.d, privateJwk.x)));
    expect(faultsOf(forged)).toEqual([]);
    expect(faultsOf(forged, { publicKey })).toEqual([
      'key: the file names another key, or a key by another id',
      'signature of the platform: it is not that of this content and this key',
    ]);
  });

  it.each<[string, (content: { [name: string]: Json }) => void, string]>([
    [
      'other terms',
      (content) => setIn(content, 'versions/1/signed/validUntil', '2030-11-01'),
      'the digest of version 2',
    ],
    ['another text', (content) => setIn(content, 'versions/0/text/zh', '乙方……'), 'the text of version 1'],
    [
      'terms with their digest',
      (content) => {
        setIn(content, 'versions/1/signed/validUntil', '2030-11-01');
        const { signed } = (content['versions'] as { signed: Json }[])[1] ?? { signed: null };
        setIn(content, 'versions/1/digest', digestOf(signed));
      },
      'the signature of org_a to version 2 does not hold',
    ],
    [
      'a signature after the key was revoked',
      (content) => setIn(content, 'keys/0/revokedAt', at(5)),
      'after its key was revoked',
    ],
    ['a key of another party', (content) => setIn(content, 'keys/0/organisation', 'org_b'), 'by a key of org_b'],
    ['a state that nobody signed', (content) => setIn(content, 'state', 'proposed'), 'it is proposed, and signed'],
  ])('shows %s even where the platform itself had signed it', (_, change, fault) => {
    const { key: _key, signature: _signature, ...rest } = JSON.parse(file) as ReturnType<typeof signRecord>;
    change(rest.content as { [name: string]: Json });
    expect(faultsOf(JSON.stringify(signRecord(rest, platformKey)), { publicKey }).join()).toContain(fault);
  });

  it('is told in words by the command', async () => {
    const [record, key] = [join(folder, 'record.json'), join(folder, 'key.json')];
    await Promise.all([writeFile(record, file), writeFile(key, publicKey)]);
    const lines: string[] = [];
    expect(verifier.main([record, '--key', key], (line) => lines.push(line))).toBe(0);
    expect(lines).toContain(`Version 1: org_a signed by its key at ${at(2)}.`);
    expect(lines).toContain(`Version 2: attested by the platform that account acc_2 agreed for org_b at ${at(6)}.`);
    await writeFile(record, file.replace('2028-11-01', '2029-11-01'));
    expect(verifier.main([record, '--key', key], () => undefined)).toBe(1);
    expect(verifier.main([join(folder, 'nothing.json')], () => undefined)).toBe(2);
  });
});

describe('duijie-sign', () => {
  it('keeps the private half in a file of its own, prints what registers the key, and never writes over a key', async () => {
    const out = join(folder, 'private.jwk');
    const lines: string[] = [];
    const args = ['keygen', '--organisation', 'org_a', '--out', out];
    expect(signer.main(args, (line) => lines.push(line))).toBe(0);
    const { d } = JSON.parse(await readFile(out, 'utf8')) as { d: string };
    expect(lines.join()).not.toContain(d);
    expect(signer.main(args, () => undefined)).toBe(2);
    expect((JSON.parse(await readFile(out, 'utf8')) as { d: string }).d).toBe(d);
  });

  it('signs nothing whose digest is not that of what it shows, and for nobody who is no party', () => {
    const { privateJwk } = signer.keygen('org_a');
    const { agreement } = signedTwice();
    expect(() =>
      signer.signing({ ...agreement, text, title: { en: 'Another' } }, 'org_a', privateJwk, 'sky_1'),
    ).toThrow('Do not sign');
    expect(() => signer.signing({ ...agreement, text }, 'org_c', privateJwk, 'sky_1')).toThrow('no party');
  });
});

function setIn(content: { [name: string]: Json }, path: string, value: Json): void {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Json>((at, step) => (at as { [name: string]: Json })[step] ?? null, content);
  (parent as { [name: string]: Json })[last] = value;
}
