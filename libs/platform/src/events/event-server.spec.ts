import { afterEach, describe, expect, it } from '@jest/globals';
import { OrganisationApproved, OrganisationRevised, event } from '@duijie/contracts';
import type { OrganisationBody } from '@duijie/contracts';
import { DomainError } from '@duijie/domain';
import { createLogger } from '../observe/logger.ts';
import { Metrics } from '../observe/metrics.ts';
import type { EventEngine, LogRecord, LoggedRecord, Reader, Subscription, TopicPlan } from './engine.ts';
import { recordOf } from './envelope.ts';
import { EventServer } from './event-server.ts';

const body: OrganisationBody = {
  id: 'org_1',
  revision: 2,
  createdAt: '2026-01-05T00:00:00.000Z',
  updatedAt: '2026-01-05T00:00:00.000Z',
  kind: 'enterprise',
  state: 'approved',
  name: { zh: '示例装备制造有限公司' },
  country: 'CN',
  region: null,
  uscc: null,
  level: null,
};

/** A log that hands over what the test gives it, and keeps what is parked. */
class HandedLog implements EventEngine {
  readonly appended: LogRecord[] = [];
  subscription: Subscription | undefined;
  private offset = 0;

  readonly prepared: string[] = [];
  async prepare(topics: readonly TopicPlan[]): Promise<void> {
    this.prepared.push(...topics.map(({ topic }) => topic));
  }
  async append(records: readonly LogRecord[]): Promise<void> {
    const unknown = records.find(({ topic }) => !this.prepared.includes(topic));
    if (unknown) throw new Error(`There is no topic ${unknown.topic}.`);
    this.appended.push(...records);
  }
  async subscribe(subscription: Subscription): Promise<Reader> {
    this.subscription = subscription;
    const bookmark = () => ({ log: 'handed', latest: 0, places: [] });
    return { caughtUp: Promise.resolve(), healthy: () => true, bookmark, stop: async () => {} };
  }
  async lag(): Promise<[]> {
    return [];
  }
  async close(): Promise<void> {}

  logged(record: Partial<LogRecord> = {}, partition = 0): LoggedRecord {
    const made = recordOf(event(OrganisationApproved, body), 'registry', new Date('2026-11-22T04:00:00Z'));
    return { ...made, ...record, partition, offset: this.offset++, at: 0 };
  }

  hand(...records: LoggedRecord[]): Promise<void> {
    return this.subscription?.onBatch(records, async () => {}) ?? Promise.reject(new Error('Nobody listens.'));
  }
}

