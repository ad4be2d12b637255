import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, run } from '@duijie/testing/native';
import { gateway, missingForGateway } from '../native/gateway.ts';
import type { Backend } from '../native/gateway.ts';
import type { Supervisor } from '../native/supervisor.ts';
import { composeGateway } from './compose.ts';
import type { ServiceName } from './routes.ts';
import { orderedGroups, routes, services } from './routes.ts';

const committed = new URL('Caddyfile', import.meta.url);

describe('the table of routes', () => {
  it('tries a path with more segments before one with fewer', () => {
    const order = orderedGroups().flatMap((group) => group.paths.map((path) => path.split('/').length));
    expect(order).toEqual([...order].sort((a, b) => b - a));
  });

  it('names each path once', () => {
    const paths = Object.values(routes).flat();
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('is what the gateway of docker-compose was made from', () => {
    expect(readFileSync(committed, 'utf8')).toBe(composeGateway());
  });
});

const whereCaddyIs = (await missingForGateway()) === undefined ? describe : describe.skip;

whereCaddyIs('the gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duijie-gateway-'));
  const servers: Server[] = [];
  let caddy: Supervisor;
  let base: string;
  let listenerGone: Promise<unknown>;

  beforeAll(async () => {
    // Two instances of matching, of which one is not there; none of notification.
    const running = services.filter((service) => service !== 'notification');
    const backends: Backend[] = await Promise.all(
      running.map(async (service) => ({ service, port: await serve(service) })),
    );
    backends.push({ service: 'matching', port: await freePort() }, { service: 'notification', port: await freePort() });
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    caddy = gateway({ folder, host: '127.0.0.1', port, backends, print: () => undefined });
    caddy.start();
    expect(await caddy.ready(20_000)).toBe(true);
  }, 30_000);

  afterAll(async () => {
    await caddy.stop();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(service: ServiceName): Promise<number> {
    const server = createServer((request, response) => answer(service, request, response));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  function answer(service: ServiceName, request: IncomingMessage, response: ServerResponse): void {
    if (!request.url?.endsWith('/events')) return void response.end(`${service} ${request.url}`);
    listenerGone = new Promise((resolve) => response.once('close', resolve));
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
  }

  it.each([
    ['/v1/openings', 'demand'],
    ['/v1/openings/opn_1/publish', 'demand'],
    ['/v1/openings/opn_1/matches', 'matching'],
    ['/v1/openings/opn_1/matches/grd_1', 'matching'],
    ['/v1/openings?limit=2&cursor=a/matches', 'demand'],
    ['/v1/graduates/grd_1/matches?limit=1', 'matching'],
    ['/v1/graduates/grd_1/consents', 'candidate'],
    ['/v1/matches/preview', 'matching'],
    ['/v1/demand/shared?major=4603', 'demand'],
    ['/v1/uploads', 'candidate'],
    ['/v1/me', 'registry'],
    ['/v1/measures', 'registry'],
    ['/.well-known/openid-configuration', 'registry'],
    ['/openapi.json', 'registry'],
    ['/nothing/of/the/kind', 'registry'],
  ])('passes %s on to %s unchanged', async (path, service) => {
    expect(await text(path)).toBe(`${service} ${path}`);
  });

  it('takes the name of the service out of its ops paths', async () => {
    expect(await text('/ops/v1/matching/parked/7/redrive?x=1')).toBe('matching /ops/v1/parked/7/redrive?x=1');
    expect(await text('/ops/v1/candidate/lag')).toBe('candidate /ops/v1/lag');
  });

  it('gives the figures of no service to whoever comes by the front door', async () => {
    const response = await fetch(`${base}/metrics`);
    expect([response.status, await response.json()]).toMatchObject([404, { type: '/problems/path.not-found' }]);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it('finds the instance that runs, whatever the other does', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => text('/v1/matches')));
    expect(new Set(answers)).toEqual(new Set(['matching /v1/matches']));
  });

  it('answers a problem when no instance of a service runs', async () => {
    const response = await fetch(`${base}/v1/notifications`);
    expect(response.status).toBeGreaterThanOrEqual(502);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(await response.json()).toMatchObject({ type: '/problems/service.unavailable', status: response.status });
  }, 20_000);

  it('passes each event on at once, and tells the service when the listener leaves', async () => {
    const leave = new AbortController();
    const response = await fetch(`${base}/v1/uploads/upl_1/events`, { signal: leave.signal });
    const first = await response.body?.getReader().read();
    expect(Buffer.from((first?.value as Uint8Array | undefined) ?? []).toString()).toBe('data: first\n\n');
    leave.abort();
    await listenerGone;
  });

  it('can be configured with what docker-compose mounts', async () => {
    const file = fileURLToPath(committed);
    expect(await run('caddy', ['validate', '--adapter', 'caddyfile', '--config', file])).toContain(
      'Valid configuration',
    );
  });

  async function text(path: string): Promise<string> {
    return (await fetch(base + path)).text();
  }
});
