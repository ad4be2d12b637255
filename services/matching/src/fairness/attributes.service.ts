import { Injectable } from '@nestjs/common';
import { attributesIdOf } from '@duijie/contracts';
import type { AttributesRecorded } from '@duijie/contracts';
import { Vault } from '@duijie/platform';
import { Market } from '../world/market.ts';
import { AttributeBook } from './attributes.ts';
import { groupsOf } from './groups.ts';
import type { Groups } from './groups.ts';

/**
 * Joins graduates with what they said of themselves, for as long as a report is made. It asks the market; the market
 * knows nothing of it.
 */
@Injectable()
export class AttributesService {
  private readonly book = new AttributeBook();

  constructor(
    private readonly vault: Vault,
    private readonly market: Market,
  ) {}

  hear(recorded: AttributesRecorded): void {
    this.book.hear(recorded);
  }

  groupsOf(graduate: string, college: string): Groups {
    const pseudonym = attributesIdOf(graduate, (text, purpose) => this.vault.hash(text, purpose));
    return groupsOf(this.book.of(pseudonym), this.market.organisation(college));
  }
}
