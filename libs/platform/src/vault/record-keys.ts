import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { instant, recordKeyOf, signRecord } from '@duijie/domain';
import type { Aggregate, Clock, RecordKey, SignedRecord } from '@duijie/domain';
import { InjectClock, InjectCollection } from '../service/tokens.ts';
import type { Collection, CollectionPlan } from '../store/engine.ts';
import { Vault } from './vault.ts';

/** The key by which a service signs records; its private half is sealed by the vault. */
export interface StoredRecordKey extends Aggregate {
  readonly sealedPrivateKey: string;
  readonly createdAt: string;
}

export const recordKeyPlan: CollectionPlan<StoredRecordKey> = { name: 'recordKeys' };

const firstKey = 'rck_first';

/**
 * Signs what a service says for good. The key is made at the first start, so that every backup has it: one that was made
 * later would be lost with a restore, and what it signed could not be checked.
 */
@Injectable()
export class RecordKeys implements OnApplicationBootstrap {
  private known: Promise<KeyObject> | undefined;

  constructor(
    @InjectCollection(recordKeyPlan) private readonly keys: Collection<StoredRecordKey>,
    private readonly vault: Vault,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Whoever loses the race of the first start finds the other's key.
    await this.privateKey().catch(() => this.privateKey());
  }

  /** Signed anew each time, with the same signature for the same words. */
  async sign<Content extends object>(kind: string, content: Content, issuedAt: string): Promise<SignedRecord<Content>> {
    return signRecord({ version: 'duijie-record-1', kind, issuedAt, content }, await this.privateKey());
  }

  async publicKeys(): Promise<readonly RecordKey[]> {
    return [recordKeyOf(await this.privateKey())];
  }

  private privateKey(): Promise<KeyObject> {
    this.known ??= this.load().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async load(): Promise<KeyObject> {
    const { id, sealedPrivateKey } = (await this.keys.get(firstKey)) ?? (await this.make());
    const jwk = JSON.parse(this.vault.open(sealedPrivateKey, contextOf(id)).toString('utf8')) as JsonWebKey;
    return createPrivateKey({ key: jwk, format: 'jwk' });
  }

  /** Two instances that need it at once both make one; the id is fixed, so the first one stored is everybody's. */
  private make(): Promise<StoredRecordKey> {
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    const sealedPrivateKey = this.vault.seal(JSON.stringify(jwk), contextOf(firstKey));
    const next = { id: firstKey, revision: 1, sealedPrivateKey, createdAt: instant(this.clock) };
    return this.keys.save({ next, events: [] });
  }
}

function contextOf(id: string): string {
  return `record key ${id}`;
}
