import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboundRefused, outboundFetch } from './outbound-fetch.ts';
import type { OutboundOptions, OutboundReason, OutboundRequest } from './outbound-fetch.ts';

const json = { 'content-type': 'application/json' };

/** What the server on loopback does at each path. */
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/hello': (_, response) => response.writeHead(200, json).end('{"hello":"world"}'),
  '/echo': (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { authorization, cookie } = request.headers;
      response
        .writeHead(200, json)
        .end(JSON.stringify({ method: request.method, authorization, cookie, body: Buffer.concat(pieces).toString() }));
    });
  },
  '/long': (_, response) => response.writeHead(200).end(Buffer.alloc(2_000)),
  '/endless': (_, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write(Buffer.alloc(500)), 1);
    response.on('close', () => clearInterval(more));
  },
  '/silent': () => undefined,
  '/trickle': (_, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(more));
  },
  '/packed': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000))),
  '/many-headers': (_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end(),
};

describe('a call to an address that somebody else has given', () => {
  let server: Server;
  let port: number;
  const seen: string[] = [];
  const resolved: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      seen.push(path);
      const to = /^\/to\/(\d+)\/(.*)$/.exec(path);
      if (to) response.writeHead(Number(to[1]), { location: decodeURIComponent(to[2] ?? '') }).end();
      else answers[path]?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    seen.length = 0;
    resolved.length = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Names of a world of our own: `good.example` and `other.example` are trusted and lead to the server. */
  function call(address: string, wish: OutboundRequest = {}, options: OutboundOptions = {}): Promise<Response> {
    const places: Record<string, string[]> = {
      'good.example': ['127.0.0.1'],
      'other.example': ['127.0.0.1'],
      'inside.example': ['10.0.0.7'],
      'half-inside.example': ['1.1.1.1', '127.0.0.1'],
      'mapped.example': ['::ffff:127.0.0.1'],
      'nowhere.example': [],
    };
    const doors = outboundFetch({
      trusted: [`good.example:${port}`, `other.example:${port}`],
      resolve: async (host) => {
        resolved.push(host);
        const found = places[host];
        if (!found) throw new Error(`ENOTFOUND ${host}`);
        return found.map((each) => ({ address: each, family: each.includes(':') ? 6 : 4 }));
      },
      ...options,
    });
    return doors(address, wish);
  }

  async function expectRefused(reason: OutboundReason, answer: Promise<Response>): Promise<void> {
    const error = await answer.then(
      () => undefined,
      (refusal: unknown) => refusal,
    );
    expect(error).toBeInstanceOf(OutboundRefused);
    expect((error as OutboundRefused).reason).toBe(reason);
  }

  const good = (path: string) => `http://good.example:${port}${path}`;

  it('brings the answer of a host that is allowed, over the address that was looked at', async () => {
    const answer = await call(good('/hello'));
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      200,
      'application/json',
      { hello: 'world' },
    ]);
    // The machine's own resolution knows no such name: the connection was made to what this one look has found.
    expect(resolved).toEqual(['good.example']);
  });

  it('sends method, headers and body', async () => {
    const wish = { method: 'POST', body: 'hello', headers: { authorization: 'Bearer x' } };
    expect(await (await call(good('/echo'), wish)).json()).toEqual({
      method: 'POST',
      authorization: 'Bearer x',
      body: 'hello',
    });
  });

  it.each([
    'http://127.0.0.1',
    'http://127.0.0.2',
    'http://127.1',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://2130706433',
    'http://0x7f000001',
    'http://017700000001',
    'http://0',
    'http://0.0.0.0',
    'http://１２７.0.0.1',
    'http://127。0。0。1',
    'http://[::1]',
    'http://[0:0:0:0:0:0:0:1]',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://[64:ff9b::7f00:1]',
    'http://[fe80::1]',
    'http://[fd00::1]',
    'http://10.0.0.1',
    'http://169.254.169.254/latest/meta-data',
    'http://172.16.3.4',
    'http://192.168.0.1',
    'http://100.64.0.1',
    'http://inside.example',
    'http://half-inside.example',
    'http://mapped.example',
  ])('never goes to %s', async (address) => {
    const url = new URL(address);
    url.port = String(port);
    await expectRefused('address', call(url.href));
    expect(seen).toEqual([]);
  });

  it('goes to localhost under no spelling', async () => {
    for (const host of ['localhost', 'LOCALHOST', 'localhost.']) {
      await expectRefused('address', outboundFetch()(`http://${host}:${port}/hello`));
    }
    expect(seen).toEqual([]);
  });

  it('takes a trusted host at its port alone', async () => {
    const elsewhere = await call(good('/hello'), {}, { trusted: ['good.example:1'] }).catch((error: unknown) => error);
    expect(elsewhere).toMatchObject({ reason: 'address' });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://good.example/x',
    'gopher://good.example/x',
    'data:,x',
    'javascript:1',
    '//x',
    '',
    'http://',
  ])('is HTTP or nothing: %s', async (address) => {
    await expectRefused('scheme', call(address));
  });

  it('carries no name and password in its address', async () => {
    await expectRefused('userinfo', call(`http://user:secret@good.example:${port}/hello`));
    await expectRefused('userinfo', call(`http://good.example@127.0.0.1:${port}/hello`));
  });

  it('says when a name has no address', async () => {
    await expectRefused('no-such-host', call('http://nowhere.example'));
    await expectRefused('no-such-host', call('http://unknown.example'));
  });

  const sentOn = (status: number, to: string) => good(`/to/${status}/${encodeURIComponent(to)}`);

  it('follows a redirect to a place that is allowed, and no further than it may', async () => {
    expect(await (await call(sentOn(302, '/hello'))).json()).toEqual({ hello: 'world' });
    await expectRefused('redirect', call(sentOn(302, sentOn(302, sentOn(302, sentOn(302, '/hello'))))));
    await expectRefused('redirect', call(sentOn(302, '/hello'), { redirect: 'error' }));
    expect((await call(sentOn(302, '/hello'), { redirect: 'manual' })).status).toBe(302);
  });

  it('looks at each redirect as at the first address', async () => {
    await expectRefused('address', call(sentOn(302, `http://127.0.0.1:${port}/hello`)));
    await expectRefused('address', call(sentOn(307, 'http://inside.example/hello')));
    await expectRefused('scheme', call(sentOn(301, 'file:///etc/passwd')));
    await expectRefused('userinfo', call(sentOn(308, `http://a:b@good.example:${port}/hello`)));
    expect(seen.filter((path) => !path.startsWith('/to/'))).toEqual([]);
  });

  it('tells another host no secret, and repeats a body only where it must', async () => {
    const wish = { method: 'POST', body: 'hello', headers: { authorization: 'Bearer x', cookie: 'a=b' } };
    const other = `http://other.example:${port}/echo`;
    expect(await (await call(sentOn(307, other), wish)).json()).toEqual({ method: 'POST', body: 'hello' });
    expect(await (await call(sentOn(303, '/echo'), wish)).json()).toEqual({
      method: 'GET',
      body: '',
      authorization: 'Bearer x',
      cookie: 'a=b',
    });
  });

  it('takes no more than it may', async () => {
    const most = { maxBytes: 1_000 };
    await expectRefused('too-large', call(good('/long'), {}, most));
    await expectRefused('too-large', call(good('/endless'), {}, most));
    await expectRefused('encoding', call(good('/packed'), {}, most));
    await expectRefused('unreachable', call(good('/many-headers'), {}, most));
  });

  it('waits no longer than it may, for a name, for the first byte and for the last', async () => {
    const soon = { timeoutMs: 60 };
    await expectRefused('timeout', call(good('/silent'), {}, soon));
    await expectRefused('timeout', call(good('/trickle'), {}, soon));
    await expectRefused('timeout', call(good('/hello'), {}, { ...soon, resolve: () => new Promise(() => undefined) }));
  });

  it('ends when its caller does', async () => {
    const stop = new AbortController();
    const answer = call(good('/silent'), { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });
});
