import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectConfig, hashOfKey } from '@duijie/platform';
import { createAccount } from './accounts/account.ts';
import { AccountsStore } from './accounts/accounts.store.ts';
import { hashPassword, randomPassword } from './accounts/passwords.ts';
import { createApiKey } from './keys/api-key.ts';
import { ApiKeysStore } from './keys/api-keys.store.ts';
import type { RegistryConfig } from './registry.config.ts';
import { IdentityCalendar } from './identity.calendar.ts';
import { RegistryCalendar } from './registry.calendar.ts';
import { SigningKeys } from './tokens/signing-keys.service.ts';

const firstOperator = 'acc_first_operator';

/** What an empty registry needs: a signing key, a first operator, and in the demo world the operator's fixed key. */
@Injectable()
export class RegistryStart implements OnApplicationBootstrap {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly keys: ApiKeysStore,
    private readonly signing: SigningKeys,
    private readonly calendar: RegistryCalendar,
    private readonly identity: IdentityCalendar,
    @InjectConfig() private readonly config: RegistryConfig,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.signing.current();
    if (this.config.demo === 'off') await this.makeFirstOperator();
    else await this.makeDemoOperator();
    await this.calendar.start();
    await this.identity.start();
  }

  private async makeFirstOperator(): Promise<void> {
    if (!(await this.accounts.isEmpty())) return;
    const password = randomPassword();
    const terms = {
      organisation: null,
      login: 'operator',
      roles: ['operator', 'ops'] as const,
      duties: ['administrator', 'reviewer'] as const,
      graduate: null,
    };
    const made = createAccount(firstOperator, terms, await hashPassword(password), instant(this.clock));
    const stored = await this.accounts.save(made);
    // Another instance may have made it at the same moment; then its password is the one that counts.
    if (stored.passwordHash !== made.next.passwordHash) return;
    process.stdout.write(
      `\nThe first operator was made. This is shown once:\n  login     operator\n  password  ${password}\n\n`,
    );
  }

  private async makeDemoOperator(): Promise<void> {
    const terms = {
      organisation: null,
      label: 'Demo operator',
      roles: ['operator', 'ops'] as const,
      duties: ['administrator', 'reviewer', 'signer'] as const,
      graduate: null,
      expiresAt: null,
      demo: true,
    };
    await this.keys.save(createApiKey('key_demo_operator', hashOfKey('dj_demo_operator'), terms, instant(this.clock)));
  }
}
