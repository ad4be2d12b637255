import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { DomainError } from '@duijie/domain';
import type { Aggregate, Caller, Clock, Ids } from '@duijie/domain';
import { CLOCK, InjectCollection } from '../service/tokens.ts';
import type { Collection, CollectionPlan } from '../store/engine.ts';
import { Vault } from '../vault/vault.ts';

/** One POST that carried an Idempotency-Key, with its answer once there is one. */
export interface IdempotentRequest extends Aggregate {
  readonly bodyHash: string;
  readonly owner: string;
  readonly createdAt: string;
  readonly answer: string | null;
}

export const idempotencyPlan: CollectionPlan<IdempotentRequest> = {
  name: 'idempotentRequests',
  indexes: [['createdAt']],
};

/** How long an answer is kept for repetition. */
export const rememberedForMs = 24 * 3_600_000;
/** An unanswered request of another process counts as crashed after this time. */
const abandonedAfterMs = 30_000;

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

/** Honours Idempotency-Key on every POST: same key and body, same answer; the effect happens once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly owner = randomUUID();
  private readonly running = new Set<string>();

  constructor(
    @InjectCollection(idempotencyPlan) private readonly requests: Collection<IdempotentRequest>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly vault: Vault,
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
    return from(
      this.once(id, hash(JSON.stringify(request.body ?? null)), reply, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      ),
    );
  }

  private async once(id: string, bodyHash: string, reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
    const now = this.clock.now();
    const mine: IdempotentRequest = {
      id,
      revision: 1,
      bodyHash,
      owner: this.owner,
      createdAt: now.toISOString(),
      answer: null,
    };
    let stored = await this.requests.save({ next: mine, events: [] });
    if (now.getTime() - Date.parse(stored.createdAt) > rememberedForMs) {
      await this.requests.drop([id]);
      stored = await this.requests.save({ next: mine, events: [] });
    }
    if (stored.bodyHash !== bodyHash) {
      throw reusedKey();
    }
    if (stored.answer !== null) return this.repeat(stored.answer, id, reply);
    const crashed = stored.owner !== this.owner && now.getTime() - Date.parse(stored.createdAt) > abandonedAfterMs;
    if (this.running.has(id) || (stored.owner !== this.owner && !crashed)) {
      throw new DomainError(
        'conflict',
        'request.in-progress',
        'A request with this Idempotency-Key is being handled. Repeat it in a moment.',
        {
          details: { retryAfter: 1 },
        },
      );
    }
    return this.run(stored, reply, act);
  }

  private async run(stored: IdempotentRequest, reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
    this.running.add(stored.id);
    try {
      const body = await reserved.run({ request: stored.id, at: Date.parse(stored.createdAt), made: 0 }, act);
      const headers: Record<string, string> = {};
      for (const name of ['etag', 'location']) {
        const value = reply.getHeader(name);
        if (typeof value === 'string') headers[name] = value;
      }
      const answer: Answer = { status: reply.statusCode, headers, body };
      const sealed = this.vault.seal(JSON.stringify(answer), stored.id);
      await this.requests.save({ next: { ...stored, revision: stored.revision + 1, answer: sealed }, events: [] });
      return body;
    } catch (error) {
      // A refused request had no effect, so it may be repeated after mending. Any other failure may have had one:
      // the reservation stays, and the repetition makes the same ids.
      if (error instanceof DomainError && error.kind !== 'unavailable') await this.requests.drop([stored.id]);
      throw error;
    } finally {
      this.running.delete(stored.id);
    }
  }

  private repeat(sealed: string, id: string, reply: FastifyReply): unknown {
    const answer = JSON.parse(this.vault.open(sealed, id).toString('utf8')) as Answer;
    void reply.status(answer.status).headers(answer.headers).header('idempotency-replayed', 'true');
    return answer.body;
  }
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
