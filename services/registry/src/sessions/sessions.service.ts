import { Injectable } from '@nestjs/common';
import {
  everything,
  has,
  instant,
  notFound,
  scopeOf,
  staleRevision,
  unlessChanged,
  untilUnchanged,
} from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import type { Account } from '../accounts/account.ts';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { OpenIdRecords } from '../openid/open-id-records.service.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { endSession, isOpen, seeSession, spareSession, startSession } from './session.ts';
import type { Session, SessionEnding } from './session.ts';
import { SessionsStore } from './sessions.store.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** How long a session that is over can still be looked up. */
const keptDays = 90;

interface Beginning {
  readonly account: Account;
  readonly client: string;
  readonly browser: string | null;
  readonly lifetimeMs: number;
  readonly idleMs: number;
}

/** What goes on when all others end: a session, or the sign-in under way in a browser. */
export interface Spared {
  readonly session?: string | undefined;
  /** The id that the library gave to the browser's sign-in, and to what is asked of the person there. */
  readonly browser?: string | undefined;
  readonly interaction?: string | undefined;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly records: OpenIdRecords,
    private readonly audit: AuditTrail,
    @InjectConfig() private readonly config: RegistryConfig,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  /** For a script: its token is the whole session, since it cannot be refreshed. */
  startForScript(account: Account): Promise<Session> {
    const lifetimeMs = this.config.tokenLifetimeS * 1000;
    return this.start(this.ids.next('ses'), { account, client: 'script', browser: null, lifetimeMs, idleMs: 0 });
  }

  /** For a client of OpenID Connect: under the id of its grant, so that each finds the other. */
  async startForGrant(grant: string, account: Account, client: string, browser: string | null): Promise<Session> {
    const id = sessionOfGrant(grant);
    const lifetimeMs = this.config.sessionDays * dayMs;
    const session = await this.start(id, { account, client, browser, lifetimeMs, idleMs: this.idleMs() });
    const { organisation } = session;
    await this.audit.record({ kind: 'sessionStarted', subject: account.id, organisation, target: id });
    return session;
  }

  /** The session while it is open; notes that it is in use. */
  async open(id: string): Promise<Session | undefined> {
    const session = await this.sessions.get(everything, id);
    const now = instant(this.clock);
    if (!session || !isOpen(session, now)) return undefined;
    const seen = seeSession(session, this.idleMs(), now);
    if (seen) await unlessChanged(() => this.sessions.save(seen));
    return session;
  }

  /** Own sessions; an administrator's are those of the organisation. */
  list(caller: Caller, query: Query<Session>): Promise<Page<Session>> {
    return governs(caller)
      ? this.sessions.find(scopeOf(caller), query, {})
      : this.sessions.find(everything, query, { account: caller.subject });
  }

  async read(caller: Caller, id: string): Promise<Session> {
    const session = await this.sessions.get(everything, id);
    const own = session?.account === caller.subject;
    const visible = own ? session : governs(caller) ? await this.sessions.get(scopeOf(caller), id) : undefined;
    if (!visible) throw notFound('session', id);
    return visible;
  }

  async revoke(caller: Caller, id: string, revision: number): Promise<Session> {
    const session = await this.read(caller, id);
    if (session.revision !== revision) throw staleRevision('session', revision, session.revision);
    return this.end(session, session.account === caller.subject ? 'signedOut' : 'revoked', caller.subject);
  }

  /**
   * Ends every session of an account, and every sign-in that is under way or remembered by a browser, but for what is
   * spared. `signInsFrom` of the account is what counts, also for what a request brings back that was under way.
   */
  async endAll(account: string, ending: SessionEnding, by: string, spared: Spared = {}): Promise<void> {
    if (spared.session !== undefined) await this.spare(spared.session);
    const browser = spared.browser === undefined ? null : this.records.browserOf(spared.browser);
    for (;;) {
      const open = await this.sessions.openOf(account, instant(this.clock));
      const others = open.filter(({ id }) => id !== spared.session);
      if (others.length === 0) break;
      for (const session of others) await unlessChanged(() => this.end(session, ending, by, browser));
    }
    const grant = spared.session === undefined ? undefined : grantOfSession(spared.session);
    await this.records.forgetAccount(account, { grant, browser, interaction: spared.interaction });
  }

  /** The other side's word that a grant is no more: signed out there, or a refresh token that came twice. */
  async endOfGrant(grant: string, ending: SessionEnding): Promise<void> {
    const session = await this.sessions.get(everything, sessionOfGrant(grant));
    if (session?.state !== 'active') return;
    await unlessChanged(() => this.end(session, ending, session.account));
  }

  /** Forgets what has long been over. */
  forget(): Promise<number> {
    return this.sessions.forgetBefore(new Date(this.clock.now().getTime() - keptDays * dayMs).toISOString());
  }

  private spare(id: string): Promise<void> {
    return untilUnchanged(async () => {
      const session = await this.sessions.get(everything, id);
      if (session?.state === 'active') await this.sessions.save(spareSession(session, instant(this.clock)));
    });
  }

  private start(id: string, { account, client, browser, lifetimeMs, idleMs }: Beginning): Promise<Session> {
    const expiresAt = new Date(this.clock.now().getTime() + lifetimeMs).toISOString();
    const terms = { account: account.id, organisation: account.organisation, client, browser, expiresAt };
    return this.sessions.save(startSession(id, terms, idleMs, instant(this.clock)));
  }

  private idleMs(): number {
    return this.config.sessionIdleHours * hourMs;
  }

  private async end(session: Session, ending: SessionEnding, by: string, browser: string | null = null) {
    const ended = await this.sessions.save(endSession(session, ending, instant(this.clock)));
    await this.records.forget(grantOfSession(session.id), session.browser === browser ? null : session.browser);
    const kind = ending === 'reused' ? 'tokenReused' : 'sessionEnded';
    const { organisation, account, id } = ended;
    await this.audit.record({ kind, subject: account, organisation, target: id, by, reason: ending });
    return ended;
  }
}

/** Who looks after the sessions of others. */
function governs(caller: Caller): boolean {
  return has(caller, 'operator') || (caller.organisation !== undefined && caller.duties.includes('administrator'));
}

/** The session that a grant of OpenID Connect stands for. */
export function sessionOfGrant(grant: string): string {
  return `ses_${grant}`;
}

function grantOfSession(id: string): string {
  return id.slice('ses_'.length);
}
