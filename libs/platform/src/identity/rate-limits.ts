import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { networkOf } from './network.ts';

const windowSeconds = 60;

/** How many may come in a minute; 0 means any number. */
export interface Allowances {
  readonly requestsPerMinute: number;
  readonly anonymousRequestsPerMinute: number;
  readonly failedSignInsPerMinute: number;
}

/**
 * Counts requests, so that none takes the platform from the others: those of an organisation together, those of a person
 * by the account, and what nobody signed for by the address it comes from. Each process of a service counts for itself.
 */
export class RateLimits {
  private readonly callers: RateLimiterMemory | undefined;
  private readonly strangers: RateLimiterMemory | undefined;
  private readonly guessers: RateLimiterMemory | undefined;

  constructor(private readonly allowances: Allowances) {
    this.callers = limiter(allowances.requestsPerMinute);
    this.strangers = limiter(allowances.anonymousRequestsPerMinute);
    this.guessers = limiter(allowances.failedSignInsPerMinute);
  }

  /** A student acts for nobody else: what one sends must not use up what the college may send. */
  async ofCaller({ graduate, organisation, subject }: Caller): Promise<void> {
    const key = graduate === undefined && organisation !== undefined ? organisation : subject;
    await count(this.callers, key, `More than ${this.allowances.requestsPerMinute} requests came in a minute.`);
  }

  async ofStranger(address: string): Promise<void> {
    const { anonymousRequestsPerMinute: most } = this.allowances;
    await count(this.strangers, networkOf(address), `More than ${most} requests came from this address in a minute.`);
  }

  /** Refuses to look at another password from an address that has sent too many wrong ones. */
  async ofGuesser(address: string): Promise<void> {
    const seen = await this.guessers?.get(networkOf(address));
    if (seen && seen.consumedPoints >= this.allowances.failedSignInsPerMinute) {
      throw tooMany('Too many sign-ins from this address have failed.', seen);
    }
  }

  async guessedWrong(address: string): Promise<void> {
    await this.guessers?.penalty(networkOf(address));
  }
}

function limiter(points: number): RateLimiterMemory | undefined {
  return points > 0 ? new RateLimiterMemory({ points, duration: windowSeconds }) : undefined;
}

async function count(limiter: RateLimiterMemory | undefined, key: string, words: string): Promise<void> {
  if (!limiter) return;
  try {
    await limiter.consume(key);
  } catch (over) {
    throw tooMany(words, over as RateLimiterRes);
  }
}

function tooMany(words: string, { msBeforeNext }: RateLimiterRes): DomainError {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const details = { retryAfter };
  return new DomainError('too-many', 'request.too-many', `${words} Go on in ${retryAfter} s.`, { details });
}
