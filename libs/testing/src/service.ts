import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessGranted, event } from '@duijie/contracts';
import type { Caller, Clock } from '@duijie/domain';
import { createLogger, hashOfKey, listen, openEngines, recordOf, startService, subjectOf } from '@duijie/platform';
import type { Door, Engines, LoggedRecord, PlatformConfig, RunningService, ServicePlan } from '@duijie/platform';
import { eventually } from './eventually.ts';
import { issuerOfTests } from './other-issuer.ts';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Call {
  /** An API key or a token, as `grant` gives it. */
  readonly as?: string | undefined;
  /** Sent as JSON, or as it is when it is bytes. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A real service over HTTP, on embedded engines in a folder of its own and a free port. */
export interface ServiceUnderTest {
  readonly url: string;
  readonly engines: Engines;
  readonly service: RunningService;
  call<Body = Record<string, unknown>>(method: string, path: string, call?: Call): Promise<Answer<Body>>;
  /**
   * A credential that acts as this caller: an API key, or with `TEST_ISSUER=other` a token of an issuer of another make, so
   * that the same tests say whether whom the platform lets in hangs on who vouches for them.
   */
  grant(caller: Partial<Caller> & Pick<Caller, 'roles'>): Promise<string>;
  /** What the service calls somebody to whom `grant` gave this subject: an issuer’s names are not ours. */
  named(subject: string): string;
  /** Puts events into the log, as another service would. */
  publish(...events: readonly object[]): Promise<void>;
  /** Everything that is in the log for a topic. */
  eventsOf(topic: string): Promise<readonly LoggedRecord[]>;
  stop(): Promise<void>;
}

export interface TestOptions {
  readonly clock?: Clock;
  readonly settings?: Partial<PlatformConfig>;
  /** A folder to go on with; it is kept at the end. */
  readonly folder?: string;
}

export async function serviceUnderTest<Config extends PlatformConfig>(
  plan: ServicePlan<Config>,
  options: TestOptions = {},
): Promise<ServiceUnderTest> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), `duijie-${plan.name}-`)));
  const issuer = options.settings?.oidcIssuer === undefined ? await issuerOfTests() : undefined;
  const config = Object.assign(
    new plan.config(),
    { dataDir: folder, port: 0, logLevel: 'silent', instance: 'test', eventRetryDelayMs: 1 },
    issuer?.settings,
    options.settings,
  );
  const clock = options.clock ?? { now: () => new Date() };
  const engines = await openEngines(
    config,
    clock,
    createLogger({ service: plan.name, instance: 'test', level: 'silent' }),
  );
  const service = await startService(plan, { config, engines, clock }).catch(async (error: unknown) => {
    await engines.close();
    throw error;
  });
  await service.caughtUp();
  const door: Door = await listen(service.handler, config);
  const url = `http://127.0.0.1:${door.port}`;
  let grants = 0;

  async function call<Body>(
    method: string,
    path: string,
    { as, body, headers = {} }: Call = {},
  ): Promise<Answer<Body>> {
    const bytes =
      body instanceof Uint8Array || typeof body === 'string'
        ? body
        : body === undefined
          ? undefined
          : JSON.stringify(body);
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && typeof body === 'object' && !(body instanceof Uint8Array)
          ? { 'content-type': 'application/json' }
          : {}),
        ...(as ? { authorization: `Bearer ${as}` } : {}),
        ...headers,
      },
      ...(bytes === undefined ? {} : { body: bytes as string | Uint8Array<ArrayBuffer> }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  async function publish(...events: readonly object[]): Promise<void> {
    await engines.events.append(events.map((made) => recordOf(made, 'test', clock.now())));
  }

  return {
    url,
    engines,
    service,
    call,
    publish,
    async grant(wish) {
      grants += 1;
      const caller = { duties: everyDuty, ...wish, subject: wish.subject ?? `acc_test_${grants}` };
      if (issuer) return issuer.token(caller, { issuedAt: clock.now() });
      const key = `dj_test_${grants}_${plan.name}`;
      await publish(grantOf(key, caller, clock.now()));
      await eventually(async () => (await call('GET', '/ops/v1/outbox', { as: key })).status !== 401);
      return key;
    },
    named: (subject) => (issuer ? subjectOf(issuer.settings.oidcIssuer, subject) : subject),
    async eventsOf(topic) {
      const records: LoggedRecord[] = [];
      const reader = await engines.events.subscribe({
        group: 'test',
        topics: [topic],
        mode: 'broadcast',
        onBatch: (batch) => {
          records.push(...batch);
          return Promise.resolve();
        },
      });
      await reader.caughtUp;
      await reader.stop();
      return records;
    },
    async stop() {
      await door.finish();
      await service.stop();
      await door.close();
      await engines.close();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

const everyDuty: Caller['duties'] = ['administrator', 'editor', 'attester', 'signer'];

function grantOf(key: string, caller: Caller, now: Date): AccessGranted {
  return event(AccessGranted, {
    id: hashOfKey(key),
    revision: 1,
    about: 'apiKey',
    subject: caller.subject,
    organisation: caller.organisation ?? null,
    graduate: caller.graduate ?? null,
    roles: [...caller.roles],
    duties: [...caller.duties],
    issuedAt: now.toISOString(),
  });
}
