import type { AgreementBody } from '@duijie/contracts';
import { noticeId } from '../notifications/notification.ts';
import type { AgreementStep, Notice } from '../notifications/notification.ts';

/** Tells parties of a step of their agreement: each whom it concerns, in the organisation's inbox, once. */
export function agreementNotices(agreement: AgreementBody, step: AgreementStep): readonly Notice[] {
  const { id, revision, title } = agreement;
  const signed = signedBy(agreement).length;
  return recipientsOf(agreement, step).map((recipient) => ({
    id: noticeId(id, step, revision, recipient),
    recipient,
    kind: 'agreementChanged',
    about: id,
    params: { title: { ...title }, step, signed },
  }));
}

/** A new text is told to the others than who laid it, a signature to those whose own is awaited, and the rest to all. */
function recipientsOf(agreement: AgreementBody, step: AgreementStep): readonly string[] {
  const { parties, amendment } = agreement;
  if (step === 'agreementProposed') return parties.filter((party) => party !== agreement.laidBy);
  if (step === 'amendmentProposed') return parties.filter((party) => party !== amendment?.laidBy);
  if (step === 'agreementSigned') return parties.filter((party) => !signedBy(agreement).includes(party));
  return parties;
}

function signedBy({ signedBy: signed, amendment }: AgreementBody): readonly string[] {
  return amendment?.signedBy ?? signed;
}
