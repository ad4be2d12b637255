import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { request as overHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type OutboundReason =
  | 'address'
  | 'encoding'
  | 'no-such-host'
  | 'redirect'
  | 'scheme'
  | 'timeout'
  | 'too-large'
  | 'unreachable'
  | 'userinfo';

/** A request of ours to somebody else's address that was not made, or whose answer was not taken. */
export class OutboundRefused extends Error {
  constructor(
    readonly reason: OutboundReason,
    words: string,
    options?: ErrorOptions,
  ) {
    super(words, options);
    this.name = 'OutboundRefused';
  }
}

export interface OutboundOptions {
  /** Hosts (`host` or `host:port`) that the operator has named, and that may be at an address that is not public. */
  readonly trusted?: readonly string[];
  /** For name resolution, connection and answer together. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  /** All addresses of a name; default: as the machine resolves it. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

export interface OutboundRequest {
  readonly method?: string;
  readonly headers?: Headers | Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null;
  readonly signal?: AbortSignal | null;
  /** `manual` hands a redirect to the caller, `error` refuses it. */
  readonly redirect?: 'follow' | 'manual' | 'error';
}

export type OutboundFetch = (url: string | URL, wish?: OutboundRequest) => Promise<Response>;

interface Bounds {
  readonly trusted: ReadonlySet<string>;
  readonly maxBytes: number;
  readonly maxRedirects: number;
  readonly resolve: (host: string) => Promise<readonly LookupAddress[]>;
}

/**
 * Makes the only `fetch` with which the platform calls addresses that others have given: over HTTP(S) alone, to public
 * addresses alone, with limits of time and size. The connection goes to the very address that was looked at, so a name
 * that resolves anew between look and call changes nothing, and every redirect is looked at like the first address.
 */
export function outboundFetch(options: OutboundOptions = {}): OutboundFetch {
  const bounds: Bounds = {
    trusted: new Set((options.trusted ?? []).map((host) => host.toLowerCase())),
    maxBytes: options.maxBytes ?? 1_048_576,
    maxRedirects: options.maxRedirects ?? 3,
    resolve: options.resolve ?? ((host) => lookup(host, { all: true, verbatim: true })),
  };
  const timeoutMs = options.timeoutMs ?? 10_000;
  return async (address, wish = {}) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = wish.signal ? AbortSignal.any([wish.signal, deadline]) : deadline;
    try {
      return await followed(readUrl(String(address)), wish, bounds, signal);
    } catch (error) {
      if (error instanceof OutboundRefused) throw error;
      if (deadline.aborted) throw new OutboundRefused('timeout', `No whole answer within ${timeoutMs} ms.`);
      if (signal.aborted) throw signal.reason;
      throw new OutboundRefused('unreachable', 'The other side cannot be reached.', { cause: error });
    }
  };
}

async function followed(url: URL, wish: OutboundRequest, bounds: Bounds, signal: AbortSignal): Promise<Response> {
  let at = url;
  let sent: OutboundRequest = { ...wish, headers: new Headers(wish.headers as Record<string, string> | undefined) };
  for (let redirects = 0; ; redirects += 1) {
    const answer = await asked(at, sent, bounds, signal);
    const location = answer.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === null || wish.redirect === 'manual') {
      return answer;
    }
    if (wish.redirect === 'error' || redirects >= bounds.maxRedirects) {
      throw new OutboundRefused('redirect', 'The other side sends us on, further than we go.');
    }
    const next = readUrl(location, at);
    if (at.protocol === 'https:' && next.protocol === 'http:') {
      throw new OutboundRefused('redirect', 'The other side sends us from HTTPS to HTTP.');
    }
    sent = redirected(sent, answer.status, at.origin !== next.origin);
    at = next;
  }
}

/** What goes to the next address: no secret to another host, and no body where the answer is to be fetched. */
function redirected(wish: OutboundRequest, status: number, elsewhere: boolean): OutboundRequest {
  const headers = new Headers(wish.headers as Headers);
  if (elsewhere) for (const name of ['authorization', 'cookie', 'proxy-authorization']) headers.delete(name);
  const asGet = status === 303 || ((status === 301 || status === 302) && wish.method?.toUpperCase() === 'POST');
  if (!asGet) return { ...wish, headers };
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  return { ...wish, headers, method: 'GET', body: null };
}

function readUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new OutboundRefused('scheme', 'The address must begin with https:// or http://.');
  }
  if (url.username || url.password) {
    throw new OutboundRefused('userinfo', 'The address must not hold a name or password.');
  }
  return url;
}

/** The addresses that a connection may go to. One that is not public refuses all: such a name is a trick or a mistake. */
async function addressesOf(url: URL, bounds: Bounds): Promise<readonly LookupAddress[]> {
  const isTrusted = bounds.trusted.has(url.hostname) || bounds.trusted.has(url.host);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // By its name, since not every machine resolves every spelling of it.
  if (!isTrusted && /(^|\.)localhost\.?$/.test(host)) throw notPublic();
  const family = isIP(host);
  let found: readonly LookupAddress[];
  try {
    found = family ? [{ address: host, family }] : await bounds.resolve(host);
  } catch (error) {
    throw new OutboundRefused('no-such-host', 'The host of the address is not known.', { cause: error });
  }
  if (found.length === 0) throw new OutboundRefused('no-such-host', 'The host of the address has no address.');
  if (!isTrusted && !found.every(({ address }) => isPublicAddress(address))) throw notPublic();
  return found;
}

function notPublic(): OutboundRefused {
  return new OutboundRefused('address', 'The address is not on the public Internet.');
}

async function asked(url: URL, wish: OutboundRequest, bounds: Bounds, signal: AbortSignal): Promise<Response> {
  const addresses = await unlessAborted(addressesOf(url, bounds), signal);
  const options: RequestOptions = {
    method: wish.method ?? 'GET',
    headers: { ...Object.fromEntries(wish.headers as Headers), 'accept-encoding': 'identity' },
    lookup: pinnedTo(addresses),
    // A connection of its own: a kept one could lead to an address that was looked at for somebody else.
    agent: false,
    signal,
  };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, resolve);
    sent.once('error', reject);
    sent.end(wish.body ?? undefined);
  });
  const body = await bytesOf(answer, bounds.maxBytes);
  const headers = new Headers();
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    headers.append(answer.rawHeaders[i] ?? '', answer.rawHeaders[i + 1] ?? '');
  }
  const status = answer.statusCode ?? 0;
  return new Response(body.length === 0 ? null : body, { status, headers });
}

function pinnedTo(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
}

async function bytesOf(answer: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new OutboundRefused('too-large', `The answer is larger than ${maxBytes} bytes.`);
  try {
    // What we have not asked for packed, we do not unpack: a few bytes could become any number.
    if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') {
      throw new OutboundRefused('encoding', 'The answer is compressed, though we have asked for it as it is.');
    }
    if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes) throw tooLarge();
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  } finally {
    answer.destroy();
  }
}

async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
