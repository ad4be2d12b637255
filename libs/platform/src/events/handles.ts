import { applyDecorators, Catch, UseFilters } from '@nestjs/common';
import type { ExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { kindNamed } from './kinds.ts';

/** How a handler hears of events: see Subscription.mode. */
export interface Hearing {
  readonly mode?: 'shared' | 'broadcast';
  /**
   * `key`: only events of the same key are handled one after another; those of different keys of a batch may be handled
   * at the same time, so that what they store shares its commits. Default: all of a partition in their order.
   */
  readonly order?: 'partition' | 'key';
}

/** Nest would log a handler's error and answer with a bland one; retrying and parking need the cause itself. */
@Catch()
class RethrowFilter implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Makes a method the handler of one kind of event: `@Handles(OpeningPublished) onOpeningPublished(opening: OpeningPublished)`.
 * A method whose parameter is not that event does not compile. The same event can come twice: handle it by revision.
 */
export function Handles<Body extends object>(type: new () => Body, hearing: Hearing = {}) {
  const kind = kindNamed(type.name);
  const pattern = `${hearing.mode ?? 'shared'}:${kind.name}`;
  return <Handler extends (event: Body) => unknown>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => {
    applyDecorators(
      EventPattern<string>(pattern, { order: hearing.order ?? 'partition' }),
      UseFilters(new RethrowFilter()),
    )(target, key, descriptor);
  };
}
