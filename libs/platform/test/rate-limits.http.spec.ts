import { Controller, Get, Module, Post } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '@duijie/domain';
import { AgainstGuessing, PlatformConfig, Public, SignedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import { serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';

@Controller('v1/doors')
class DoorsController {
  @SignedIn()
  @Get('members')
  members(): object {
    return {};
  }

  @Public()
  @Get('anyone')
  anyone(): object {
    return {};
  }

  @Public()
  @AgainstGuessing()
  @Post('wrong')
  wrong(): never {
    throw new DomainError('unauthenticated', 'door.wrong', 'That was not it.');
  }

  @Public()
  @AgainstGuessing()
  @Post('right')
  right(): object {
    return {};
  }
}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

const plan: ServicePlan = { name: 'doors', module: DoorsModule, config: PlatformConfig, routes: ['/v1/doors'] };

describe('who sends more than is allowed', () => {
  let service: ServiceUnderTest;

  const started = async (settings: Partial<PlatformConfig>) => {
    // So that what `grant` asks until its key is known counts for nobody.
    service = await serviceUnderTest(plan, { settings: { anonymousRequestsPerMinute: 0, ...settings } });
  };
  afterEach(() => service.stop());

  const ask = async (method: string, path: string, as?: string, headers: Record<string, string> = {}) =>
    service.call(method, `/v1/doors/${path}`, { as, headers });
  const statuses = async (times: number, asked: () => ReturnType<typeof ask>) => {
    const seen: number[] = [];
    for (let i = 0; i < times; i += 1) seen.push((await asked()).status);
    return seen;
  };

  it('is told so, and when to go on; other organisations do not feel it', async () => {
    await started({ requestsPerMinute: 5 });
    const first = await service.grant({ roles: ['enterprise'], organisation: 'org_1' });
    const colleague = await service.grant({ roles: ['enterprise'], organisation: 'org_1' });
    const neighbour = await service.grant({ roles: ['enterprise'], organisation: 'org_2' });
    await statuses(5, () => ask('GET', 'members', first));
    for (const as of [first, colleague]) {
      const refused = await ask('GET', 'members', as);
      expect(refused).toMatchObject({ status: 429, body: { type: '/problems/request.too-many', status: 429 } });
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    expect((await ask('GET', 'members', neighbour)).status).toBe(200);
  });

  it('counts as a person where a student asks, not as the college', async () => {
    await started({ requestsPerMinute: 5 });
    const student = await service.grant({ roles: ['student'], organisation: 'org_1', graduate: 'grd_1' });
    const college = await service.grant({ roles: ['college'], organisation: 'org_1' });
    expect(await statuses(8, () => ask('GET', 'members', student))).toContain(429);
    expect((await ask('GET', 'members', college)).status).toBe(200);
  });

  it('is known by the address without an account, a wrong key is none, and the gateway says whose address', async () => {
    await started({ anonymousRequestsPerMinute: 4 });
    const from = (ip: string) => ({ 'x-forwarded-for': ip });
    expect(await statuses(2, () => ask('GET', 'anyone', undefined, from('192.0.2.1')))).toEqual([200, 200]);
    expect(await statuses(2, () => ask('GET', 'members', 'dj_wrong', from('192.0.2.1')))).toEqual([401, 401]);
    expect((await ask('GET', 'members', 'dj_wrong', from('192.0.2.1'))).status).toBe(429);
    expect((await ask('GET', 'anyone', undefined, from('192.0.2.1'))).status).toBe(429);
    expect((await ask('GET', 'anyone', undefined, from('192.0.2.2'))).status).toBe(200);
  });

  it('may guess few secrets, and then not even the right one for a while', async () => {
    await started({ failedSignInsPerMinute: 3 });
    expect(await statuses(5, () => ask('POST', 'right'))).toEqual([201, 201, 201, 201, 201]);
    expect(await statuses(4, () => ask('POST', 'wrong'))).toEqual([401, 401, 401, 429]);
    expect(await ask('POST', 'right')).toMatchObject({ status: 429, body: { type: '/problems/request.too-many' } });
  });

  it('is not stopped where health and metrics are asked for, nor where no limit is set', async () => {
    await started({ anonymousRequestsPerMinute: 1, requestsPerMinute: 0 });
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      for (let i = 0; i < 3; i += 1) expect((await service.call('GET', path)).status).toBe(200);
    }
  });
});
