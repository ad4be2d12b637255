import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@duijie/domain';
import { allocate } from './allocation.ts';
import { Certificates } from './certificate.ts';
import { aMarket, marketOf, secret } from './markets.arbitrary.ts';
import { allocationVersion } from './problem.ts';
import { publishedResult, signed, signingKeyOf } from './signature.ts';

interface Verifier {
  checkResult(
    text: string,
    options?: { publicKey?: string; certificate?: string; skipSignature?: boolean },
  ): { readonly name: string; readonly faults: readonly string[] }[];
  main(args: readonly string[], say: (line: string) => void): number;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

// A key of RFC 8037, which is secret to nobody.
const privateKey = createPrivateKey({
  key: {
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  },
  format: 'jwk',
});
const publicKey = JSON.stringify(signingKeyOf(privateKey).jwk);

/** Everything that a result can hold: reopened and closed openings, full and half full ones, ties, an empty list. */
const file = publishedResult(
  allocate(
    marketOf({
      openings: [
        { seats: 2, minSeats: 0 },
        { seats: 3, minSeats: 3 },
        { seats: 6, minSeats: 5 },
        { seats: 4, minSeats: 1 },
      ],
      participants: [
        { list: [2, 0, 1], fits: [5000, 6000, 7000] },
        { list: [2, 1], fits: [0, 6000, 7000] },
        { list: [0, 1], fits: [5000, 6000] },
        { list: [0], fits: [5000] },
        { list: [0, 3], fits: [5000, 0, 0, 9000] },
        { list: [0, 2], fits: [4000, 0, 6000] },
        { list: [2], fits: [0, 0, 6000] },
        { list: [1], fits: [0, 3000] },
        { list: [], fits: [] },
      ],
    }),
    secret,
  ),
  privateKey,
);
const text = canonicalJson(file);

let verifier: Verifier;
let folder: string;

beforeAll(async () => {
  const address = new URL('../../verify/verify.mjs', import.meta.url).href;
  verifier = (await import(address)) as Verifier;
  folder = await mkdtemp(join(tmpdir(), 'duijie-verify-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type Checks = ReturnType<Verifier['checkResult']>;

/** The checks; what is refused as a whole is one fault. */
function outcomeOf(check: () => Checks): Checks {
  try {
    return check();
  } catch (error) {
    return [{ name: 'refused', faults: [String(error)] }];
  }
}

function faultsOf(of: string, options?: Parameters<Verifier['checkResult']>[1]): string[] {
  const checks = outcomeOf(() => verifier.checkResult(of, options));
  return checks.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
}

const isNoticed = (...given: Parameters<typeof faultsOf>) => faultsOf(...given).length > 0;

describe('the verifier', () => {
  it('finds nothing wrong with a published result, with the key given or taken from the file', () => {
    expect(file.closings.some(({ reopened }) => !reopened)).toBe(true);
    expect(file.counts.unmatched).toBeGreaterThan(1);
    expect(faultsOf(text, { publicKey })).toEqual([]);
    expect(faultsOf(JSON.stringify(file, null, 2))).toEqual([]);
  });

  it('agrees with the platform about any market', () => {
    fc.assert(
      fc.property(aMarket({ participants: 16, openings: 7 }), (inputs) => {
        expect(faultsOf(canonicalJson(publishedResult(allocate(inputs, secret), privateKey)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('notices every change, loss and addition in the file by the form or the signature', () => {
    const unseen = tamperings(file as unknown as Json).filter(({ json }) => {
      const checks = outcomeOf(() => verifier.checkResult(canonicalJson(json), { publicKey }));
      return !checks.some(
        ({ name, faults }) => /^(refused|shape and lists|signature)$/.test(name) && faults.length > 0,
      );
    });
    expect(unseen.map(({ what }) => what)).toEqual([]);
  });

  it('notices all of them without the signature too, except another signature of the right form', () => {
    const all = tamperings(file as unknown as Json);
    expect(all.length).toBeGreaterThan(500);
    const unseen = all.filter(({ json }) => !isNoticed(canonicalJson(json), { skipSignature: true }));
    expect(unseen.map(({ what }) => what)).toEqual(['/signature changed']);
  });

  it('notices a changed outcome that somebody signed with a key of their own', () => {
    const { key: _key, signature: _signature, ...result } = file;
    const other = createPrivateKey({ key: { ...privateKey.export({ format: 'jwk' }), ...otherKey }, format: 'jwk' });
    const forged = canonicalJson(signed(result, other));
    expect(faultsOf(forged)).toEqual([]);
    expect(faultsOf(forged, { publicKey })).toEqual([
      expect.stringMatching(/^key: /),
      expect.stringMatching(/^signature: /),
    ]);
  });

  it('notices a member that is there twice, of which programs read now the first and now the last', () => {
    expect(faultsOf(text.replace('"cycle":', '"cycle":"cyc_0","cycle":'))).toEqual([
      expect.stringContaining('there twice'),
    ]);
  });

  it('notices a stable allocation that is not the best for students', () => {
    const crossed = marketOf({
      openings: [
        { seats: 1, minSeats: 0 },
        { seats: 1, minSeats: 0 },
      ],
      participants: [
        { list: [0, 1], fits: [1000, 2000] },
        { list: [1, 0], fits: [2000, 1000] },
      ],
    });
    const honest = allocate(crossed, secret);
    expect(honest.participants.map(({ outcome }) => outcome.rank)).toEqual([1, 1]);
    const participants = honest.participants.map(({ list, ...each }) => {
      return { ...each, list, outcome: { opening: list[1]?.opening ?? null, rank: 2, reason: null } };
    });
    const openings = honest.openings.map((opening) => {
      const there = participants.find(({ outcome }) => outcome.opening === opening.id);
      return { ...opening, cutoff: { fit: 2000, lot: there?.lot ?? '' } };
    });
    const forged = signed({ ...honest, participants, openings }, privateKey);
    expect(faultsOf(canonicalJson(forged), { publicKey })).toEqual(
      participants.map(({ p }) => `the allocation, computed again: participant ${p} should have rank 1`),
    );
  });
});

describe('the verifier of certificates', () => {
  const certificates = new Certificates(file);
  const some = [
    certificates.ofOpening(file.openings[0]?.id ?? ''),
    ...file.participants.map(({ p }) => certificates.ofParticipant(p)),
  ].flatMap((content) => (content ? [signed(content, privateKey)] : []));

  it('finds those of the result right', () => {
    expect(some).toHaveLength(file.participants.length + 1);
    for (const each of some) expect(faultsOf(text, { publicKey, certificate: canonicalJson(each) })).toEqual([]);
  });

  it('notices every change in one', () => {
    for (const each of some.slice(0, 2)) {
      const all = tamperings(each as unknown as Json);
      const unseen = all.filter(({ json }) => !isNoticed(text, { publicKey, certificate: canonicalJson(json) }));
      expect(unseen.map(({ what }) => what)).toEqual([]);
    }
  });
});

describe('duijie-verify', () => {
  const run = (...args: string[]) => {
    const lines: string[] = [];
    const code = verifier.main(args, (line) => lines.push(line));
    return { code, said: lines.join('\n') };
  };
  const put = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  it('leaves with 0 for a result that holds and 1 for one that does not', async () => {
    const [result, key] = [await put('result.json', text), await put('public.jwk', publicKey)];
    expect(run(result, '--key', key)).toMatchObject({ code: 0, said: expect.stringContaining('The result holds.') });
    const broken = await put('broken.json', text.replace('"assumed":true', '"assumed":false'));
    expect(run(broken)).toMatchObject({ code: 1, said: expect.stringContaining('FAIL signature') });
  });

  it('leaves with 2 and says why for what it cannot check', async () => {
    expect(run()).toMatchObject({ code: 2, said: expect.stringContaining('RESULT.json') });
    expect(run(join(folder, 'nowhere.json'))).toMatchObject({ code: 2, said: expect.stringContaining('ENOENT') });
    expect(run(await put('text.json', 'hello'))).toMatchObject({ code: 2, said: expect.stringContaining('JSON') });
    const other = text.replace(allocationVersion, 'duijie-allocation-2');
    expect(run(await put('other.json', other))).toMatchObject({
      code: 2,
      said: 'The version is "duijie-allocation-2"; this script knows duijie-allocation-1 only.',
    });
    const result = await put('result.json', text);
    const noKey = await put('no.jwk', '{"kty":"RSA"}');
    expect(run(result, '--key', noKey)).toMatchObject({ code: 2, said: expect.stringContaining('Ed25519') });
  });
});

const otherKey = {
  d: 'TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs',
  x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw',
};

/** The document with every leaf changed and left out, and with a member or an entry more wherever one can be. */
function tamperings(json: Json): { what: string; json: Json }[] {
  const found: { what: string; json: Json }[] = [];
  visit(json, '', (what, other) => found.push({ what, json: other }));
  return found;
}

function visit(value: Json, path: string, put: (what: string, other: Json) => void): void {
  for (const other of othersThan(value)) put(`${path} changed`, other);
  if (Array.isArray(value)) {
    put(`${path} longer`, [...value, value.at(-1) ?? null]);
    if (value.length > 1) put(`${path} turned`, value.toReversed());
    value.forEach((each, index) => {
      put(`${path}/${index} left out`, value.toSpliced(index, 1));
      visit(each, `${path}/${index}`, (what, other) => put(what, value.with(index, other)));
    });
  } else if (typeof value === 'object' && value !== null) {
    put(`${path} with more`, { ...value, more: 1 });
    for (const [name, each] of Object.entries(value)) {
      put(`${path}/${name} left out`, Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)));
      visit(each, `${path}/${name}`, (what, other) => put(what, { ...value, [name]: other }));
    }
  }
}

/** Other values of the same form, such as another digest or number, so that not only the shape is tested. */
function othersThan(value: Json): Json[] {
  if (value === null) return [0, 'opn_0', {}];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, null];
  if (typeof value !== 'string') return [null];
  const turned = (letter: string) => (letter === 'a' ? 'b' : letter === '1' ? '2' : letter === 'A' ? 'Q' : 'a');
  const words = [
    'open',
    'closed',
    'allFull',
    'allClosed',
    'tooFewApplicants',
    'opn_0',
    'opn_3',
    '2026-11-22T12:00:01Z',
  ];
  return [turned(value.charAt(0)) + value.slice(1), ...words.filter((word) => word !== value), ''];
}
