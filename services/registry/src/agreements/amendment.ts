import { AgreementAmended, AmendmentProposed, AmendmentSigned, AmendmentWithdrawn, event } from '@duijie/contracts';
import { DomainError, invalid, revised, wrongState } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { mustHoldEdit, mustNotBeOver, nextEditor, publicBody } from './agreement.ts';
import type { Agreement, Amendment } from './agreement.ts';
import { checkTerms, digestOfVersion } from './agreement-terms.ts';
import type { RevisableTerms } from './agreement-terms.ts';
import { signatureOf } from './signature.ts';
import type { Signing } from './signature.ts';

/** What has held longer than so many versions is better agreed anew. */
export const mostVersions = 20;

/** Lays a new version before the others. The old one holds until all have signed the new. */
export function amendAgreement(
  agreement: Agreement,
  by: string,
  terms: RevisableTerms,
  to: string | null,
  now: string,
): Change<Agreement> {
  if (agreement.state !== 'inForce') throw wrongState('agreement', agreement.state, ['inForce'], 'amend it');
  if (agreement.amendment) {
    throw new DomainError(
      'conflict',
      'agreement.amendment-pending',
      'A new version is on the table already. Counter, sign or withdraw that one first.',
    );
  }
  if (agreement.version >= mostVersions) {
    throw new DomainError(
      'conflict',
      'agreement.too-many-versions',
      `An agreement has at most ${mostVersions} versions. Terminate it and agree anew.`,
    );
  }
  return laid(agreement, 'proposed', by, terms, to, now);
}

/** Lays other terms for the new version before the others. */
export function counterAmendment(
  agreement: Agreement,
  by: string,
  terms: RevisableTerms,
  to: string | null,
  now: string,
): Change<Agreement> {
  const amendment = pending(agreement, 'counter it');
  if (amendment.state === 'partiallySigned')
    throw wrongState('amendment', amendment.state, ['proposed', 'countered'], 'counter it');
  mustHoldEdit(amendment.editor, by);
  return laid(agreement, 'countered', by, terms, to, now);
}

/** One party signs the new version; with the last signature it takes the place of the old one. */
export function signAmendment(agreement: Agreement, signing: Signing, today: string, now: string): Change<Agreement> {
  const amendment = pending(agreement, 'sign its new version');
  mustNotBeOver(amendment, today);
  const signatures = [...amendment.signatures, signatureOf({ ...amendment, id: agreement.id }, signing, now)];
  const signedBy = signatures.map(({ party }) => party);
  const signed: Amendment = { ...amendment, signatures, signedBy, state: 'partiallySigned', editor: null };
  if (agreement.parties.every((party) => signedBy.includes(party))) return superseded(agreement, signed, now);
  const next = revised<Agreement>(agreement, now, { amendment: signed });
  return { next, events: [event(AmendmentSigned, publicBody(next))] };
}

/** Takes the new version off the table. */
export function withdrawAmendment(agreement: Agreement, now: string): Change<Agreement> {
  pending(agreement, 'withdraw its new version');
  const next = revised<Agreement>(agreement, now, { amendment: null });
  return { next, events: [event(AmendmentWithdrawn, publicBody(next))] };
}

function pending({ state, amendment }: Agreement, act: string): Amendment {
  if (state === 'inForce' && amendment) return amendment;
  throw wrongState('agreement', state, ['inForce with a new version on the table'], act);
}

function laid(
  agreement: Agreement,
  state: 'proposed' | 'countered',
  by: string,
  terms: RevisableTerms,
  to: string | null,
  now: string,
): Change<Agreement> {
  const { id, type, parties } = agreement;
  checkTerms({ type, parties, ...terms });
  if (terms.validFrom !== agreement.validFrom) {
    const message = { zh: '已生效协议的起始日期不能更改', en: 'The first day of an agreement in force stays' };
    throw invalid('agreement', [{ pointer: '/validFrom', code: 'fixed', message }]);
  }
  const version = agreement.version + 1;
  const amendment: Amendment = {
    ...terms,
    version,
    state,
    digest: digestOfVersion({ id, version, type, parties, ...terms }),
    laidBy: by,
    editor: nextEditor(agreement, by, to),
    signatures: [],
    signedBy: [],
  };
  const next = revised<Agreement>(agreement, now, { amendment });
  return { next, events: [event(AmendmentProposed, publicBody(next))] };
}

function superseded(agreement: Agreement, signed: Amendment, now: string): Change<Agreement> {
  const { version, digest, signatures, heldFrom, title, scope, validFrom, validUntil } = agreement;
  const { obligations, textDigest } = agreement;
  const earlier = {
    ...{ version, digest, signatures, heldFrom: heldFrom ?? now, heldUntil: now },
    ...{ title, scope, validFrom, validUntil, obligations, textDigest },
  };
  const { state: _state, editor: _editor, ...newer } = signed;
  const next = revised<Agreement>(agreement, now, {
    ...newer,
    heldFrom: now,
    amendment: null,
    earlier: [...agreement.earlier, earlier],
  });
  return { next, events: [event(AgreementAmended, publicBody(next))] };
}
