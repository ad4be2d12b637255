import { createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsErased, InboxErased, PlaceLapsed, PlaceOffered, PreferencesErased, event } from '@duijie/contracts';
import { canonicalJson } from '@duijie/domain';
import { eventually } from '@duijie/testing';
import { PlacesStore } from '../src/graduates/places.store.ts';
import { ErasuresService } from '../src/persons/erasures.service.ts';
import { candidateUnderTest, own } from './candidate-under-test.ts';

type Receipt = {
  state: string;
  services: { service: string; erasedAt: string | null }[];
  record: { signature: string } | null;
};

let now = new Date('2026-11-22T04:00:00Z');
const clock = { now: () => now };

describe('an erasure, and a backup that is restored after it', () => {
  let folder: string;
  let backup: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-erasure-'));
    backup = await mkdtemp(join(tmpdir(), 'duijie-backup-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(backup, { recursive: true, force: true });
  });

  const files = async (of: string, stores: readonly string[]) =>
    (await readdir(of)).filter((name) => stores.some((store) => name.startsWith(`${store}.`)));

  /** As ops would: the files of a stopped service, put back in the place of the newer ones. */
  async function restore(stores: readonly string[]): Promise<void> {
    for (const name of await files(folder, stores)) await rm(join(folder, name));
    for (const name of await files(backup, stores)) await copyFile(join(backup, name), join(folder, name));
  }

  it.each([
    ['of the profiles and persons alone', ['candidate']],
    ['of the keys too, so that it could be read again', ['candidate', 'candidate-keys']],
  ])('is done again when the backup is one %s', async (_, stores) => {
    const before = await candidateUnderTest({ clock, folder });
    const { graduate, student, sheet } = await before.someone();
    const { graduate: other } = await before.someone();
    await eventually(async () => (await before.service.eventsOf('candidate.graduates')).length >= 2);
    await before.service.stop();
    for (const name of await files(folder, stores)) await copyFile(join(folder, name), join(backup, name));

    const erasing = await candidateUnderTest({ clock, folder });
    expect((await erasing.change('DELETE', graduate.id, student, 1)).status).toBe(200);
    await eventually(async () => (await erasing.service.eventsOf('candidate.erasures')).length === 2);
    await erasing.service.stop();
    await restore(stores);

    const after = await candidateUnderTest({ clock, folder });
    try {
      expect((await after.read(graduate.id, after.college)).status).toBe(404);
      expect(
        (await after.service.call('GET', `/v1/graduates/${graduate.id}/export`, { as: after.college })).status,
      ).toBe(404);
      expect((await after.read(other.id, after.college)).body).toMatchObject({
        person: { name: other.person?.['name'] },
      });
      const receipt = await after.service.call('GET', `/v1/graduates/${graduate.id}/receipt`, { as: student });
      expect(receipt).toMatchObject({ status: 200, body: { state: 'erased' } });
      expect((await after.upload(sheet)).rows).toMatchObject({ rejected: 1 });
      const last = await eventually(async () => {
        const mine = (await after.service.eventsOf('candidate.graduates')).filter(({ key }) => key === graduate.id);
        return mine.length >= 5 ? mine.at(-1) : undefined;
      });
      expect(last?.value).toBeNull();
    } finally {
      await after.service.stop();
    }
  });

  it('is said again a day later to a service that gave no receipt', async () => {
    const { service, someone, change } = await candidateUnderTest({ clock, folder });
    const { graduate, student } = await someone();
    expect((await change('DELETE', graduate.id, student, 1)).status).toBe(200);
    const said = async () => (await service.eventsOf('candidate.graduates')).filter(({ key }) => key === graduate.id);
    await eventually(async () => (await said()).at(-1)?.value === null);
    const erasures = service.service.app.get(ErasuresService);
    expect(await erasures.askAgain()).toBe(0);
    const before = now;
    now = new Date('2026-11-23T05:00:00Z');
    try {
      expect(await erasures.askAgain()).toBe(1);
      expect(await erasures.askAgain()).toBe(0);
      await eventually(async () => (await said()).at(-1)?.value !== null);
      const last = (await said()).at(-1);
      expect(last?.headers['ce_type']).toBe('org.duijie.GraduateErased');
      expect(JSON.parse(last?.value ?? '')).toMatchObject({
        id: graduate.id,
        state: 'erased',
        birth: null,
        skills: [],
      });
    } finally {
      now = before;
      await service.stop();
    }
  });

  it('has a receipt that every service adds to', async () => {
    const { service, someone, change } = await candidateUnderTest({ clock, folder });
    const { graduate, student } = await someone();
    const given = await change('DELETE', graduate.id, student, 1);
    expect(given.body).toMatchObject({
      services: [
        { service: 'candidate', erasedAt: '2026-11-22T04:00:00.000Z' },
        { service: 'notification', erasedAt: null },
        { service: 'registry', erasedAt: null },
        { service: 'matching', erasedAt: null },
      ],
      record: null,
    });
    const erasedAt = '2026-11-22T04:00:05.000Z';
    await service.publish(event(InboxErased, { id: graduate.id, revision: 1, erasedAt }));
    await service.publish(event(AccountsErased, { id: graduate.id, revision: 1, erasedAt }));
    await service.publish(event(PreferencesErased, { id: graduate.id, revision: 2, erasedAt }));
    await service.publish(event(AccountsErased, { id: 'grd_nobody', revision: 1, erasedAt }));
    const receipt = await eventually(async () => {
      const { body } = await service.call<Receipt>('GET', `/v1/graduates/${graduate.id}/receipt`, { as: student });
      return body.services.every((each) => each.erasedAt !== null) ? body : undefined;
    });
    const services = receipt.services.map(({ service: name }) => name);
    expect(services).toEqual(['candidate', 'notification', 'registry', 'matching']);
    const { body: published } = await service.call<{ keys: { jwk: JsonWebKey }[] }>('GET', '/v1/erasure-receipts/keys');
    const { signature, ...said } = receipt.record ?? { signature: '' };
    expect(said).toMatchObject({
      version: 'duijie-record-1',
      kind: 'erasure-receipt',
      issuedAt: erasedAt,
      content: { graduate: graduate.id, services: receipt.services },
      key: published.keys[0],
    });
    const key = createPublicKey({ key: published.keys[0]?.jwk ?? {}, format: 'jwk' });
    expect(verify(null, Buffer.from(canonicalJson(said)), key, Buffer.from(signature, 'base64url'))).toBe(true);
    const again = await service.call<Receipt>('GET', `/v1/graduates/${graduate.id}/receipt`, { as: student });
    expect(again.body).toEqual(receipt);
    await service.stop();
  });

  it('keeps no copy of places, also of one that is told of afterwards', async () => {
    const { service, someone, change, college, read } = await candidateUnderTest({ clock, folder });
    const { graduate, student } = await someone();
    const place = {
      id: 'plc_1',
      revision: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      state: 'offered' as const,
      cycle: 'cyc_1',
      graduate: graduate.id,
      college: own,
      opening: 'opn_1',
      employer: 'org_1',
      rank: 1,
      answerUntil: now.toISOString(),
      reasonCode: null,
    };
    const held = () => service.service.app.get(PlacesStore).statesOf(graduate.id);
    await service.publish(event(PlaceOffered, place));
    const before = await eventually(async () => {
      const { body } = await read(graduate.id, college);
      return body.state === 'held' && body;
    });
    expect(await held()).toEqual(['offered']);
    expect((await change('DELETE', graduate.id, student, before.revision)).status).toBe(200);
    expect(await held()).toEqual([]);
    await service.publish(event(PlaceLapsed, { ...place, revision: 2, state: 'lapsed' }));
    await eventually(async () => {
      const lags = await service.engines.events.lag(['candidate']);
      const places = lags.filter(({ topic }) => topic === 'matching.places');
      return places.length > 0 && places.every(({ lag }) => lag === 0);
    });
    expect(await held()).toEqual([]);
    await service.stop();
  });
});
