import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, invalid, notFound, scopeOf } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { InjectClock, Vault } from '@duijie/platform';
import { AccountsStore } from '../accounts/accounts.store.ts';
import { endSignIns } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { Lockouts } from '../accounts/lockouts.service.ts';
import { isPassword } from '../accounts/passwords.ts';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import type { Spared } from '../sessions/sessions.service.ts';
import { SessionsStore } from '../sessions/sessions.store.ts';
import { confirmFactor, factorId, startFactor, useCode } from './second-factor.ts';
import type { SecondFactor } from './second-factor.ts';
import { SecondFactorsStore } from './second-factors.store.ts';
import { base32, otpauthUri } from './totp.ts';

const secretBytes = 20;
const recoveryCodes = 10;
const recoveryBytes = 16;
/** Who has signed in lately need not show the password again. */
const freshMs = 10 * 60_000;

export interface Enrolment {
  readonly factor: SecondFactor;
  readonly secret: string;
  readonly otpauthUri: string;
}

@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly factors: SecondFactorsStore,
    private readonly accounts: AccountsStore,
    private readonly lockouts: Lockouts,
    private readonly sessions: SessionsService,
    private readonly storedSessions: SessionsStore,
    private readonly vault: Vault,
    private readonly audit: AuditTrail,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Begins for the caller's own account: an old token alone must not bind it to somebody else's authenticator. */
  async begin(caller: Caller, password: string | undefined): Promise<Enrolment> {
    const account = await this.own(caller);
    if (!(await this.isFresh(caller))) await this.checkPassword(account, password);
    return this.beginFor(account);
  }

  async beginFor(account: Account): Promise<Enrolment> {
    const secret = randomBytes(secretBytes);
    const sealedSecret = this.vault.seal(secret, contextOf(account.id));
    const { id, organisation } = account;
    const known = await this.factors.of(id);
    const factor = await this.factors.save(
      startFactor(known, { account: id, organisation, sealedSecret }, instant(this.clock)),
    );
    await this.audit.record({ kind: 'factorStarted', subject: id, organisation });
    // Of two that begin at once the first one's secret counts.
    const kept = this.secretOf(factor);
    return { factor, secret: base32(kept), otpauthUri: otpauthUri(kept, account.login) };
  }

  /** What an enrolment that has begun shows again; undefined when there is none. */
  async pending(account: Account): Promise<Enrolment | undefined> {
    const factor = await this.factors.of(account.id);
    if (factor?.state !== 'pending') return undefined;
    const secret = this.secretOf(factor);
    return { factor, secret: base32(secret), otpauthUri: otpauthUri(secret, account.login) };
  }

  async confirm(caller: Caller, id: string, code: string) {
    if (factorId(caller.subject) !== id) throw notFound('second-factor', id);
    return this.confirmFor(await this.own(caller), code, { session: caller.session });
  }

  /** Sessions that began without the factor end, but for that in which it is set up. */
  async confirmFor(
    account: Account,
    code: string,
    spared: Spared,
  ): Promise<{ factor: SecondFactor; codes: readonly string[] }> {
    const known = await this.factors.of(account.id);
    if (!known) throw notFound('second-factor', factorId(account.id));
    const codes = Array.from({ length: recoveryCodes }, () => recoveryCode(randomBytes(recoveryBytes)));
    const change = confirmFactor(known, this.secretOf(known), code, codes, this.clock.now());
    if (!change) throw wrongCode();
    const factor = await this.factors.save(change);
    const { id, organisation } = account;
    await this.audit.record({ kind: 'factorEnabled', subject: id, organisation });
    await this.endOthers(id, id, spared);
    return { factor, codes };
  }

  /** The account's own, or for an administrator that of a member. */
  async read(caller: Caller, id: string): Promise<SecondFactor> {
    const factor = await this.visible(caller, id);
    if (!factor) throw notFound('second-factor', id);
    return factor;
  }

  /** With a code by its owner; without one by an administrator, for whoever has lost both. */
  async remove(caller: Caller, id: string, code: string | undefined): Promise<void> {
    const factor = await this.read(caller, id);
    const { account, organisation } = factor;
    if (account === caller.subject && factor.state === 'active') {
      await this.checkOwner(await this.own(caller), code);
    }
    await this.factors.forget(account);
    await this.audit.record({ kind: 'factorRemoved', subject: account, organisation, by: caller.subject });
    if (factor.state === 'active') await this.endOthers(account, caller.subject, { session: caller.session });
  }

  private async endOthers(account: string, by: string, spared: Spared): Promise<void> {
    await this.accounts.change(account, (seen) => endSignIns(seen, instant(this.clock)));
    await this.sessions.endAll(account, 'factorChanged', by, spared);
  }

  private async isFresh({ session }: Caller): Promise<boolean> {
    const known = session === undefined ? undefined : await this.storedSessions.get(everything, session);
    return known !== undefined && this.clock.now().getTime() - Date.parse(known.createdAt) < freshMs;
  }

  private async checkPassword(account: Account, password: string | undefined): Promise<void> {
    if (password === undefined) throw wrongPassword('required');
    this.lockouts.refuseLocked(account);
    if (await isPassword(password, account.passwordHash)) return;
    await this.lockouts.failed(account, 'password', null);
    throw wrongPassword('wrong-secret');
  }

  /** Codes are guessed no faster here than at the door. */
  private async checkOwner(account: Account, code: string | undefined): Promise<void> {
    this.lockouts.refuseLocked(account);
    if (code !== undefined && (await this.isRight(account.id, code))) return;
    if (code !== undefined) await this.lockouts.failed(account, 'code', null);
    throw wrongCode();
  }

  async isActive(account: string): Promise<boolean> {
    return (await this.factors.of(account))?.state === 'active';
  }

  /** Is the code right? It is used up by that, and of two who bring it at once only one is right. */
  async isRight(account: string, code: string): Promise<boolean> {
    const factor = await this.factors.of(account);
    if (factor?.state !== 'active') return false;
    const used = useCode(factor, this.secretOf(factor), code, this.clock.now());
    if (!used) return false;
    try {
      await this.factors.save(used.change);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'precondition') return false;
      throw error;
    }
    const { organisation } = factor;
    if (used.recovery) await this.audit.record({ kind: 'recoveryCodeUsed', subject: account, organisation });
    return true;
  }

  private async visible(caller: Caller, id: string): Promise<SecondFactor | undefined> {
    if (factorId(caller.subject) === id) return this.factors.of(caller.subject);
    const governs = has(caller, 'operator') || caller.duties.includes('administrator');
    return governs ? this.factors.get(scopeOf(caller), id) : undefined;
  }

  private async own({ subject }: Caller): Promise<Account> {
    const account = await this.accounts.get(everything, subject);
    if (account) return account;
    throw new DomainError(
      'forbidden',
      'second-factor.no-account',
      'Only people have a second factor. Sign in by login.',
    );
  }

  private secretOf({ account, sealedSecret }: SecondFactor): Buffer {
    return this.vault.open(sealedSecret, contextOf(account));
  }
}

function contextOf(account: string): string {
  return `second factor ${account}`;
}

function recoveryCode(bytes: Uint8Array): string {
  return base32(bytes).replace(/(.{4})(?=.)/g, '$1-');
}

function wrongCode(): DomainError {
  const message = {
    zh: '验证码不正确或已使用过，请使用下一个',
    en: 'The code is wrong or was used before; take the next one',
  };
  return invalid('second-factor', [{ pointer: '/code', code: 'wrong-secret', message }]);
}

function wrongPassword(code: 'required' | 'wrong-secret'): DomainError {
  const message =
    code === 'required'
      ? {
          zh: '登录已超过十分钟，请同时提交密码',
          en: 'You signed in more than ten minutes ago; send your password too',
        }
      : { zh: '密码不正确', en: 'The password is wrong' };
  return invalid('second-factor', [{ pointer: '/password', code, message }]);
}
