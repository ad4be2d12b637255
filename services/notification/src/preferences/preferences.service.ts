import { Injectable } from '@nestjs/common';
import { DomainError, instant, notFound, staleRevision, untilUnchanged } from '@duijie/domain';
import type { Caller, Clock, Language } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { inboxOf, isShared } from '../notifications/notification.ts';
import { choosePreference, closePreference, defaultPreference } from './preference.ts';
import type { GivenKinds, Preference } from './preference.ts';
import { PreferencesStore } from './preferences.store.ts';

@Injectable()
export class PreferencesService {
  constructor(
    private readonly preferences: PreferencesStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async own(caller: Caller): Promise<Preference> {
    const recipient = await this.openInbox(caller);
    return (await this.preferences.get(recipient)) ?? defaultPreference(recipient);
  }

  /** The caller's inbox; one that ended with its owner's data is not there for anybody. */
  async openInbox(caller: Caller): Promise<string> {
    const recipient = inboxOf(caller);
    if ((await this.preferences.get(recipient))?.closedAt !== undefined) throw notFound('inbox', recipient);
    return recipient;
  }

  /** From now on the inbox takes in nothing. */
  close(recipient: string): Promise<void> {
    // Its owner may choose anew in the same moment.
    return untilUnchanged(async () => {
      const present = (await this.preferences.get(recipient)) ?? defaultPreference(recipient);
      if (present.closedAt === undefined) await this.preferences.save(closePreference(present, instant(this.clock)));
    });
  }

  async choose(caller: Caller, revision: number, kinds: GivenKinds, language: Language): Promise<Preference> {
    const present = await this.own(caller);
    mayChoose(caller, present.id);
    if (present.revision !== revision) throw staleRevision('preference', revision, present.revision);
    return this.preferences.save(choosePreference(present, kinds, language, instant(this.clock)));
  }
}

/** What an organisation hears is decided by those who act for it, not by everybody who may read along. */
function mayChoose(caller: Caller, recipient: string): void {
  if (!isShared(recipient) || caller.duties.some((duty) => duty === 'administrator' || duty === 'editor')) return;
  throw new DomainError('forbidden', 'access.wrong-duty', 'This needs one of the duties administrator, editor.');
}
