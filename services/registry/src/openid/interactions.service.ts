import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Interaction } from 'oidc-provider';
import { DomainError, everything, inLanguage, isScope } from '@duijie/domain';
import type { Clock, Language } from '@duijie/domain';
import { InjectClock, Vault } from '@duijie/platform';
import type { Account } from '../accounts/account.ts';
import { AccountsStore } from '../accounts/accounts.store.ts';
import { SignIn } from '../accounts/sign-in.service.ts';
import { ClientsService } from '../clients/clients.service.ts';
import { SecondFactorsService } from '../second-factors/second-factors.service.ts';
import { codePage, consentPage, enrolmentPage, loginPage, recoveryPage } from './pages.ts';
import type { Form } from './pages.ts';
import type { Message } from './words.ts';

/** What comes next: another page, or the person is in. */
export type Outcome =
  | { readonly page: string; readonly refused?: boolean }
  /** `at`: when they began to show what they have, in milliseconds. */
  | { readonly account: string; readonly methods: readonly string[]; readonly at: number };

interface Step {
  readonly account: string;
  /** Tells whether the account has the password still that was shown. */
  readonly shown: string;
  readonly stage: 'password' | 'enrolled';
  readonly at: number;
}

const stepLifetimeMs = 10 * 60_000;

/** Leads a person through signing in: password, code or the setting up of an authenticator, consent. */
@Injectable()
export class InteractionsService {
  constructor(
    private readonly signIn: SignIn,
    private readonly accounts: AccountsStore,
    private readonly factors: SecondFactorsService,
    private readonly clients: ClientsService,
    private readonly vault: Vault,
    @InjectClock() private readonly clock: Clock,
  ) {}

  form({ uid }: Interaction, language: Language, message?: Message): Form {
    return { language, action: `/oauth/interactions/${uid}`, csrf: this.csrfOf(uid), message };
  }

  /** A form that did not come from our page for this interaction is refused. */
  checkForm({ uid }: Interaction, csrf: string): void {
    const [wanted, given] = [this.csrfOf(uid), csrf].map((text) => createHash('sha256').update(text).digest());
    if (wanted && given && timingSafeEqual(wanted, given)) return;
    throw new DomainError('forbidden', 'sign-in.foreign-form', 'The form did not come from the page of this sign-in.');
  }

  async pageOf(interaction: Interaction, language: Language): Promise<string> {
    const form = this.form(interaction, language);
    if (interaction.prompt.name !== 'consent') return loginPage(form);
    const client = await this.clients.active(String(interaction.params['client_id']));
    const asked = String(interaction.params['scope'] ?? '')
      .split(' ')
      .filter(isScope);
    return consentPage(form, client ? inLanguage(client.name, language) : '', asked);
  }

  async withPassword(
    interaction: Interaction,
    language: Language,
    login: string,
    password: string,
    address: string,
  ): Promise<Outcome> {
    const at = this.now();
    try {
      const credentials = { login: login.toLowerCase(), password, address };
      const { account, needed } = await this.signIn.withPassword(credentials);
      if (needed === 'nothing') return { account: account.id, methods: ['pwd'], at };
      const step = this.sealed(interaction, account, 'password');
      const form = this.form(interaction, language);
      return { page: needed === 'code' ? codePage(form, step) : await this.enrolment(account, form, step) };
    } catch (error) {
      return { page: loginPage(this.form(interaction, language, messageOf(error, 'wrong')), login), refused: true };
    }
  }

  async withCode(
    interaction: Interaction,
    language: Language,
    sealed: string,
    code: string,
    address: string,
  ): Promise<Outcome> {
    const at = this.now();
    const account = await this.accountOf(this.opened(interaction, sealed, 'password'));
    if (!account) return { page: loginPage(this.form(interaction, language, 'expired')) };
    try {
      await this.signIn.withCode(account.id, code, address);
      return { account: account.id, methods: ['pwd', 'otp', 'mfa'], at };
    } catch (error) {
      return { page: codePage(this.form(interaction, language, messageOf(error, 'wrongCode')), sealed), refused: true };
    }
  }

  /** The first right code of a new authenticator; the recovery codes are shown before anything else. */
  async enrol(interaction: Interaction, language: Language, sealed: string, code: string): Promise<Outcome> {
    const account = await this.accountOf(this.opened(interaction, sealed, 'password'));
    if (!account) return { page: loginPage(this.form(interaction, language, 'expired')) };
    try {
      const spared = { browser: interaction.session?.uid, interaction: interaction.uid };
      const { codes } = await this.factors.confirmFor(account, code.replaceAll(' ', ''), spared);
      const step = this.sealed(interaction, account, 'enrolled');
      return { page: recoveryPage(this.form(interaction, language), step, codes) };
    } catch (error) {
      const form = this.form(interaction, language, messageOf(error, 'wrongCode'));
      return { page: await this.enrolment(account, form, sealed), refused: true };
    }
  }

  async afterEnrolment(
    interaction: Interaction,
    language: Language,
    sealed: string,
    address: string,
  ): Promise<Outcome> {
    const at = this.now();
    const account = await this.accountOf(this.opened(interaction, sealed, 'enrolled'));
    if (!account) return { page: loginPage(this.form(interaction, language, 'expired')) };
    await this.signIn.enter(account, address, 'password code');
    return { account: account.id, methods: ['pwd', 'otp', 'mfa'], at };
  }

  private async enrolment(account: Account, form: Form, step: string): Promise<string> {
    const { secret, otpauthUri } = (await this.factors.pending(account)) ?? (await this.factors.beginFor(account));
    return enrolmentPage(form, step, secret, otpauthUri);
  }

  private async accountOf(step: Step | undefined): Promise<Account | undefined> {
    const account = step && (await this.accounts.get(everything, step.account));
    if (!account || this.markOf(account) !== step.shown) return undefined;
    return (await this.signIn.mayEnter(account)) ? account : undefined;
  }

  private sealed({ uid }: Interaction, account: Account, stage: Step['stage']): string {
    const step: Step = { account: account.id, shown: this.markOf(account), stage, at: this.now() };
    return this.vault.seal(JSON.stringify(step), `sign-in ${uid}`);
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private markOf({ passwordHash }: Account): string {
    return this.vault.hash(passwordHash, 'password shown');
  }

  private opened({ uid }: Interaction, sealed: string, stage: Step['stage']): Step | undefined {
    try {
      const step = JSON.parse(this.vault.open(sealed, `sign-in ${uid}`).toString('utf8')) as Step;
      const fresh = this.now() - step.at < stepLifetimeMs;
      return fresh && step.stage === stage ? step : undefined;
    } catch {
      // Sealed for another sign-in, or by nobody.
      return undefined;
    }
  }

  private csrfOf(uid: string): string {
    return this.vault.hash(uid, 'sign-in form');
  }
}

/** A refusal as the page says it; what is no refusal goes on as it is. */
function messageOf(error: unknown, otherwise: Message): Message {
  if (!(error instanceof DomainError)) throw error;
  return error.kind === 'too-many' ? 'locked' : otherwise;
}
