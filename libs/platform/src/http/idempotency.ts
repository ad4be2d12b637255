import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Injectable, Optional, SetMetadata } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { DomainError } from '@duijie/domain';
import type { Caller, Ids } from '@duijie/domain';
import { SubjectKeys } from '../vault/subject-keys.ts';
import { Vault } from '../vault/vault.ts';
import { Reservations } from './reservations.ts';
import type { Hold } from './reservations.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

const reserved = new AsyncLocalStorage<{ request: string; at: number; made: number }>();

/**
 * Ids that repeat when a request is repeated: a request with an Idempotency-Key that crashed half way makes the same
 * ids the second time, so what it had already stored is found and not made twice.
 */
export function repeatableIds(ids: Ids): Ids {
  return {
    next: (prefix) => {
      const request = reserved.getStore();
      if (!request) return ids.next(prefix);
      request.made += 1;
      const digest = createHash('sha256').update(`${request.request}.${request.made}`).digest();
      return `${prefix}_${ulidOf(request.at, digest)}`;
    },
  };
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function ulidOf(time: number, random: Buffer): string {
  let head = '';
  for (let rest = time, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32)) head = crockford.charAt(rest % 32) + head;
  return head + [...random.subarray(0, 16)].map((byte) => crockford.charAt(byte % 32)).join('');
}

const subjectParameter = 'platform.sealedFor';

/**
 * The answer belongs to the person (or upload) whose id is this parameter of the path: when it is kept for repetition,
 * then under their key, so that it ends with them.
 */
export const SealedFor = (parameter: string) => SetMetadata(subjectParameter, parameter);

/** Who seals the answer to a request; undefined when its subject has no key, as after an erasure. */
interface AnswerSeal {
  seal(answer: Answer): Promise<string | undefined>;
  open(sealed: string): Promise<Answer | undefined>;
}

/** Honours Idempotency-Key on every POST: same key and body, same answer; the effect happens once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reservations: Reservations,
    private readonly vault: Vault,
    private readonly reflector: Reflector,
    @Optional() private readonly keys?: SubjectKeys,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const key = request.headers['idempotency-key'];
    // A streamed body cannot be compared before it is read: its own door sees to that (see uploads).
    if (request.method !== 'POST' || key === undefined || isFile(request)) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw malformedKey();
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const id = `idm_${hash(`${request.caller?.subject ?? ''}\n${request.url}\n${key}`)}`;
    const seal = this.sealFor(id, this.subjectOf(context, request));
    return from(
      this.once({ id, bodyHash: hash(JSON.stringify(request.body ?? null)), seal }, reply, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      ),
    );
  }

  private subjectOf(context: ExecutionContext, { params }: FastifyRequest): string | undefined {
    const parameter = this.reflector.get<string | undefined>(subjectParameter, context.getHandler());
    return parameter === undefined ? undefined : (params as Record<string, string>)[parameter];
  }

  private sealFor(id: string, subject: string | undefined): AnswerSeal {
    const { keys, vault } = this;
    if (subject === undefined || !keys) {
      return {
        seal: (answer) => Promise.resolve(vault.seal(JSON.stringify(answer), id)),
        open: (sealed) => Promise.resolve(JSON.parse(vault.open(sealed, id).toString('utf8')) as Answer),
      };
    }
    return {
      seal: async (answer) => (await keys.get(subject))?.seal(answer),
      open: async (sealed) => (await keys.get(subject))?.open<Answer>(sealed),
    };
  }

  private async once(
    { id, bodyHash, seal }: { readonly id: string; readonly bodyHash: string; readonly seal: AnswerSeal },
    reply: FastifyReply,
    act: () => Promise<unknown>,
  ): Promise<unknown> {
    const { stored, hold } = await this.reservations.reserve(id, bodyHash);
    if (hold) return this.run(hold, seal, reply, act);
    if (stored.bodyHash !== bodyHash) throw reusedKey();
    if (stored.answer !== null) {
      const answer = await seal.open(stored.answer);
      // The answer ended with the person it was about: the act itself says what is to be said now.
      return answer ? repeated(answer, reply) : act();
    }
    const inherited = await this.reservations.takeOver(stored);
    if (!inherited) throw inProgress();
    return this.run(inherited, seal, reply, act);
  }

  private async run(hold: Hold, seal: AnswerSeal, reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
    const { id, createdAt } = hold.request;
    let body: unknown;
    try {
      body = await reserved.run({ request: id, at: Date.parse(createdAt), made: 0 }, act);
    } catch (error) {
      // A refused request had no effect, so it may be repeated after mending. Any other failure may have had one:
      // the reservation stays, and the repetition makes the same ids.
      const hadNone = error instanceof DomainError && error.kind !== 'unavailable';
      await (hadNone ? hold.forget() : hold.release());
      throw error;
    }
    const headers: Record<string, string> = {};
    for (const name of ['etag', 'location']) {
      const value = reply.getHeader(name);
      if (typeof value === 'string') headers[name] = value;
    }
    const sealed = await seal.seal({ status: reply.statusCode, headers, body });
    await (sealed === undefined ? hold.forget() : hold.answer(sealed));
    return body;
  }
}

function repeated({ status, headers, body }: Answer, reply: FastifyReply): unknown {
  void reply.status(status).headers(headers).header('idempotency-replayed', 'true');
  return body;
}

function inProgress(): DomainError {
  return new DomainError(
    'conflict',
    'request.in-progress',
    'A request with this Idempotency-Key is being handled. Repeat it in a moment.',
    { details: { retryAfter: 1 } },
  );
}

/** Refuses a key that cannot be one. */
export function malformedKey(): DomainError {
  const message = {
    zh: '幂等键须为 1 至 200 个可见 ASCII 字符',
    en: 'Idempotency-Key must be 1 to 200 visible ASCII characters.',
  };
  return new DomainError('invalid', 'request.idempotency-key-malformed', message.en, {
    errors: [{ pointer: '/idempotency-key', code: 'format', message }],
  });
}

/** Refuses a key that stands for another request already. */
export function reusedKey(): DomainError {
  const message = {
    zh: '此幂等键已用于内容不同的请求，请换一个',
    en: 'This Idempotency-Key was used with another body. Take a new key.',
  };
  return new DomainError('invalid', 'request.idempotency-key-reused', message.en, {
    errors: [{ pointer: '/idempotency-key', code: 'reused', message }],
  });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A file is not read yet when this is asked, as raw bytes or as a part of a form. */
function isFile({ body, headers }: FastifyRequest): boolean {
  const streams = typeof body === 'object' && body !== null && 'pipe' in body;
  return streams || (headers['content-type']?.startsWith('multipart/') ?? false);
}
