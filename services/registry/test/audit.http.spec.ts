import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusals } from '@duijie/platform';
import { eventually } from '@duijie/testing';
import type { AuditTrailRecord } from '../src/audit/audit-entries.dto.ts';
import { faultOf } from '../src/audit/audit-entry.ts';
import type { AuditEntry } from '../src/audit/audit-entry.ts';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

interface Verifier {
  checkRecord(text: string, wish?: { skipSignature?: boolean }): readonly { readonly faults: readonly string[] }[];
}

describe('the audit trail', () => {
  let verifier: Verifier;

  let service: RegistryUnderTest;
  let organisation: string;
  let administrator: string;

  beforeAll(async () => {
    verifier = (await import(new URL('../verify/verify-record.mjs', import.meta.url).href)) as Verifier;
    service = await registryUnderTest({ failedSignInsPerMinute: 0 });
    organisation = (await service.admit()).id;
    administrator = await service.grant({ roles: ['enterprise'], organisation, subject: 'key_admin' });
  });
  afterAll(() => service.stop());

  const read = (as: string, query = '') =>
    service.call<{ items: AuditEntry[] }>('GET', `/v1/audit-entries${query}`, { as });
  const record = (as: string) => service.call<AuditTrailRecord>('GET', '/v1/audit-entries/export', { as });
  const exported = async (as: string): Promise<AuditEntry[]> =>
    (await record(as)).body.content.entries.map((entry) => ({ revision: 1, ...entry }));

  it('keeps who came in, who was kept out and who changed that, as one chain without any name', async () => {
    const login = 'secret.person@example.org';
    const password = 'four rivers, one harbour';
    const body = { login, password, roles: ['enterprise'], duties: ['editor'] };
    const { body: account } = await service.call<Resource>('POST', '/v1/accounts', { as: administrator, body });
    for (let i = 0; i < 5; i += 1) await service.call('POST', '/v1/sessions', { body: { login, password: 'wrong' } });
    await service.call('POST', '/v1/sessions', { body: { login: 'nobody.known', password } });
    service.later(2_000);
    const session = await service.call('POST', '/v1/sessions', { body: { login, password } });
    const token = String(session.body['access_token']);
    const current = await service.call<Resource>('GET', `/v1/accounts/${account.id}`, { as: administrator });
    service.later(1_000);
    const changed = await service.call<Resource>('PATCH', `/v1/accounts/${account.id}`, {
      as: administrator,
      body: { duties: ['editor', 'signer'] },
      headers: { 'if-match': `"${current.body.revision}"` },
    });
    expect(changed.body['duties']).toEqual(['editor', 'signer']);
    await eventually(async () => (await service.call('GET', '/v1/me', { as: token })).status === 401);
    const entries = await exported(service.operator);
    const kinds = entries.map(({ kind }) => kind);
    for (const kind of ['accountMade', 'signInFailed', 'lockedOut', 'signedIn', 'rolesChanged'])
      expect(kinds).toContain(kind);
    expect(faultOf(entries)).toBeUndefined();
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, i) => i + 1));
    expect(JSON.stringify(entries)).not.toMatch(/secret|example\.org|nobody\.known|127\.0\.0\.1|rivers/);
    expect(entries.find(({ kind }) => kind === 'signedIn')?.address).toMatch(/^[0-9a-f]{64}$/);
  });

  it('many entries at the same moment are one chain still', async () => {
    const make = (i: number) =>
      service.call('POST', '/v1/api-keys', { as: administrator, body: { label: `k${i}`, roles: ['enterprise'] } });
    await Promise.all(Array.from({ length: 12 }, (_, i) => make(i)));
    const entries = await exported(service.operator);
    expect(entries.filter(({ kind }) => kind === 'keyMade')).toHaveLength(12);
    expect(faultOf(entries)).toBeUndefined();
  });

  it('shows an organisation’s administrator their own entries, and an editor none', async () => {
    const own = await exported(administrator);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((entry) => entry.organisation === organisation)).toBe(true);
    expect(faultOf(own)).toBeUndefined();
    const editor = await service.grant({ roles: ['enterprise'], organisation, duties: ['editor'] });
    expect((await read(editor)).status).toBe(403);
    const ops = await service.grant({ roles: ['ops'], duties: [] });
    expect((await read(ops)).status).toBe(403);
    const neighbour = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
    expect((await read(neighbour)).body.items).toEqual([]);
  });

  it('says who suspended an organisation, and who let it in again', async () => {
    const member = await service.admit();
    const suspended = await service.act('/v1/organisations', member, 'suspend', service.operator, { note: '资质复核' });
    await service.act('/v1/organisations', suspended.body, 'reinstate', service.operator);
    const entries = (await exported(service.operator)).filter((entry) => entry.organisation === member.id);
    expect(entries.map(({ kind }) => kind)).toEqual(['organisationSuspended', 'organisationReinstated']);
  });

  it('keeps in bulk who was refused what, and wrong credentials by the hash of their address', async () => {
    const { id } = await service.admit();
    const stranger = await service.grant({
      roles: ['enterprise'],
      organisation: id,
      subject: 'acc_curious',
      duties: [],
    });
    for (let i = 0; i < 3; i += 1) await service.call('GET', '/v1/accounts', { as: stranger });
    await service.call('GET', '/v1/sessions/ses_of_others', { as: stranger });
    await service.call('GET', '/v1/me', { as: 'dj_guessed' });
    await service.service.app.get(Refusals, { strict: false }).tell(() => undefined);
    const refused = (await exported(service.operator)).filter(({ kind }) => kind === 'requestsRefused');
    const subject = service.named('acc_curious');
    expect(refused.filter((entry) => entry.subject === subject && !entry.reason?.includes('/ops/'))).toMatchObject([
      { organisation: id, reason: 'access.wrong-duty: GET /v1/accounts', count: 3, address: null },
      { organisation: id, reason: 'session.not-found: GET /v1/sessions/:id', count: 1 },
    ]);
    const guessed = refused.find(({ reason }) => reason === 'access.unknown-key: GET /v1/me');
    expect(guessed).toMatchObject({ subject: null, organisation: null });
    expect(guessed?.address).toMatch(/^[0-9a-f]{64}$/);
  });

  it('the export is checked offline, and shows what was changed, left out of the middle, or taken from the end', async () => {
    const { body } = await record(service.operator);
    const faults = (changed: unknown, skipSignature = true) =>
      verifier.checkRecord(JSON.stringify(changed), { skipSignature }).flatMap((each) => each.faults);
    expect(faults(body, false)).toEqual([]);
    const { entries, head } = body.content;
    const changing = (content: unknown) => ({ ...body, content });
    const forged = entries.map((entry, i) => (i === 1 ? { ...entry, reason: 'forged' } : entry));
    expect(faults(changing({ head, entries: forged })).join()).toContain('was changed');
    expect(faults(changing({ head, entries: [entries[1], entries[0], ...entries.slice(2)] })).join()).toContain(
      'out of order',
    );
    const last = entries.at(-1);
    const shorter = { number: (last?.number ?? 1) - 1, digest: head.digest };
    expect(faults(changing({ head: shorter, entries })).join()).toContain('after the last');
    expect(faults(changing({ head: shorter, entries: entries.slice(0, -1) }), false).join()).toContain(
      'not that of this content',
    );
  });

  it('a key is limited to its scopes, tells when it was used, and its tokens may be narrower still', async () => {
    const scopes = ['organisations:read', 'api-keys:read'];
    const body = { label: 'narrow', roles: ['enterprise'], duties: ['administrator'], scopes };
    const made = await service.call<Resource & { key: string }>('POST', '/v1/api-keys', { as: administrator, body });
    const { id, key } = made.body;
    await eventually(async () => (await service.call('GET', '/v1/me', { as: key })).status === 200);
    expect((await service.call('GET', '/v1/organisations', { as: key })).status).toBe(200);
    expect(await service.call('GET', '/v1/accounts', { as: key })).toMatchObject({
      status: 403,
      body: { type: '/problems/access.wrong-scope' },
    });
    // The same address spelt in another way is the same route.
    for (const spelling of ['/v1/%61ccounts', '/%76%31/accounts']) {
      expect((await service.call('GET', spelling, { as: key })).status).toBe(403);
    }
    expect((await service.call('POST', '/v1/api-keys', { as: key, body })).status).toBe(403);
    const grant = { grant_type: 'client_credentials', client_id: id, client_secret: key };
    const wide = await service.call('POST', '/oauth/token', { body: { ...grant, scope: 'write' } });
    expect(wide).toMatchObject({ status: 422, body: { errors: [{ pointer: '/scope' }] } });
    const narrow = await service.call('POST', '/oauth/token', { body: { ...grant, scope: 'organisations:read' } });
    expect(narrow.body).toMatchObject({ scope: 'organisations:read' });
    const token = String(narrow.body['access_token']);
    expect((await service.call('GET', '/v1/organisations', { as: token })).status).toBe(200);
    expect((await service.call('GET', '/v1/api-keys', { as: token })).status).toBe(403);
    const seen = await service.call('GET', `/v1/api-keys/${id}`, { as: administrator });
    expect(seen.body).toMatchObject({ scopes, lastUsedOn: '2026-11-22', revision: 1 });
    const bad = await service.call('POST', '/v1/api-keys', {
      as: administrator,
      body: { ...body, scopes: ['everything'] },
    });
    expect(bad.status).toBe(422);
  });
});
