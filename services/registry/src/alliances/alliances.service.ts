import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, invalid, notFound, scopeOf, staleRevision } from '@duijie/domain';
import type { Caller, Change, Clock, Ids } from '@duijie/domain';
import type { MemberRole } from '@duijie/contracts';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import {
  acceptInvitation,
  activateAlliance,
  admitMember,
  changeRole,
  dissolveAlliance,
  foundAlliance,
  inviteMember,
  proposeAlliance,
  removeMember,
  reviseAlliance,
  roleIn,
} from './alliance.ts';
import type { Alliance, AllianceTerms } from './alliance.ts';
import { AlliancesStore } from './alliances.store.ts';

/** How far up a line of parents is followed. */
const deepest = 10;

/** The acts on alliances: load, ask the rule, save. */
@Injectable()
export class AlliancesService {
  constructor(
    private readonly alliances: AlliancesStore,
    private readonly organisations: OrganisationsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async propose(caller: Caller, terms: AllianceTerms): Promise<Alliance> {
    const id = this.ids.next('all');
    const proposer = has(caller, 'operator') ? null : (caller.organisation ?? '');
    if (proposer !== null) await this.mustBeApproved(proposer, '/members');
    const change = proposeAlliance(id, proposer, terms, instant(this.clock));
    await this.checkParent(caller, id, terms.parent);
    return this.alliances.save(change);
  }

  async read(caller: Caller, id: string): Promise<Alliance> {
    const alliance = await this.alliances.get(scopeOf(caller), id);
    if (!alliance) throw notFound('alliance', id);
    return alliance;
  }

  list(caller: Caller, query: Query<Alliance>): Promise<Page<Alliance>> {
    return this.alliances.find(scopeOf(caller), query);
  }

  async revise(caller: Caller, id: string, revision: number, terms: AllianceTerms): Promise<Alliance> {
    const alliance = await this.run(caller, id, revision);
    const change = reviseAlliance(alliance, terms, instant(this.clock));
    if (terms.parent !== alliance.parent) await this.checkParent(caller, id, terms.parent);
    return this.alliances.save(change);
  }

  /** An operator admits; a secretariat asks, and the organisation answers itself. */
  async addMember(
    caller: Caller,
    id: string,
    revision: number,
    organisation: string,
    role: MemberRole,
  ): Promise<Alliance> {
    const alliance = await this.run(caller, id, revision);
    const add = has(caller, 'operator') ? admitMember : inviteMember;
    const change = add(alliance, organisation, role, instant(this.clock));
    await this.mustBeKnown(organisation);
    return this.alliances.save(change);
  }

  async accept(caller: Caller, id: string, revision: number, organisation: string): Promise<Alliance> {
    const alliance = await this.at(caller, id, revision);
    this.mustBeIn(alliance, organisation);
    if (caller.organisation !== organisation) {
      throw new DomainError('forbidden', 'alliance.not-own', 'Only the organisation that was invited can accept.');
    }
    await this.mustBeApproved(organisation, '/organisation');
    return this.alliances.save(acceptInvitation(alliance, organisation, instant(this.clock)));
  }

  async changeRole(
    caller: Caller,
    id: string,
    revision: number,
    organisation: string,
    role: MemberRole,
  ): Promise<Alliance> {
    const alliance = await this.run(caller, id, revision);
    this.mustBeIn(alliance, organisation);
    return this.alliances.save(changeRole(alliance, organisation, role, instant(this.clock)));
  }

  /** A member leaves by itself; the secretariat or an operator may end a membership too. */
  async removeMember(caller: Caller, id: string, revision: number, organisation: string): Promise<Alliance> {
    const own = caller.organisation === organisation;
    const alliance = own ? await this.at(caller, id, revision) : await this.run(caller, id, revision);
    this.mustBeIn(alliance, organisation);
    return this.alliances.save(removeMember(alliance, organisation, instant(this.clock)));
  }

  found(caller: Caller, id: string, revision: number): Promise<Alliance> {
    return this.act(caller, id, revision, foundAlliance);
  }

  activate(caller: Caller, id: string, revision: number): Promise<Alliance> {
    return this.act(caller, id, revision, activateAlliance);
  }

  dissolve(caller: Caller, id: string, revision: number): Promise<Alliance> {
    return this.act(caller, id, revision, dissolveAlliance);
  }

  private async act(
    caller: Caller,
    id: string,
    revision: number,
    rule: (alliance: Alliance, now: string) => Change<Alliance>,
  ): Promise<Alliance> {
    return this.alliances.save(rule(await this.at(caller, id, revision), instant(this.clock)));
  }

  /** The alliance, for those who run it: its secretariat and operators. */
  private async run(caller: Caller, id: string, revision: number): Promise<Alliance> {
    const alliance = await this.at(caller, id, revision);
    if (has(caller, 'operator') || roleIn(alliance, caller.organisation ?? '') === 'secretariat') return alliance;
    throw new DomainError(
      'forbidden',
      'alliance.not-secretariat',
      'Only the secretariat of the alliance or an operator may do this.',
    );
  }

  private async at(caller: Caller, id: string, revision: number): Promise<Alliance> {
    const alliance = await this.read(caller, id);
    if (alliance.revision !== revision) throw staleRevision('alliance', revision, alliance.revision);
    return alliance;
  }

  private mustBeIn(alliance: Alliance, organisation: string): void {
    if (!alliance.organisations.includes(organisation)) throw notFound('alliance-member', organisation);
  }

  private async mustBeKnown(organisation: string): Promise<void> {
    if (await this.organisations.get(organisation)) return;
    throw unknown('/organisation', '没有这个机构', 'There is no organisation of this id');
  }

  private async mustBeApproved(organisation: string, pointer: string): Promise<void> {
    if ((await this.organisations.get(organisation))?.state === 'approved') return;
    throw unknown(pointer, '没有这个已准入的机构', 'There is no approved organisation of this id');
  }

  /** The parent must be there, and not stand below this one itself. */
  private async checkParent(caller: Caller, id: string, parent: string | null): Promise<void> {
    let above = parent === null ? undefined : await this.alliances.get(scopeOf(caller), parent);
    if (parent !== null && !above) throw unknown('/parent', '没有这个联盟', 'There is no alliance of this id');
    for (let level = 1; above; level += 1) {
      if (above.id === id || level > deepest) {
        throw invalid('alliance', [
          {
            pointer: '/parent',
            code: 'not-allowed',
            message: { zh: '隶属关系成环或层级过深', en: 'This would close a circle of parents, or go too deep' },
          },
        ]);
      }
      above = above.parent === null ? undefined : await this.alliances.get(everything, above.parent);
    }
  }
}

function unknown(pointer: string, zh: string, en: string): DomainError {
  return invalid('alliance', [{ pointer, code: 'unknown-code', message: { zh, en } }]);
}