describe('the event server', () => {
  const servers: EventServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  async function listening(handler: (event: OrganisationBody) => unknown, mode = 'shared') {
    const log = new HandedLog();
    const pauses: number[] = [];
    const server = new EventServer({
      engine: log,
      service: 'test',
      logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
      metrics: new Metrics('test'),
      retryDelayMs: 100,
      pause: async (milliseconds) => void pauses.push(milliseconds),
      random: () => 1,
    });
    servers.push(server);
    server.addHandler(`${mode}:OrganisationApproved`, async (given: OrganisationBody) => handler(given), true);
    await server.listen((error) => {
      if (error) throw error as Error;
    });
    return { log, pauses, server };
  }

  it('gives an event to its handler as its class, with the fields that only newer versions know', async () => {
    const seen: unknown[] = [];
    const { log } = await listening((given) => seen.push(given));
    await log.hand(log.logged({ value: JSON.stringify({ ...body, later: 1 }) }));
    expect(seen[0]).toBeInstanceOf(OrganisationApproved);
    expect(seen[0]).toMatchObject({ ...body, later: 1 });
  });

  it('passes over tombstones and events that nobody handles', async () => {
    const seen: unknown[] = [];
    const { log } = await listening((given) => seen.push(given));
    const revised = recordOf(event(OrganisationRevised, body), 'registry', new Date(0));
    await log.hand(
      log.logged({ value: null }),
      log.logged(revised),
      log.logged({ headers: { ce_type: 'org.duijie.NeverHeardOf' } }),
    );
    expect([seen, log.appended]).toEqual([[], []]);
  });

  it('takes events of different keys side by side where a handler asks for no more order than that', async () => {
    const { log, server } = await listening(() => undefined);
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const handler = ({ id, revision }: OrganisationBody) => {
      begun.push(`${id} ${revision}`);
      return new Promise<void>((resolve) => ends.set(`${id} ${revision}`, resolve));
    };
    server.addHandler('shared:OrganisationRevised', async (given: OrganisationBody) => handler(given), true, {
      order: 'key',
    });
    const revised = (id: string, revision: number) =>
      log.logged({ ...recordOf(event(OrganisationRevised, { ...body, id, revision }), 'registry', new Date(0)) });
    const handed = log.hand(revised('org_1', 2), revised('org_2', 2), revised('org_1', 3));
    await eventuallyHolds(() => begun.length === 2);
    expect(begun).toEqual(['org_1 2', 'org_2 2']);
    ends.get('org_2 2')?.();
    ends.get('org_1 2')?.();
    await eventuallyHolds(() => begun.length === 3);
    expect(begun[2]).toBe('org_1 3');
    ends.get('org_1 3')?.();
    await handed;
  });

  it('tries five times with growing pauses, parks with the cause, and goes on with the next', async () => {
    const seen: string[] = [];
    const { log, pauses } = await listening(({ id }) => {
      seen.push(id);
      if (id === 'org_1') throw new TypeError('Cannot read properties of undefined');
    });
    await log.hand(log.logged(), log.logged({ value: JSON.stringify({ ...body, id: 'org_2' }) }));
    expect(seen).toEqual([...Array<string>(5).fill('org_1'), 'org_2']);
    expect(pauses).toEqual([100, 200, 400, 800]);
    expect(log.appended).toHaveLength(1);
    expect(log.appended[0]).toMatchObject({
      topic: 'registry.organisations.parked.test',
      key: 'org_1',
      headers: {
        parked_offset: '0',
        parked_attempts: '5',
        parked_cause: 'TypeError: Cannot read properties of undefined',
      },
    });
  });

  it('parks what a handler of every instance cannot handle, so that it does not stand still either', async () => {
    const seen: unknown[] = [];
    const { log } = await listening((given) => seen.push(given), 'broadcast');
    await log.hand(log.logged({ value: '{"id":' }), log.logged());
    expect(log.appended.map(({ topic }) => topic)).toEqual(['registry.organisations.parked.test']);
    expect(seen).toHaveLength(1);
  });

  it.each(['shared', 'broadcast'])('hands an event over once more when ops replay it: %s', async (mode) => {
    const seen: string[] = [];
    const { log, server } = await listening(({ id }) => seen.push(id), mode);
    const record = log.logged();
    await log.hand(record);
    await server.replay(record);
    await server.replay(log.logged({ value: '[]' }));
    expect(seen).toEqual(['org_1', 'org_1']);
    expect(log.appended).toHaveLength(1);
  });

  it('does not park what succeeds in the end', async () => {
    let tries = 0;
    const { log } = await listening(() => {
      tries += 1;
      if (tries < 5) throw new Error('Not yet.');
    });
    await log.hand(log.logged());
    expect([tries, log.appended]).toEqual([5, []]);
  });

  it.each([
    ['no JSON', { value: '{"id":' }],
    ['a list', { value: '[]' }],
    ['a body that lacks fields', { value: '{"id":"org_1"}' }],
    ['a field of the wrong kind', { value: JSON.stringify({ ...body, revision: 'two' }) }],
    ['no type', { headers: {} }],
    ['a type of somebody else', { headers: { ce_type: 'com.example.OrganisationApproved' } }],
  ])('parks at once what no try can mend: %s', async (_, record) => {
    const seen: unknown[] = [];
    const { log, pauses } = await listening((given) => seen.push(given));
    await log.hand(log.logged(record), log.logged());
    expect(pauses).toEqual([]);
    expect(log.appended.map(({ headers }) => headers['parked_attempts'])).toEqual(['1']);
    expect(log.appended[0]?.headers['parked_cause']).not.toContain('org_1');
    expect(seen).toHaveLength(1);
  });

  it('never parks what waits for an absent database: the same events come again', async () => {
    let absent = true;
    const seen: string[] = [];
    const { log } = await listening(({ id }) => {
      if (absent) throw new DomainError('unavailable', 'store.unavailable', 'The database does not answer.');
      seen.push(id);
    });
    const records = [log.logged()];
    await expect(log.hand(...records)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(log.appended).toEqual([]);
    absent = false;
    await log.hand(...records);
    expect(seen).toEqual(['org_1']);
  });

  it('handles partitions side by side, each in its own order', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const seen: string[] = [];
    const { log } = await listening(async ({ id }) => {
      if (id === 'org_slow') await gate;
      seen.push(id);
    });
    const of = (id: string, partition: number) => log.logged({ value: JSON.stringify({ ...body, id }) }, partition);
    const slow = log.hand(of('org_slow', 0), of('org_after', 0));
    await log.hand(of('org_beside', 1));
    open();
    await slow;
    expect(seen).toEqual(['org_beside', 'org_slow', 'org_after']);
  });

  it('tries a parked event again when ops ask, and says when that fails', async () => {
    let broken = true;
    const { log, server } = await listening(() => {
      if (broken) throw new Error('Still broken.');
    });
    await expect(server.redrive(log.logged())).rejects.toThrow('Still broken.');
    broken = false;
    await expect(server.redrive(log.logged())).resolves.toBeUndefined();
    expect(log.appended).toEqual([]);
  });
});

async function eventuallyHolds(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !holds(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
