import { Controller } from '@nestjs/common';
import { AccountsErased, ErasureRecorded, InboxErased, PreferencesErased } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { ErasuresService } from './erasures.service.ts';

/** Hears the ledger of the erased from its beginning at every start, and the receipts of the other services. */
@Controller()
export class ErasuresConsumer {
  constructor(private readonly erasures: ErasuresService) {}

  @Handles(ErasureRecorded, { mode: 'broadcast' })
  onErasureRecorded(erasure: ErasureRecorded): Promise<void> {
    return this.erasures.replay({ ...erasure });
  }

  @Handles(InboxErased)
  onInboxErased({ id, erasedAt }: InboxErased): Promise<void> {
    return this.erasures.hearReceipt('notification', id, erasedAt);
  }

  @Handles(AccountsErased)
  onAccountsErased({ id, erasedAt }: AccountsErased): Promise<void> {
    return this.erasures.hearReceipt('registry', id, erasedAt);
  }

  @Handles(PreferencesErased)
  onPreferencesErased({ id, erasedAt }: PreferencesErased): Promise<void> {
    return this.erasures.hearReceipt('matching', id, erasedAt);
  }
}
