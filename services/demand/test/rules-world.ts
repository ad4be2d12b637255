import { OrganisationApproved, event } from '@duijie/contracts';
import { anOpeningRequest, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { demand } from '../src/demand.module.ts';

/** Whatever a test reads of an answer. */
export type Json = ReturnType<typeof JSON.parse>;

export const employer = 'org_00000000000000000000000001';
const agency = 'org_00000000000000000000000003';
export const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

/** Two employers, one of them an intermediary, and those who look at what they post. */
export async function rulesWorld() {
  const service = await serviceUnderTest(demand, { clock });
  const as: Record<string, string> = {
    own: await service.grant({ roles: ['enterprise'], organisation: employer }),
    agency: await service.grant({ roles: ['enterprise'], organisation: agency }),
    operator: await service.grant({ roles: ['operator'] }),
    second: await service.grant({ roles: ['operator'] }),
    government: await service.grant({ roles: ['government'], organisation: 'org_00000000000000000000000008' }),
    college: await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000002' }),
  };
  await service.publish(event(OrganisationApproved, anOrganisation({ id: employer })));
  await service.publish(event(OrganisationApproved, anOrganisation({ id: agency, intermediary: true })));
  const acts = actsOf(service, as);
  const { draft, publish } = acts;
  await eventually(async () => (await publish(await draft({}))).status === 200);
  await eventually(async () => (await publish(await draft({}, 'agency'), 'agency')).status === 200);
  return { service, as, ...acts };
}

export type RulesWorld = Awaited<ReturnType<typeof rulesWorld>>;

function actsOf(service: ServiceUnderTest, as: Record<string, string>) {
  async function draft(overrides: object, who = 'own'): Promise<Json> {
    const body = anOpeningRequest({ kind: 'employment', ...overrides });
    const { status, body: opening } = await service.call<Json>('POST', '/v1/openings', { as: as[who], body });
    if (status !== 201) throw new Error(JSON.stringify(opening));
    return opening;
  }

  function act(path: string, verb: string, { revision }: Json, who = 'own', body?: object) {
    const headers = { 'if-match': `"${revision}"` };
    return service.call<Json>('POST', `/v1/${path}/${verb}`, { as: as[who], headers, body });
  }

  function publish(opening: Json, who = 'own', body?: object) {
    return act(`openings/${opening.id}`, 'publish', opening, who, body);
  }

  function patch({ id, revision }: Json, body: object, who = 'own') {
    const headers = { 'if-match': `"${revision}"` };
    return service.call<Json>('PATCH', `/v1/openings/${id}`, { as: as[who], headers, body });
  }

  const get = (path: string, who = 'operator') => service.call<Json>('GET', `/v1/${path}`, { as: as[who] });

  async function check(overrides: object, who = 'own'): Promise<Json> {
    const body = anOpeningRequest({ ...overrides });
    const answer = await service.call<Json>('POST', '/v1/openings/check', { as: as[who], body });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  return { draft, act, publish, patch, get, check };
}
