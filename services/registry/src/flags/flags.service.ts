import { Injectable } from '@nestjs/common';
import type { FlagOutcome, FlagReason } from '@duijie/contracts';
import { has, instant, invalid, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { closeFlag, raiseFlag } from './flag.ts';
import type { Flag } from './flag.ts';
import { FlagsStore } from './flags.store.ts';

/** The acts on flags: load, ask the rule, save. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly flags: FlagsStore,
    private readonly organisations: OrganisationsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async raise(caller: Caller, given: { organisation: string; reasonCode: FlagReason; note: string }): Promise<Flag> {
    const organisation = await this.organisations.get(given.organisation);
    if (!organisation) {
      throw invalid('flag', [
        {
          pointer: '/organisation',
          code: 'unknown-code',
          message: { zh: '没有这个机构', en: 'There is no organisation of this id' },
        },
      ]);
    }
    const raisedBy = has(caller, 'operator') ? null : (caller.organisation ?? null);
    const { reasonCode, note } = given;
    const terms = { organisation, raisedBy, reasonCode, note };
    return this.flags.save(raiseFlag(this.ids.next('flg'), terms, instant(this.clock)));
  }

  async read(id: string): Promise<Flag> {
    const flag = await this.flags.get(id);
    if (!flag) throw notFound('flag', id);
    return flag;
  }

  list(query: Query<Flag>): Promise<Page<Flag>> {
    return this.flags.find(query);
  }

  async close(id: string, revision: number, outcome: FlagOutcome, note: string): Promise<Flag> {
    const flag = await this.read(id);
    if (flag.revision !== revision) throw staleRevision('flag', revision, flag.revision);
    return this.flags.save(closeFlag(flag, outcome, note, instant(this.clock)));
  }
}
