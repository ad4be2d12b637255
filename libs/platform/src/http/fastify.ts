import { context } from '@opentelemetry/api';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Metrics } from '../observe/metrics.ts';
import { continueTrace } from '../observe/tracing.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Types of bodies that are handed on as a stream, unread. */
const streamed = [
  'text/csv',
  'text/tab-separated-values',
  'application/x-ndjson',
  'application/jsonl',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

const bodyLimitBytes = 1_048_576;

/** Fastify, set up alike for every service; `handler` is its entrance without a port, for several services on one. */
export function fastifyAdapter(metrics: Metrics): { adapter: FastifyAdapter; handler: () => Handler } {
  let entrance: Handler | undefined;
  const adapter: FastifyAdapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
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
  fastify.addContentTypeParser(streamed, (_request, payload, done) => done(null, payload));
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-content-type-options', 'nosniff');
    context.with(continueTrace(`${request.method} ${request.routeOptions.url ?? 'unknown'}`, request.headers), done);
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: String(reply.statusCode),
    };
    metrics.httpSeconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  return {
    adapter,
    handler: () => {
      if (!entrance) throw new Error('The HTTP server is not set up yet.');
      return entrance;
    },
  };
}
