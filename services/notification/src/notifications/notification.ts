import { hash } from 'node:crypto';
import { NotificationErased, NotificationSent, event } from '@duijie/contracts';
import type { FlagOutcome, FlagReason, RowCounts, UploadState, VettingState } from '@duijie/contracts';
import { has, revised } from '@duijie/domain';
import type { Caller, Change, Resource, Text } from '@duijie/domain';

export const notificationKinds = [
  'shortlisted',
  'uploadEnded',
  'openingPaused',
  'openingResumed',
  'openingRefused',
  'openingHeld',
  'consentExpired',
  'placeOffered',
  'placeAwaited',
  'placePaused',
  'placeLapsed',
  'placeClosed',
  'agreementChanged',
  'recognitionCounts',
  'recognitionCeased',
  'vettingEvidenceRequested',
  'vettingDecided',
  'vettingAppealed',
  'vettingExpiring',
  'vettingExpired',
  'flagRaised',
  'flagClosed',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const agreementSteps = [
  'agreementProposed',
  'amendmentProposed',
  'agreementSigned',
  'agreementInForce',
  'agreementAmended',
  'amendmentWithdrawn',
  'agreementTerminated',
  'agreementExpired',
] as const;
export type AgreementStep = (typeof agreementSteps)[number];

/** What the words of a notification need to know; nothing personal. */
export interface NotificationParams {
  /** The title of the opening or agreement, as it was when this was told. */
  readonly title?: Text;
  readonly rank?: number;
  /** How many are in the shortlist. */
  readonly listed?: number;
  /** Until when a place can be answered. */
  readonly until?: string;
  readonly state?: UploadState;
  readonly rows?: RowCounts;
  /** What became of an agreement, and how many have signed it. */
  readonly step?: AgreementStep;
  readonly signed?: number;
  /** What a recognition is called, and how many graduates it concerns. */
  readonly recognition?: Text;
  readonly graduates?: number;
  /** The name of an organisation. */
  readonly name?: Text;
  /** What came of a vetting case, until which day it holds, and until when how many conditions are to be met. */
  readonly verdict?: VettingState;
  readonly day?: string;
  readonly due?: string;
  readonly open?: number;
  readonly reason?: FlagReason;
  readonly outcome?: FlagOutcome;
}

/** Something that somebody is to be told. Its id follows from what is told, so that telling it again adds nothing. */
export interface Notice {
  readonly id: string;
  /** `org_…/grd_…` for a student, `org_…` for an organisation, `operators`, `acc_…` for an account with none of these. */
  readonly recipient: string;
  readonly kind: NotificationKind;
  /** The opening, upload, graduate, agreement, vetting case or flag. */
  readonly about: string;
  readonly params: NotificationParams;
}

/** A notice in an inbox. */
export interface Notification extends Notice, Resource {
  /**
   * Its place in the recipient's inbox, from 1. A number is given only when the one before it is stored, so whoever
   * has seen a number has been able to see all below it: event streams resume by it.
   */
  readonly sequence: number;
  readonly readAt: string | null;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of what is told: the same parts, the same id, in the form of the other ids. */
export function noticeId(...parts: readonly (string | number)[]): string {
  const digest = hash('sha256', parts.join('\n'), 'buffer');
  return `ntf_${[...digest.subarray(0, 26)].map((byte) => alphabet.charAt(byte % 32)).join('')}`;
}

/** Puts a notice into its recipient's inbox. */
export function sendNotice(notice: Notice, sequence: number, now: string): Change<Notification> {
  const next: Notification = { ...notice, revision: 1, createdAt: now, updatedAt: now, sequence, readAt: null };
  const { id, recipient, kind, about } = notice;
  return { next, events: [event(NotificationSent, { id, revision: 1, recipient, kind, about, sentAt: now })] };
}

/** Ends a notification together with its inbox: the events before its tombstone. */
export function erasedEvents(notification: Notification, now: string): readonly object[] {
  return [event(NotificationErased, { id: notification.id, revision: notification.revision + 1, erasedAt: now })];
}

/** Marks it as read; undefined when it was before. */
export function readNotification(notification: Notification, now: string): Change<Notification> | undefined {
  if (notification.readAt !== null) return undefined;
  return { next: revised<Notification>(notification, now, { readAt: now }), events: [] };
}

/** The inbox that the operators of the platform share. */
export const operatorsInbox = 'operators';

/** Whose inbox a caller opens: a student's own, never their college's; a member's organisation's; the operators'; else the account's. */
export function inboxOf(caller: Caller): string {
  if (has(caller, 'operator')) return operatorsInbox;
  if (has(caller, 'student')) {
    return caller.graduate ? studentInbox(caller.organisation ?? '', caller.graduate) : caller.subject;
  }
  return caller.organisation ?? caller.subject;
}

/**
 * A student's inbox is named by college and graduate: an account that names another college's graduate, whoever made
 * it, finds an empty one.
 */
export function studentInbox(college: string, graduate: string): string {
  return `${college}/${graduate}`;
}

/** Is this an inbox that several people share, an organisation's or the operators'? */
export function isShared(recipient: string): boolean {
  if (recipient === operatorsInbox) return true;
  return recipient.startsWith('org_') && !recipient.includes('/');
}
