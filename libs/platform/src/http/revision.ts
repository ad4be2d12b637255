import { Injectable, createParamDecorator } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { DomainError } from '@duijie/domain';

/** The revision that the caller saw, from `If-Match: "3"`: 428 when missing. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (header === undefined) {
      throw new DomainError(
        'precondition-required',
        'request.if-match-missing',
        'Send If-Match with the ETag of what you saw.',
      );
    }
    const revision = /^"(\d{1,9})"$/.exec(header)?.[1];
    if (revision === undefined) {
      throw new DomainError(
        'precondition',
        'request.if-match-malformed',
        'If-Match must be one ETag as it was given, such as "3".',
      );
    }
    return Number(revision);
  },
  [inDocument],
);

/** Says in the OpenAPI document that the route takes the header. */
function inDocument(target: object, method: string | symbol | undefined): void {
  const route = Object.getOwnPropertyDescriptor(target, method ?? '');
  if (!route || method === undefined) return;
  ApiHeader({
    name: 'if-match',
    required: true,
    description: 'The ETag of what you saw.',
    schema: { type: 'string', pattern: '^"[0-9]{1,9}"$' },
  })(target, method, route);
}

/** Gives every resource its ETag, and a created one its Location. */
@Injectable()
export class RevisionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        if (!isResource(body) || reply.raw.headersSent) return body;
        void reply.header('etag', `"${body.revision}"`);
        const collection = request.url.split('?')[0] ?? '';
        if (request.method === 'POST' && (reply.statusCode === 201 || reply.statusCode === 202)) {
          void reply.header('location', `${collection}/${body.id}`);
        }
        return body;
      }),
    );
  }
}

function isResource(body: unknown): body is { id: string; revision: number } {
  return typeof body === 'object' && body !== null && 'id' in body && 'revision' in body;
}
