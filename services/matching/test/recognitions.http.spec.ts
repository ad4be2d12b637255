import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  AgreementEnteredIntoForce,
  AgreementSigned,
  AgreementTerminated,
  AmendmentProposed,
  GraduateImported,
  OpeningPublished,
  OrganisationApproved,
  RecognitionEnteredIntoForce,
  RecognitionExpired,
  RecognitionSuspended,
  event,
} from '@duijie/contracts';
import type { AgreementBody, RecognitionBody, RescoringComputed } from '@duijie/contracts';
import { aGraduate, anOpening, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import type { MatchingConfig } from '../src/matching.config.ts';
import { matching } from '../src/matching.module.ts';

jest.setTimeout(30_000);

const now = '2026-11-29T04:00:00.000Z';
const clock = { now: () => new Date(now) };
const settings: Partial<MatchingConfig> = { shortlistPauseMs: 20 };
const employer = anOrganisation().id;
const credential = (code: string, country: string) =>
  ({ credential: code, grade: 'level4', country, state: 'verified', issuedOn: null, expiresOn: null }) as const;
const asked = (code: string, must = true) => ({ credentials: [{ credential: code, grade: null, weight: 10, must }] });

/** Two openings ask for what is recognised, one of them so that nobody can pass, and others do not ask for it. */
const openings = [
  anOpening({ id: 'opn_asks', ...asked('L-ELEC-LV') }),
  anOpening({ id: 'opn_wishes', ...asked('L-ELEC-LV', false) }),
  anOpening({ id: 'opn_other', ...asked('L-WELD') }),
  anOpening({ id: 'opn_nothing' }),
  anOpening({
    id: 'opn_unreachable',
    ...asked('L-ELEC-LV'),
    skills: [{ skill: 'PLC', level: 5, weight: 10, must: true }],
  }),
];
const graduates = [
  aGraduate({ id: 'grd_kazakh', credentials: [credential('N-ELECTRICIAN', 'KZ')] }),
  aGraduate({ id: 'grd_russian', credentials: [credential('N-ELECTRICIAN', 'RU')] }),
  aGraduate({ id: 'grd_none' }),
];
const anAgreement = (overrides: Partial<AgreementBody>): AgreementBody => ({
  id: 'agr_1',
  revision: 3,
  createdAt: now,
  updatedAt: now,
  type: 'recognition',
  state: 'partiallySigned',
  parties: ['org_a', 'org_b'],
  title: { en: 'Agreement on recognition' },
  validFrom: null,
  validUntil: null,
  signedBy: ['org_a'],
  ...overrides,
});
const aRecognition = (overrides: Partial<RecognitionBody> = {}): RecognitionBody => ({
  id: 'rec_1',
  revision: 2,
  createdAt: now,
  updatedAt: now,
  state: 'inForce',
  from: { credential: 'N-ELECTRICIAN', grade: 'level4', country: 'KZ' },
  to: { credential: 'L-ELEC-LV', grade: null, country: 'CN' },
  extent: 'full',
  confidence: 9000,
  agreement: 'agr_1',
  validUntil: null,
  title: { en: 'Electricians of Kazakhstan' },
  ...overrides,
});

describe('a recognition under an agreement', () => {
  let folder: string;
  let service: ServiceUnderTest;
  let operator: string;

  const start = async () => {
    service = await serviceUnderTest(matching, { clock, settings, folder });
    operator = await service.grant({ roles: ['operator'] });
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-recognition-'));
    await start();
    await service.publish(event(OrganisationApproved, anOrganisation()));
    for (const graduate of graduates) await service.publish(event(GraduateImported, graduate));
    for (const opening of openings) await service.publish(event(OpeningPublished, opening));
    await eventually(async () => (await lists()).size === openings.length);
  });
  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** How many lists were told of each opening. */
  const lists = async () => {
    const told = new Map<string, number>();
    for (const { key } of await service.eventsOf('matching.shortlists')) told.set(key, (told.get(key) ?? 0) + 1);
    return told;
  };
  const rescorings = async () =>
    (await service.eventsOf('matching.rescorings')).map(({ value }) => JSON.parse(value ?? '') as RescoringComputed);
  const turns = async () =>
    (await rescorings()).map(({ change, recognitionRevision }) => `${change} ${recognitionRevision}`).sort();
  const pair = async (opening: string, graduate: string) =>
    (await service.call(`GET`, `/v1/openings/${opening}/matches/${graduate}`, { as: operator })).body;
  /** What was told anew since `before`. */
  const toldSince = async (before: ReadonlyMap<string, number>) => {
    const now = await lists();
    return [...now].flatMap(([id, count]) => Array.from({ length: count - (before.get(id) ?? 0) }, () => id)).sort();
  };
  /** Other news that is told after whatever was caused before it. */
  let flag = 0;
  const settled = async () => {
    flag += 1;
    const id = `opn_flag_${flag}`;
    await service.publish(event(OpeningPublished, anOpening({ id })));
    await eventually(async () => (await lists()).has(id));
  };
  const since = async (before: ReadonlyMap<string, number>) => {
    await settled();
    return (await toldSince(before)).filter((id) => !id.startsWith('opn_flag'));
  };

  it('counts for nothing until its agreement is in force', async () => {
    const before = await lists();
    await service.publish(event(RecognitionEnteredIntoForce, aRecognition()));
    await service.publish(event(AgreementSigned, anAgreement({})));
    expect(await since(before)).toEqual([]);
    expect(await pair('opn_asks', 'grd_kazakh')).toMatchObject({
      outcome: 'notEligible',
      credentials: [{ via: null }],
    });
    expect(await rescorings()).toEqual([]);
  });

  it('tells anew, when the agreement enters into force, the lists of the openings that it touches and no others', async () => {
    const before = await lists();
    await service.publish(event(AgreementEnteredIntoForce, anAgreement({ revision: 4, state: 'inForce' })));
    await eventually(async () => (await rescorings()).length === 2);
    expect(await since(before)).toEqual(['opn_asks', 'opn_wishes']);
  });

  it('is named in the explanation of every match that counts by it', async () => {
    const recognition = { id: 'rec_1', title: { en: 'Electricians of Kazakhstan' } };
    const credentials = [
      { credential: 'L-ELEC-LV', via: 'N-ELECTRICIAN', state: 'verified', recognition, value: 9000 },
    ];
    expect(await pair('opn_asks', 'grd_kazakh')).toMatchObject({ outcome: 'eligible', credentials });
    const ofOpening = await service.call('GET', '/v1/openings/opn_asks/matches', { as: operator });
    expect(ofOpening.body).toMatchObject({ items: [{ graduateId: 'grd_kazakh', credentials }] });
    const ofGraduate = await service.call<{ items: { openingId: string }[] }>(
      'GET',
      '/v1/graduates/grd_kazakh/matches',
      { as: operator },
    );
    expect(ofGraduate.body.items.find(({ openingId }) => openingId === 'opn_asks')).toMatchObject({ credentials });
    expect(await pair('opn_wishes', 'grd_russian')).toMatchObject({ credentials: [{ recognition: null, value: 0 }] });
  });

  it('tells whom it concerns: who passes a gate or fits otherwise, at which opening', async () => {
    const told = (await rescorings()).sort((a, b) => (a.opening < b.opening ? -1 : 1));
    expect(told).toMatchObject([
      { opening: 'opn_asks', employer, change: 'counts', total: 1, recognition: 'rec_1', recognitionRevision: 2 },
      { opening: 'opn_wishes', employer, change: 'counts', total: 1 },
    ]);
    for (const { graduates } of told) expect(graduates.map(({ graduateId }) => graduateId)).toEqual(['grd_kazakh']);
    expect(told[0]?.graduates[0]).toMatchObject({ before: { outcome: 'notEligible' }, after: { outcome: 'eligible' } });
  });

  it('is not touched by a new version of the agreement that lies on the table', async () => {
    const before = await lists();
    await service.publish(event(AmendmentProposed, anAgreement({ revision: 5, state: 'inForce' })));
    expect(await since(before)).toEqual([]);
  });

  it('tells nobody again after a restart, and goes on from there', async () => {
    const [before, told] = [await lists(), (await rescorings()).length];
    await service.stop();
    await start();
    expect(await since(before)).toEqual([]);
    expect((await rescorings()).length).toBe(told);
    await service.publish(event(RecognitionSuspended, aRecognition({ revision: 3, state: 'suspended' })));
    await eventually(async () => (await rescorings()).length === told + 2);
    expect(await since(before)).toEqual(['opn_asks', 'opn_wishes']);
    expect(await turns()).toEqual(['ceased 2', 'ceased 2', 'counts 2', 'counts 2']);
    expect(await pair('opn_asks', 'grd_kazakh')).toMatchObject({
      outcome: 'notEligible',
      credentials: [{ via: null }],
    });
  });

  it('ends with the agreement, and is told once when its own end follows', async () => {
    await service.publish(event(RecognitionEnteredIntoForce, aRecognition({ revision: 4 })));
    await eventually(async () => (await rescorings()).length === 6);
    await settled();
    const before = await lists();
    await service.publish(event(AgreementTerminated, anAgreement({ revision: 6, state: 'terminated' })));
    await eventually(async () => (await rescorings()).length === 8);
    await service.publish(event(RecognitionExpired, aRecognition({ revision: 5, state: 'expired' })));
    expect(await since(before)).toEqual(['opn_asks', 'opn_wishes']);
    expect((await turns()).filter((turn) => turn === 'ceased 4')).toHaveLength(2);
    expect(await turns()).toHaveLength(8);
  });
});
