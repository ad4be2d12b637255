import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectCollection, Vault } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { recordKeyPlan } from './record-key.schema.ts';
import type { StoredRecordKey } from './record-key.schema.ts';
import { recordKeyOf, signRecord } from './record.ts';
import type { RecordKey, SignedRecord } from './record.ts';

const firstKey = 'rck_first';

/** Signs what the platform says for good; the key is made when it is first needed. */
@Injectable()
export class RecordsService {
  private known: Promise<KeyObject> | undefined;

  constructor(
    @InjectCollection(recordKeyPlan) private readonly keys: Collection<StoredRecordKey>,
    private readonly vault: Vault,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async issue<Content extends object>(kind: string, content: Content): Promise<SignedRecord<Content>> {
    const record = { version: 'duijie-record-1', kind, issuedAt: instant(this.clock), content } as const;
    return signRecord(record, await this.privateKey());
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

  /** Two instances that need it at once both make one; the id is fixed, so the first one stored is everybody's. */
  private async load(): Promise<KeyObject> {
    const { sealedPrivateKey } = (await this.keys.get(firstKey)) ?? (await this.make());
    return createPrivateKey(this.vault.open(sealedPrivateKey, contextOf(firstKey)).toString('utf8'));
  }

  private make(): Promise<StoredRecordKey> {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const sealedPrivateKey = this.vault.seal(pem, contextOf(firstKey));
    const next = { id: firstKey, revision: 1, sealedPrivateKey, createdAt: instant(this.clock) };
    return this.keys.save({ next, events: [] });
  }
}

function contextOf(id: string): string {
  return `record key ${id}`;
}
