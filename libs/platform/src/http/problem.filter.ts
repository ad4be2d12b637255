import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@duijie/domain';
import type { Caller, ErrorKind } from '@duijie/domain';
import type { Refusals } from '../identity/refusals.ts';
import type { Logger } from '../observe/logger.ts';
import { currentTraceId } from '../observe/tracing.ts';

const statuses: Record<ErrorKind, number> = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 412,
  'precondition-required': 428,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
};

const titles: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible in the present state',
  412: 'Changed meanwhile',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported type',
  422: 'Not valid',
  428: 'A revision must be named',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available at the moment',
};

/** An answer that says what went wrong and what to do (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly [more: string]: unknown;
}

/** The last step of every request that failed: maps it to problem+json; what we did not foresee says nothing of its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly refusals: Refusals,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const cause = error instanceof Error ? error : new Error(String(error));
      this.logger.error(
        { method: request.method, route: request.routeOptions.url, cause: cause.stack },
        'a request failed',
      );
    }
    this.noteRefusal(request, problem);
    if (reply.raw.headersSent) {
      reply.raw.end();
      return;
    }
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    const retryAfter = problem['retryAfter'];
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
    sendProblem(problem, request, reply);
  }

  /** Who may not, who asks for what is not theirs, and who brings a wrong credential. */
  private noteRefusal(request: FastifyRequest & { caller?: Caller }, { status, type }: Problem): void {
    const { caller, method, routeOptions, headers } = request;
    const isRefusal = caller ? [403, 404, 429].includes(status) : status === 401 && headers.authorization !== undefined;
    if (!isRefusal) return;
    this.refusals.note({
      subject: caller?.subject ?? null,
      organisation: caller?.organisation ?? null,
      operation: `${method} ${routeOptions.url ?? '/'}`,
      problem: type.split('/').at(-1) ?? '',
      address: caller ? null : request.ip,
    });
  }
}

/** Sends a problem as the answer to a request. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, instance: request.url.split('?')[0], traceId: currentTraceId() }));
}

export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    const status = statuses[error.kind];
    return {
      type: `/problems/${error.code}`,
      title: titles[status] ?? 'Refused',
      status,
      detail: error.message,
      ...error.details,
      ...(error.errors.length > 0 ? { errors: error.errors } : {}),
    };
  }
  const status = statusOf(error);
  const known = status !== undefined && status < 500;
  return {
    type: `/problems/request.${known ? reasonOf(status) : 'failed'}`,
    title: titles[known ? status : 500] ?? 'Refused',
    status: known ? status : 500,
    detail: known
      ? detailOf(status)
      : 'The failure was recorded. Repeat the request; if it fails again, name the traceId to the operator.',
  };
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

function reasonOf(status: number): string {
  const reasons: Record<number, string> = {
    400: 'malformed',
    404: 'no-such-path',
    405: 'method',
    413: 'too-large',
    414: 'address-too-long',
    415: 'unsupported-type',
  };
  return reasons[status] ?? 'refused';
}

function detailOf(status: number): string {
  const details: Record<number, string> = {
    400: 'The body or address cannot be read. Send well-formed JSON in UTF-8.',
    404: 'There is nothing at this path. The paths are listed at /docs.',
    405: 'This path does not take this method. Those that it takes are in Allow.',
    413: 'The body is larger than allowed here.',
    415: 'Send Content-Type: application/json here, or the type that /docs names.',
  };
  return details[status] ?? 'The request was refused.';
}
