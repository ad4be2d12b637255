import type { FlagBody, VettingCaseBody } from '@duijie/contracts';
import { noticeId, operatorsInbox } from '../notifications/notification.ts';
import type { Notice, NotificationKind, NotificationParams } from '../notifications/notification.ts';

/** What is told of a vetting case: to the organisation, and where operators have to see to something to them too. */
export function vettingNotices(
  kind: Extract<NotificationKind, `vetting${string}`>,
  vettingCase: VettingCaseBody,
): readonly Notice[] {
  const { subject, subjectName, state, validUntil, dueOn, openConditions } = vettingCase;
  const params: NotificationParams = {
    name: subjectName,
    verdict: state,
    ...(validUntil === null ? {} : { day: validUntil }),
    ...(dueOn === null ? {} : { due: dueOn }),
    ...(openConditions === 0 ? {} : { open: openConditions }),
  };
  return recipientsOf(kind, subject).map((recipient) => noticeOf(kind, vettingCase, recipient, params));
}

function recipientsOf(kind: NotificationKind, subject: string): readonly string[] {
  if (kind === 'vettingAppealed') return [operatorsInbox];
  return kind === 'vettingExpiring' || kind === 'vettingExpired' ? [subject, operatorsInbox] : [subject];
}

/** What is told of a flag: to the organisation and the operators, and its end to whoever raised it. */
export function flagNotices(kind: 'flagRaised' | 'flagClosed', flag: FlagBody): readonly Notice[] {
  const { organisation, organisationName, raisedBy, reasonCode, outcome } = flag;
  const params: NotificationParams = {
    name: organisationName,
    reason: reasonCode,
    ...(outcome === null ? {} : { outcome }),
  };
  const others = kind === 'flagRaised' ? [operatorsInbox] : raisedBy === null ? [] : [raisedBy];
  return [organisation, ...others].map((recipient) => noticeOf(kind, flag, recipient, params));
}

function noticeOf(
  kind: NotificationKind,
  { id, revision }: { readonly id: string; readonly revision: number },
  recipient: string,
  params: NotificationParams,
): Notice {
  return { id: noticeId(id, kind, revision, recipient), recipient, kind, about: id, params };
}
