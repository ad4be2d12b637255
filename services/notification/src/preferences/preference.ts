import type { Aggregate, Language } from '@duijie/domain';
import { notificationKinds } from '../notifications/notification.ts';
import type { NotificationKind } from '../notifications/notification.ts';

/** What the owner of an inbox wants to hear, and in which language. The id is the recipient's. */
export interface Preference extends Aggregate {
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly kinds: Readonly<Record<NotificationKind, boolean>>;
  readonly language: Language;
  /** When the inbox ended with its owner's data; it takes in nothing any more, and nobody opens it. */
  readonly closedAt?: string;
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

/** What is left of a choice when its owner is erased: that this inbox takes in nothing. */
export function closePreference(now: Preference, at: string): Preference {
  const kinds = Object.fromEntries(notificationKinds.map((kind) => [kind, false]));
  return {
    ...defaultPreference(now.id),
    revision: now.revision + 1,
    updatedAt: at,
    kinds: kinds as Record<NotificationKind, boolean>,
    closedAt: at,
  };
}

/** Is this kind wanted? A kind that came after the choice is. */
export function wants(preference: Preference | undefined, kind: NotificationKind): boolean {
  return preference?.closedAt === undefined && (preference?.kinds[kind] ?? true);
}

function kindsOf(given: GivenKinds): Record<NotificationKind, boolean> {
  const kinds = notificationKinds.map((kind) => [kind, given[kind] ?? true]);
  return Object.fromEntries(kinds) as Record<NotificationKind, boolean>;
}
