import { context } from '@opentelemetry/api';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { DomainError } from '@duijie/domain';
import type { Metrics } from '../observe/metrics.ts';
import { continueTrace } from '../observe/tracing.ts';
import { outliveBody } from './early-answer.ts';
import { readJson } from './json-body.ts';
import { KnownPaths } from './known-paths.ts';
import { problemOf, sendProblem } from './problem.filter.ts';
import { protect } from './protective-headers.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Types of bodies that are handed on as a stream, unread. */
const streamed = [
  'text/csv',
  'text/tab-separated-values',
  'application/x-ndjson',
  'application/jsonl',
  'application/octet-stream',
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

const bodyLimitBytes = 1_048_576;

/** Fastify, set up alike for every service; `handler` is its entrance without a port, for several services on one. */
export function fastifyAdapter(
  metrics: Metrics,
  { trustedProxies, forms }: { readonly trustedProxies: string; readonly forms: boolean },
): { adapter: FastifyAdapter; handler: () => Handler } {
  let entrance: Handler | undefined;
  const adapter: FastifyAdapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    trustProxy: trustedProxies,
    routerOptions: { maxParamLength: 200 },
    // An address that the router cannot read comes before any route, hook and filter.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      protect(reply.raw, request.protocol === 'https');
      context.with(continueTrace(request.method, request.headers), () => sendProblem(problemOf(error), request, reply));
    },
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    // Finishing what has begun is ours to time; see service/stop.
    forceCloseConnections: 'idle',
    serverFactory: (handle: Handler) => {
      entrance = handle;
      return createServer(handle);
    },
  } as unknown as FastifyServerOptions) as unknown as FastifyAdapter;
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  adapter.useBodyParser('application/json', false, { bodyLimit: bodyLimitBytes }, jsonBody);
  const unread = forms ? streamed : [...streamed, 'multipart/form-data'];
  fastify.addContentTypeParser(unread, (_request, payload, done) => done(null, payload));
  fastify.addHook('onRequest', (request, reply, done) => {
    protect(reply.raw, request.protocol === 'https');
    context.with(continueTrace(`${request.method} ${request.routeOptions.url ?? 'unknown'}`, request.headers), done);
  });
  refuseOtherMethods(fastify);
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (!request.raw.complete) outliveBody(request, reply);
    done();
  });
  measure(fastify, metrics);
  return {
    adapter,
    handler: () => {
      if (!entrance) throw new Error('The HTTP server is not set up yet.');
      return entrance;
    },
  };
}

function measure(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: String(reply.statusCode),
    };
    metrics.httpSeconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}

/** The router knows a path only together with its method, and would say that there is nothing at it. */
function refuseOtherMethods(fastify: FastifyInstance): void {
  const paths = new KnownPaths();
  fastify.addHook('onRoute', ({ method, url }) => paths.note([method].flat(), url));
  fastify.addHook('onRequest', (request, reply, done) => {
    const methods = request.is404 ? paths.methodsOf(request.url.split('?')[0] ?? '') : [];
    if (methods.length === 0) return done();
    void reply.header('allow', methods.join(', '));
    sendProblem(problemOf({ statusCode: 405 }), request, reply);
  });
}

function jsonBody(
  { headers }: FastifyRequest,
  bytes: Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const encoding = headers['content-encoding'] ?? 'identity';
  if (charset.toLowerCase() !== 'utf-8' || encoding.toLowerCase() !== 'identity') {
    return done(new DomainError('unsupported', 'request.unsupported-type', 'Send JSON in UTF-8 and not compressed.'));
  }
  try {
    done(null, readJson(bytes));
  } catch (error) {
    done(error as Error);
  }
}
