import { Injectable, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, from, switchMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { DomainError } from '@duijie/domain';
import { RateLimits } from './rate-limits.ts';

/** Counts the sign-ins that fail by address: the lock of an account does not see who tries one password on all of them. */
@Injectable()
class GuessLimit implements NestInterceptor {
  constructor(private readonly limits: RateLimits) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    return from(this.limits.ofGuesser(ip)).pipe(
      switchMap(() => next.handle()),
      catchError(async (error: unknown) => {
        if (error instanceof DomainError && error.kind === 'unauthenticated') await this.limits.guessedWrong(ip);
        throw error;
      }),
    );
  }
}

/** On routes that take a secret and say whether it is right. */
export const AgainstGuessing = () => UseInterceptors(GuessLimit);
