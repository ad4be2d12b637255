import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Vault } from '@duijie/platform';
import { commitmentOf } from '../allocation/draw.ts';
import type { Commitment, Cycle } from './cycle.ts';

const secretBytes = 32;

/** What a cycle keeps to itself: the lottery's secret until it is published, and the key of the pseudonyms for ever. */
@Injectable()
export class CycleSecrets {
  constructor(private readonly vault: Vault) {}

  /** New secrets for a cycle that opens. */
  commit(cycle: string): Commitment {
    const secret = randomBytes(secretBytes).toString('hex');
    const key = randomBytes(secretBytes);
    return {
      commitment: commitmentOf(secret),
      sealed: {
        secret: this.vault.seal(secret, `cycle secret ${cycle}`),
        key: this.vault.seal(key, `cycle key ${cycle}`),
      },
    };
  }

  secretOf(cycle: Cycle): string {
    if (!cycle.sealed) throw new Error(`${cycle.id} has no secret.`);
    return this.vault.open(cycle.sealed.secret, `cycle secret ${cycle.id}`).toString('utf8');
  }

  keyOf(cycle: Cycle): Buffer {
    if (!cycle.sealed) throw new Error(`${cycle.id} has no key of pseudonyms.`);
    return this.vault.open(cycle.sealed.key, `cycle key ${cycle.id}`);
  }
}
