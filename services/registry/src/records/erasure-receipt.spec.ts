import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { recordKeyOf, signRecord } from '@duijie/domain';

interface Verifier {
  checkRecord(
    text: string,
    options?: { publicKey?: string; skipSignature?: boolean },
  ): readonly { readonly name: string; readonly faults: readonly string[] }[];
}
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = JSON.stringify(recordKeyOf(privateKey).jwk);
const [early, late] = ['2026-11-29T04:00:00.000Z', '2026-11-29T04:00:05.000Z'];
const content = {
  receipt: `ers_${'0'.repeat(64)}`,
  graduate: 'grd_1',
  college: 'org_1',
  erasedAt: early,
  services: [
    { service: 'candidate', erasedAt: early },
    { service: 'notification', erasedAt: late },
    { service: 'registry', erasedAt: early },
    { service: 'matching', erasedAt: late },
  ],
};
const signed = (of: object) =>
  signRecord({ version: 'duijie-record-1', kind: 'erasure-receipt', issuedAt: late, content: of }, privateKey);

let verifier: Verifier;

beforeAll(async () => {
  verifier = (await import(new URL('../../verify/verify-record.mjs', import.meta.url).href)) as Verifier;
});

function faultsOf(record: unknown, options: Parameters<Verifier['checkRecord']>[1] = { publicKey }): string[] {
  try {
    return verifier.checkRecord(JSON.stringify(record), options).flatMap(({ faults }) => faults);
  } catch (error) {
    return [String(error)];
  }
}

/** The value with each of its parts changed in turn. */
function* changes(value: Json): Iterable<Json> {
  if (typeof value === 'string') yield value === '' ? 'x' : `${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}`;
  if (Array.isArray(value)) {
    yield value.slice(1);
    yield value.toReversed();
    for (const [at, part] of value.entries()) for (const other of changes(part)) yield value.with(at, other);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield rest;
      for (const other of changes(part)) yield { ...value, [name]: other };
    }
  }
}

describe('the receipt of an erasure', () => {
  it('holds before anybody who has the public key', () => {
    expect(faultsOf(signed(content))).toEqual([]);
    const other = JSON.stringify(recordKeyOf(generateKeyPairSync('ed25519').publicKey).jwk);
    expect(faultsOf(signed(content), { publicKey: other })).not.toEqual([]);
  });

  it('shows whatever is changed in it, field by field', () => {
    const record = JSON.parse(JSON.stringify(signed(content))) as Json;
    const tampered = [...changes(record)];
    expect(tampered.length).toBeGreaterThan(40);
    for (const one of tampered) expect([one, faultsOf(one)]).not.toEqual([one, []]);
  });

  it('is none while a service has not answered, also when the platform itself signs it', () => {
    for (const service of ['candidate', 'matching', 'notification', 'registry']) {
      const services = content.services.filter((one) => one.service !== service);
      expect(faultsOf(signed({ ...content, services }))).toContain(`there is no answer of ${service}`);
    }
    const twice = { ...content, services: [...content.services, { service: 'registry', erasedAt: late }] };
    expect(faultsOf(signed(twice))).toContain('a service has answered twice');
    expect(faultsOf(signed({ ...content, erasedAt: late }))).toHaveLength(1);
  });
});
