import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { expect } from '@jest/globals';
import type { Json } from './client.ts';

/** What came back, byte for byte, and how much was sent until then. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly sentBytes: number;
}

export interface WireRequest {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
  /** Sent as it is; pieces are sent as long as the other side takes them. */
  readonly body?: string | Uint8Array | Iterable<Uint8Array>;
}

/** Sends what no well-behaved client would: any method, any bytes, a body where none belongs. */
export function onTheWire(url: string, path: string, wish: WireRequest = {}): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  const headers = { ...(wish.token ? { authorization: `Bearer ${wish.token}` } : {}), ...wish.headers };
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    let answered = false;
    let goOn = (): void => undefined;
    const sent = request({ hostname, port, path, method: wish.method ?? 'GET', headers, agent: false }, (answer) => {
      answered = true;
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      const done = () => {
        sent.destroy();
        const text = Buffer.concat(pieces).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, sentBytes });
      };
      // A stream of events has no end: that it has begun is the answer.
      if (answer.headers['content-type']?.startsWith('text/event-stream')) done();
      answer.once('end', done);
      answer.once('error', done);
    });
    for (const event of ['drain', 'close']) sent.on(event, () => goOn());
    sent.on('error', (error) => {
      if (!answered) reject(error);
    });
    void (async () => {
      const { body } = wish;
      if (body === undefined) return sent.end();
      if (typeof body === 'string' || body instanceof Uint8Array) return sent.end(body);
      for (const piece of body) {
        if (answered || sent.destroyed) return;
        sentBytes += piece.length;
        if (!sent.write(piece)) await new Promise<void>((go) => (goOn = go));
      }
      sent.end();
    })();
  });
}

const insides = /\n\s+at |node_modules|\.ts:\d|SQLITE|Mongo|Error:|\/home\/|\/tmp\//;

/** A refusal as api.md promises it: says what is wrong and where, in two languages, and nothing of our inside. */
export function refusalIn(answer: WireAnswer, ...statuses: readonly number[]): Json {
  const shown = `${answer.status} ${answer.text.slice(0, 600)}`;
  if (!statuses.includes(answer.status)) throw new Error(`Wanted ${statuses.join(' or ')}, got ${shown}`);
  if (!answer.headers['content-type']?.startsWith('application/problem+json')) throw new Error(`No problem: ${shown}`);
  expect(answer.text).not.toMatch(insides);
  const problem = JSON.parse(answer.text) as Json;
  expect(problem).toMatchObject({
    type: expect.stringMatching(/^\/problems\/[a-z-]+\.[a-z-]+$/),
    title: expect.any(String),
    detail: expect.any(String),
    status: answer.status,
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  if (answer.status === 422 && !Array.isArray(problem.errors)) throw new Error(`No errors in: ${shown}`);
  for (const error of problem.errors ?? []) {
    expect(error).toMatchObject({
      pointer: expect.stringMatching(/^(\/|$)/),
      code: expect.stringMatching(/^[a-z-]+$/),
      message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[A-Za-z]/) },
    });
  }
  return problem;
}
