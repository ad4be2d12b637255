import { expect } from '@jest/globals';
import type { Answer } from '@duijie/testing';
import { anApplicant, registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

export const cases = '/v1/vetting-cases';
export const pdf = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n');
export const approval = { outcome: 'approved', validUntil: '2028-11-22' };

export type Case = Resource & { items: { id: string; needsEvidence: boolean }[]; evidence: { id: string }[] };

/** A registry with two reviewers, and the steps of a vetting case. */
export interface VettingUnderTest extends RegistryUnderTest {
  readonly first: string;
  readonly second: string;
  /** A key of a reviewer: an operator, or somebody of that organisation. */
  reviewer(subject: string, organisation?: string): Promise<string>;
  /** A key of somebody who speaks for an organisation. */
  speaker(organisation: string): Promise<string>;
  apply(overrides?: Record<string, unknown>): Promise<Resource>;
  organisation(id: string): Promise<Resource>;
  open(subject: string, as?: string, scope?: string): Promise<Answer<Case>>;
  read(id: string, as?: string): Promise<Case>;
  step(seen: Resource, verb: string, as: string, body?: unknown): Promise<Answer<Case>>;
  send(id: string, item: string, as: string, body?: Buffer, type?: string): Promise<Answer>;
  judge(seen: Resource, item: string, as: string, body: unknown): Promise<Answer<Case>>;
  /** With two reviewers, evidence for all, and a verdict on all. */
  judged(subject: string, verdict?: string): Promise<Case>;
  decided(subject: string, decision?: Record<string, unknown>, verdict?: string): Promise<Case>;
}

export async function vettingUnderTest(): Promise<VettingUnderTest> {
  const service = await registryUnderTest({ evidenceLimitBytes: 4_096 } as never);
  const { operator } = service;
  const reviewer: VettingUnderTest['reviewer'] = (subject, organisation) => {
    const of = organisation === undefined ? {} : { organisation };
    return service.grant({ roles: [organisation ? 'evaluator' : 'operator'], subject, duties: ['reviewer'], ...of });
  };
  const first = await reviewer('acc_first');
  const second = await reviewer('acc_second', (await service.admit({ kind: 'evaluator' })).id);
  const open: VettingUnderTest['open'] = (subject, as = operator, scope = 'membership') =>
    service.call<Case>('POST', cases, { as, body: { subject, scope } });
  const read: VettingUnderTest['read'] = async (id, as = operator) =>
    (await service.call<Case>('GET', `${cases}/${id}`, { as })).body;
  const step: VettingUnderTest['step'] = (seen, verb, as, body) =>
    service.act(cases, seen, verb, as, body) as Promise<Answer<Resource>> as Promise<Answer<Case>>;
  const send: VettingUnderTest['send'] = (id, item, as, body = pdf, type = 'application/pdf') =>
    service.call('POST', `${cases}/${id}/items/${item}/evidence?name=${encodeURIComponent('执照.pdf')}`, {
      as,
      body,
      headers: { 'content-type': type },
    });
  const judge: VettingUnderTest['judge'] = (seen, item, as, body) =>
    service.call<Case>('PUT', `${cases}/${seen.id}/items/${item}/verdict`, {
      as,
      body,
      headers: { 'if-match': `"${seen.revision}"` },
    });

  async function judged(subject: string, verdict = 'met'): Promise<Case> {
    let seen = (await open(subject)).body;
    for (const each of ['acc_first', 'acc_second']) {
      seen = (await step(seen, 'reviewers', operator, { reviewer: service.named(each) })).body;
    }
    for (const as of [first, second]) seen = (await step(seen, 'declare', as, { conflict: false })).body;
    for (const { id } of seen.items) expect((await send(seen.id, id, operator)).status).toBe(201);
    seen = await read(seen.id);
    for (const { id } of seen.items) seen = (await judge(seen, id, first, { verdict, note: '已核对' })).body;
    return seen;
  }

  return {
    ...service,
    first,
    second,
    reviewer,
    open,
    read,
    step,
    send,
    judge,
    judged,
    speaker: (organisation) => service.grant({ roles: ['enterprise'], organisation }),
    apply: async (overrides) =>
      (await service.call<Resource>('POST', '/v1/organisations', { as: operator, body: anApplicant(overrides) })).body,
    organisation: async (id) => (await service.call<Resource>('GET', `/v1/organisations/${id}`, { as: operator })).body,
    async decided(subject, decision = approval, verdict = 'met') {
      const one = await step(await judged(subject, verdict), 'decide', first, { note: '理由', ...decision });
      return (await step(one.body, 'decide', second, { note: '同意', ...decision })).body;
    },
  };
}
