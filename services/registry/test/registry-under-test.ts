import { randomUUID } from 'node:crypto';
import { serviceUnderTest } from '@duijie/testing';
import type { Answer, ServiceUnderTest, TestOptions } from '@duijie/testing';
import { registry } from '../src/registry.module.ts';

export type Resource = { id: string; revision: number; state: string } & Record<string, unknown>;

/** A registry over HTTP with an operator, and a clock that a test moves. */
export interface RegistryUnderTest extends ServiceUnderTest {
  readonly operator: string;
  /** Moves the clock on. */
  later(milliseconds: number): void;
  now(): Date;
  /** A change of state at the revision that was seen. */
  act(
    path: string,
    seen: { id: string; revision: number },
    verb: string,
    as: string,
    body?: unknown,
  ): Promise<Answer<Resource>>;
  /** A member that was admitted. */
  admit(overrides?: Record<string, unknown>): Promise<Resource>;
}

/** What an applicant from abroad says of itself: no unified code is asked of it, so that there can be many. */
export function anApplicant(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'enterprise',
    name: { en: 'Example Robotics', ru: 'Пример Робототехника' },
    country: 'KZ',
    registerNumber: randomUUID(),
    ...overrides,
  };
}

export async function registryUnderTest(settings: TestOptions['settings'] = {}): Promise<RegistryUnderTest> {
  let time = Date.parse('2026-11-22T04:00:00Z');
  const clock = { now: () => new Date(time) };
  const service = await serviceUnderTest(registry, { clock, settings: { demo: 'off', ...settings } });
  const operator = await service.grant({ roles: ['operator'] });

  function act(path: string, seen: { id: string; revision: number }, verb: string, as: string, body?: unknown) {
    const headers = { 'if-match': `"${seen.revision}"` };
    return service.call<Resource>('POST', `${path}/${seen.id}/${verb}`, { as, body, headers });
  }

  return {
    ...service,
    operator,
    act,
    now: clock.now,
    later: (milliseconds) => (time += milliseconds),
    async admit(overrides) {
      const body = anApplicant(overrides);
      const applied = await service.call<Resource>('POST', '/v1/organisations', { as: operator, body });
      return (await act('/v1/organisations', applied.body, 'approve', operator)).body;
    },
  };
}
