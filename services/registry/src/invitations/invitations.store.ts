import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { Invitation } from './invitation.ts';
import { invitationPlan } from './invitation.schema.ts';

@Injectable()
export class InvitationsStore {
  constructor(@InjectCollection(invitationPlan) private readonly invitations: Collection<Invitation>) {}

  async get(scope: Scope, id: string): Promise<Invitation | undefined> {
    const found = await this.invitations.get(id);
    return found && covers(scope, found.organisation ?? '') ? found : undefined;
  }

  byHash(hash: string): Promise<Invitation | undefined> {
    return this.invitations.findOne({ hash });
  }

  find(scope: Scope, query: Query<Invitation>): Promise<Page<Invitation>> {
    const own = scope === everything ? {} : { organisation: (scope as { organisation: string }).organisation };
    return this.invitations.find({ ...query, filter: { ...query.filter, ...own } });
  }

  save(change: Change<Invitation>): Promise<Invitation> {
    return this.invitations.save(change);
  }

  /** The links that are out for an account whose password was forgotten, 200 at most. */
  async openFor(account: string, now: string): Promise<readonly Invitation[]> {
    const filter = { resets: account, state: 'open' as const, expiresAt: { above: now } };
    return (await this.invitations.find({ filter, limit: 200 })).items;
  }

  drop(id: string): Promise<void> {
    return this.invitations.drop([id]);
  }

  /** Forgets those that were over before an instant, and all for a graduate who was erased. */
  async forgetBefore(instant: string): Promise<number> {
    const over = await this.invitations.find({ filter: { expiresAt: { below: instant } }, limit: 200 });
    await this.invitations.drop(over.items.map(({ id }) => id));
    return over.items.length;
  }

  async forgetGraduate(organisation: string, graduate: string): Promise<void> {
    const found = await this.invitations.find({ filter: { graduate, organisation }, limit: 200 });
    await this.invitations.drop(found.items.map(({ id }) => id));
  }
}
