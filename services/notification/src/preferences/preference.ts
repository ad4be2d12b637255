import type { Aggregate, Language } from '@duijie/domain';
import { notificationKinds } from '../notifications/notification.ts';
import type { NotificationKind } from '../notifications/notification.ts';

/** What the owner of an inbox wants to hear, and in which language. The id is the recipient's. */
export interface Preference extends Aggregate {
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly kinds: Readonly<Record<NotificationKind, boolean>>;
  readonly language: Language;
}

export type GivenKinds = Partial<Record<NotificationKind, boolean>>;

/** Before anybody chose: everything, in Chinese. Revision 0 is what the first change names in `If-Match`. */
export function defaultPreference(recipient: string): Preference {
  return { id: recipient, revision: 0, createdAt: null, updatedAt: null, kinds: kindsOf({}), language: 'zh' };
}

/** Replaces the choice; a kind that is not named is wanted. */
export function choosePreference(now: Preference, given: GivenKinds, language: Language, at: string): Preference {
  return {
    id: now.id,
    revision: now.revision + 1,
    createdAt: now.createdAt ?? at,
    updatedAt: at,
    kinds: kindsOf(given),
    language,
  };
}

/** Is this kind wanted? A kind that came after the choice is. */
export function wants(preference: Preference | undefined, kind: NotificationKind): boolean {
  return preference?.kinds[kind] ?? true;
}

function kindsOf(given: GivenKinds): Record<NotificationKind, boolean> {
  const kinds = notificationKinds.map((kind) => [kind, given[kind] ?? true]);
  return Object.fromEntries(kinds) as Record<NotificationKind, boolean>;
}
