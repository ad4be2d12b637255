import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { notification } from '../src/notification.module.ts';

interface Parked {
  id: string;
  topic: string;
  cause: string;
}

describe('an event that could not be handled', () => {
  let service: ServiceUnderTest;
  let ops: string;

  beforeAll(async () => {
    service = await serviceUnderTest(notification);
    ops = await service.grant({ roles: ['ops'] });
    const headers = { ce_type: 'org.duijie.OpeningPaused' };
    await service.engines.events.append([{ topic: 'demand.openings', key: 'opn_1', value: '{"id":1}', headers }]);
  });
  afterAll(() => service.stop());

  const parked = async () => (await service.call<{ items: Parked[] }>('GET', '/ops/v1/parked', { as: ops })).body.items;

  it('is listed with its cause and without its body, and stays when it fails again', async () => {
    const [one] = await eventually(async () => {
      const items = await parked();
      return items.length > 0 && items;
    });
    expect(one).toMatchObject({ topic: 'demand.openings', cause: expect.stringContaining('OpeningPaused') });
    expect(one).not.toHaveProperty('value');
    const again = await service.call('POST', `/ops/v1/parked/${one?.id}/redrive`, { as: ops });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/parked.failed-again' } });
    expect(await parked()).toHaveLength(1);
  });
});
