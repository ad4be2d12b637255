import { connect } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlatformConfig, Public, SignedIn, listen } from '@duijie/platform';
import type { Door, ServicePlan } from '@duijie/platform';
import { serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';

@Controller('v1/rooms')
class RoomsController {
  @SignedIn()
  @Get('mine')
  mine(): object {
    return {};
  }

  @Public()
  @Get('everybody')
  everybody(): object {
    return {};
  }
}

@Module({ controllers: [RoomsController] })
class RoomsModule {}

const plan: ServicePlan = { name: 'rooms', module: RoomsModule, config: PlatformConfig, routes: ['/v1/rooms'] };

describe('every answer', () => {
  let service: ServiceUnderTest;
  let key: string;

  beforeAll(async () => {
    service = await serviceUnderTest(plan);
    key = await service.grant({ roles: ['college'], organisation: 'org_1' });
  });
  afterAll(() => service.stop());

  const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${service.url}${path}`, { headers });

  it.each([
    ['a resource', '/v1/rooms/mine', 200],
    ['what is public', '/v1/rooms/everybody', 200],
    ['a refusal', '/v1/rooms/none', 404],
    ['an address that cannot be read', '/v1/rooms/%zz', 400],
    ['the documents', '/openapi.json', 200],
    ['the page of the documents', '/docs', 200],
  ])('tells browsers and caches what they may not: %s', async (_, path, status) => {
    const answer = await ask(path, { authorization: `Bearer ${key}` });
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer.headers.has('x-powered-by')).toBe(false);
    expect(answer.headers.has('server')).toBe(false);
  });

  it('holds browsers to HTTPS where the gateway speaks it, and nowhere else', async () => {
    expect((await ask('/v1/rooms/everybody')).headers.has('strict-transport-security')).toBe(false);
    const behindTls = await ask('/v1/rooms/everybody', { 'x-forwarded-proto': 'https' });
    expect(behindTls.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
  });

  it('has a page of documents that runs no script from a text', async () => {
    const page = await (await ask('/docs')).text();
    const scripts = [...page.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, text] of scripts)
      expect([attributes?.includes('src='), text?.trim()]).toEqual([true, '']);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

describe('a client that takes its time', () => {
  let door: Door;

  beforeAll(async () => {
    const patience = { headersMs: 150, requestMs: 300, checkedEveryMs: 25 };
    door = await listen((request, response) => request.on('end', () => response.end('ok')).resume(), config, patience);
  });
  afterAll(() => door.close());
  const config = Object.assign(new PlatformConfig(), { port: 0 });

  /** Sends a beginning and then a byte every now and then, and answers what comes until the other side hangs up. */
  function trickled(beginning: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(door.port, '127.0.0.1', () => socket.write(beginning));
      const more = setInterval(() => socket.write('x'), 20);
      let answer = '';
      socket.on('data', (bytes: Buffer) => (answer += bytes.toString()));
      socket.on('error', reject);
      socket.on('close', () => {
        clearInterval(more);
        resolve(answer);
      });
    });
  }

  it('with its headers is told so and cut off', async () => {
    const answer = await trickled('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('x-content-type-options: nosniff');
  });

  it('with its body is told so and cut off', async () => {
    const answer = await trickled('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
