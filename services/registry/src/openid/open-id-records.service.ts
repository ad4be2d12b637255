import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { DomainError, unlessChanged } from '@duijie/domain';
import { Vault } from '@duijie/platform';
import type { OpenIdRecord } from './open-id-record.ts';
import { OpenIdRecordsStore } from './open-id-records.store.ts';

/** A way in that goes on: a grant, a browser by its keyed hash, a sign-in under way by its own id. */
export interface SparedRecords {
  readonly grant?: string | undefined;
  readonly browser?: string | null | undefined;
  readonly interaction?: string | undefined;
}

/** The store behind the OpenID Connect library: see OpenIdRecord. */
@Injectable()
export class OpenIdRecords {
  constructor(
    private readonly records: OpenIdRecordsStore,
    private readonly vault: Vault,
  ) {}

  async find(model: string, secret: string): Promise<AdapterPayload | undefined> {
    const record = await this.records.get(this.idOf(model, secret));
    return record && this.opened(record);
  }

  async findBrowser(uid: string): Promise<AdapterPayload | undefined> {
    const record = await this.records.ofBrowser(this.browserOf(uid));
    return record && this.opened(record);
  }

  async put(model: string, secret: string, payload: AdapterPayload, lifetimeS: number): Promise<void> {
    const id = this.idOf(model, secret);
    const content = {
      model,
      sealed: this.vault.seal(JSON.stringify(payload), id),
      grant: payload.grantId ?? null,
      account: accountIn(payload),
      browser: payload.uid === undefined ? null : this.browserOf(payload.uid),
      expiresAt: payload.exp ?? Math.floor(Date.now() / 1000) + lifetimeS,
    };
    // Two requests of one browser may come at once; the later one has seen the same.
    await unlessChanged(async () => {
      const known = await this.records.get(id);
      const revision = (known?.revision ?? 0) + 1;
      await this.records.save({ id, revision, consumedAt: known?.consumedAt ?? null, ...content });
    });
  }

  /** Marks a code or refresh token as used. Of two that bring it at once only one may go on: false for the other. */
  async consume(model: string, secret: string): Promise<boolean> {
    const record = await this.records.get(this.idOf(model, secret));
    if (!record || record.consumedAt !== null) return false;
    const consumedAt = Math.floor(Date.now() / 1000);
    try {
      await this.records.save({ ...record, revision: record.revision + 1, consumedAt });
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'precondition') return false;
      throw error;
    }
  }

  drop(model: string, secret: string): Promise<void> {
    return this.records.drop(this.idOf(model, secret));
  }

  dropOfGrant(model: string, grant: string): Promise<number> {
    return this.records.dropAll({ model, grant });
  }

  /** Forgets a grant with its codes and refresh tokens, and the browser's sign-in that it began in. */
  async forget(grant: string, browser: string | null): Promise<void> {
    // What a browser is being asked is no right yet: it is looked at anew when the answer comes.
    await this.records.dropAll({ grant, model: { not: 'Interaction' } });
    await this.records.drop(this.idOf('Grant', grant));
    if (browser !== null) await this.records.dropAll({ model: 'Session', browser });
  }

  /** Forgets all with which somebody signs in or stays signed in, but for what is spared. */
  async forgetAccount(account: string, spared: SparedRecords = {}): Promise<void> {
    const interaction = spared.interaction === undefined ? undefined : this.idOf('Interaction', spared.interaction);
    const sparedGrant = spared.grant === undefined ? undefined : this.idOf('Grant', spared.grant);
    for await (const { id, grant, browser } of this.records.ofAccount(account)) {
      const isSpared =
        id === interaction ||
        id === sparedGrant ||
        (grant !== null && grant === spared.grant) ||
        (browser !== null && browser === spared.browser);
      if (!isSpared) await this.records.drop(id);
    }
  }

  /** Forgets what has expired. */
  sweep(now: Date): Promise<number> {
    return this.records.dropAll({ expiresAt: { below: Math.floor(now.getTime() / 1000) } });
  }

  /** How a browser's sign-in is named where it must not be known. */
  browserOf(uid: string): string {
    return this.vault.hash(uid, 'browser sign-in');
  }

  private idOf(model: string, secret: string): string {
    return `oid_${this.vault.hash(`${model}:${secret}`, 'openid record')}`;
  }

  private opened({ id, sealed, consumedAt }: OpenIdRecord): AdapterPayload {
    const payload = JSON.parse(this.vault.open(sealed, id).toString('utf8')) as AdapterPayload;
    return consumedAt === null ? payload : { ...payload, consumed: consumedAt };
  }
}

/** Of a sign-in under way: who has just shown the password, or who was signed in before. */
function accountIn({ accountId, result, session }: AdapterPayload): string | null {
  const shown = (result as { login?: { accountId?: string } } | undefined)?.login?.accountId;
  return accountId ?? shown ?? (session as { accountId?: string } | undefined)?.accountId ?? null;
}
