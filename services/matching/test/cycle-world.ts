import { GraduateImported, OpeningPublished, OrganisationApproved, event } from '@duijie/contracts';
import { aGraduate, anOpening, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { Answer, ServiceUnderTest } from '@duijie/testing';
import { matching } from '../src/matching.module.ts';

export type Json = ReturnType<typeof JSON.parse>;

export const college = 'org_college';
export const employer = 'org_employer';
export const other = 'org_other';
export const day = 86_400_000;
export const start = Date.parse('2026-11-22T04:00:00Z');
export const iso = (days: number): string => new Date(start + days * day).toISOString();
export const windows = { opensAt: iso(0), preferencesUntil: iso(7), freezeAt: iso(7), answerUntil: iso(14) };

/** Four want the one seat of `opn_a`, by fit in this order; `opn_b` has two, `opn_c` asks for more than come. */
const openings = [
  anOpening({ id: 'opn_a', employer, seats: 1 }),
  anOpening({ id: 'opn_b', employer: other, seats: 2 }),
  anOpening({ id: 'opn_c', employer, seats: 9, minSeats: 5 }),
];
const graduates = [
  aGraduate({ id: 'grd_1', college, practice: { MFG: 12 } }),
  aGraduate({ id: 'grd_2', college, practice: { MFG: 9 } }),
  aGraduate({ id: 'grd_3', college, practice: { MFG: 6 } }),
  aGraduate({ id: 'grd_4', college, practice: { MFG: 3 } }),
  aGraduate({ id: 'grd_5', college, skills: [] }),
  aGraduate({ id: 'grd_6', college, consents: [] }),
];

/** The service with three openings, six graduates, and a clock that a test sets. */
export interface CycleWorld {
  readonly service: ServiceUnderTest;
  now: number;
  get(who: string, path: string): Promise<Answer<Json>>;
  send(who: string, method: string, path: string, body?: unknown, etag?: string): Promise<Answer<Json>>;
  /** An act with the ETag of what is there. */
  act(who: string, path: string, verb: string, body?: unknown): Promise<Answer<Json>>;
  /** A new draft; answers its path. */
  planned(more?: object): Promise<string>;
}

export async function aCycleWorld(): Promise<CycleWorld> {
  const time = { now: start };
  const service = await serviceUnderTest(matching, { clock: { now: () => new Date(time.now) } });
  const keys: Record<string, string> = {
    operator: await service.grant({ roles: ['operator'], subject: 'acc_first' }),
    'operator 2': await service.grant({ roles: ['operator'], subject: 'acc_second' }),
    enterprise: await service.grant({ roles: ['enterprise'], organisation: employer }),
    neighbour: await service.grant({ roles: ['enterprise'], organisation: other }),
    college: await service.grant({ roles: ['college'], organisation: college }),
    'college 2': await service.grant({ roles: ['college'], organisation: 'org_college2' }),
  };
  for (const { id } of graduates) {
    keys[id] = await service.grant({ roles: ['student'], organisation: college, graduate: id });
  }
  await service.publish(
    event(OrganisationApproved, anOrganisation({ id: employer })),
    event(OrganisationApproved, anOrganisation({ id: other })),
    ...openings.map((each) => event(OpeningPublished, each)),
    ...graduates.map((each) => event(GraduateImported, each)),
  );

  const get: CycleWorld['get'] = (who, path) => service.call('GET', path, { as: keys[who] });
  const send: CycleWorld['send'] = (who, method, path, body, etag) =>
    service.call(method, path, {
      as: keys[who],
      ...(body === undefined ? {} : { body }),
      headers: etag === undefined ? {} : { 'if-match': etag },
    });
  await eventually(async () => (await get('operator', '/v1/openings/opn_c/matches')).body.counts.pool === 6);
  return {
    service,
    get,
    send,
    get now() {
      return time.now;
    },
    set now(at) {
      time.now = at;
    },
    act: async (who, path, verb, body) => {
      const etag = (await get(who, path)).headers.get('etag') ?? '';
      return send(who, 'POST', `${path}/${verb}`, body, etag);
    },
    planned: async (more = {}) => {
      const plan = { title: { en: 'Autumn' }, openings: ['opn_a', 'opn_b', 'opn_c'], ...windows, ...more };
      const made = await send('operator', 'POST', '/v1/cycles', plan);
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return `/v1/cycles/${made.body.id}`;
    },
  };
}
