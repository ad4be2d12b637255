import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query } from '@duijie/platform';
import type { Session } from './session.ts';
import { sessionPlan } from './session.schema.ts';

@Injectable()
export class SessionsStore {
  constructor(@InjectCollection(sessionPlan) private readonly sessions: Collection<Session>) {}

  async get(scope: Scope, id: string): Promise<Session | undefined> {
    const found = await this.sessions.get(id);
    return found && covers(scope, found.organisation ?? '') ? found : undefined;
  }

  find(scope: Scope, query: Query<Session>, own: Filter<Session>): Promise<Page<Session>> {
    const within = scope === everything ? {} : { organisation: (scope as { organisation: string }).organisation };
    return this.sessions.find({ ...query, filter: { ...query.filter, ...own, ...within } });
  }

  /** Those that have not ended or expired, 200 at most. */
  async openOf(account: string, now: string): Promise<readonly Session[]> {
    const filter = { account, state: 'active' as const, expiresAt: { above: now } };
    return (await this.sessions.find({ filter, limit: 200 })).items;
  }

  save(change: Change<Session>): Promise<Session> {
    return this.sessions.save(change);
  }

  /** Forgets sessions that ended or expired before an instant; the revocation of their tokens stands in the log. */
  async forgetBefore(instant: string): Promise<number> {
    const over = await this.sessions.find({ filter: { expiresAt: { below: instant } }, limit: 200 });
    await this.sessions.drop(over.items.map(({ id }) => id));
    return over.items.length;
  }
}
