import {
  AgreementCountered,
  AgreementEnteredIntoForce,
  AgreementExpired,
  AgreementProposed,
  AgreementSigned,
  AgreementTerminated,
  event,
} from '@duijie/contracts';
import type { AgreementBody, AgreementState, AmendmentBody } from '@duijie/contracts';
import { DomainError, created, invalid, revised, wrongState } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { checkTerms, digestOfVersion } from './agreement-terms.ts';
import type { AgreementTerms, RevisableTerms } from './agreement-terms.ts';
import { signatureOf } from './signature.ts';
import type { Signature, Signing } from './signature.ts';

/** A new version that lies before the parties while the old one holds. */
export type Amendment = AmendmentBody & RevisableTerms & { readonly signatures: readonly Signature[] };

/** A version that held, until when. */
export type EarlierVersion = RevisableTerms & {
  readonly version: number;
  readonly digest: string;
  readonly signatures: readonly Signature[];
  readonly heldFrom: string;
  readonly heldUntil: string;
};

/** An agreement as its parties see it. */
export type Agreement = AgreementBody &
  AgreementTerms & {
    readonly proposedBy: string;
    readonly version: number;
    readonly digest: string;
    readonly laidBy: string | null;
    readonly editor: string | null;
    readonly signatures: readonly Signature[];
    /** Since when this version is in force. */
    readonly heldFrom: string | null;
    readonly amendment: Amendment | null;
    readonly earlier: readonly EarlierVersion[];
    readonly reasonCode: string | null;
    readonly note: string | null;
  };

/** Why something ends; the note is for the parties alone. */
export interface Reason {
  readonly reasonCode: string;
  readonly note: string | null;
}

type AgreementEvent = new () => AgreementBody;

/** A draft that only its author sees; the author must be one of the parties. */
export function draftAgreement(id: string, author: string, terms: AgreementTerms, now: string): Change<Agreement> {
  checkTerms(terms);
  const next: Agreement = created(id, now, {
    ...terms,
    parties: [...terms.parties],
    state: 'draft' as const,
    version: 1,
    digest: digestOfVersion({ id, version: 1, ...terms }),
    laidBy: null,
    editor: author,
    signatures: [],
    signedBy: [],
    heldFrom: null,
    amendment: null,
    earlier: [],
    reasonCode: null,
    note: null,
    proposedBy: author,
  });
  return { next, events: [] };
}

/** Other terms for a draft, its parties and kind included. */
export function reviseDraft(agreement: Agreement, terms: AgreementTerms, now: string): Change<Agreement> {
  if (agreement.state !== 'draft') throw wrongState('agreement', agreement.state, ['draft'], 'write it anew');
  checkTerms(terms);
  const digest = digestOfVersion({ id: agreement.id, version: agreement.version, ...terms });
  return { next: revised<Agreement>(agreement, now, { ...terms, parties: [...terms.parties], digest }), events: [] };
}

/** Lays a draft before the other parties, one of whom may counter now. */
export function proposeAgreement(agreement: Agreement, to: string | null, now: string): Change<Agreement> {
  if (agreement.state !== 'draft') throw wrongState('agreement', agreement.state, ['draft'], 'propose it');
  const by = agreement.proposedBy;
  const next = revised<Agreement>(agreement, now, {
    state: 'proposed',
    laidBy: by,
    editor: nextEditor(agreement, by, to),
  });
  return { next, events: [event(AgreementProposed, publicBody(next))] };
}

/** Lays other terms before the others; only who holds the right to edit may, and hands it over by this. */
export function counterAgreement(
  agreement: Agreement,
  by: string,
  terms: RevisableTerms,
  to: string | null,
  now: string,
): Change<Agreement> {
  const allowed: readonly AgreementState[] = ['proposed', 'countered'];
  if (!allowed.includes(agreement.state)) throw wrongState('agreement', agreement.state, allowed, 'counter it');
  mustHoldEdit(agreement.editor, by);
  const { id, type, parties, version } = agreement;
  checkTerms({ type, parties, ...terms });
  const next = revised<Agreement>(agreement, now, {
    ...terms,
    state: 'countered',
    digest: digestOfVersion({ id, version, type, parties, ...terms }),
    laidBy: by,
    editor: nextEditor(agreement, by, to),
  });
  return { next, events: [event(AgreementCountered, publicBody(next))] };
}

/** One party signs, by which the text is fixed; when the last has and the first day has come, it is in force. */
export function signAgreement(agreement: Agreement, signing: Signing, today: string, now: string): Change<Agreement> {
  const allowed: readonly AgreementState[] = ['proposed', 'countered', 'partiallySigned'];
  if (!allowed.includes(agreement.state)) throw wrongState('agreement', agreement.state, allowed, 'sign it');
  mustNotBeOver(agreement, today);
  const signatures = [...agreement.signatures, signatureOf(agreement, signing, now)];
  const signedBy = signatures.map(({ party }) => party);
  const signed = revised<Agreement>(agreement, now, { signatures, signedBy, editor: null, state: 'partiallySigned' });
  return mayStart(signed, today)
    ? inForce(signed, now)
    : { next: signed, events: [event(AgreementSigned, publicBody(signed))] };
}

/** Enters into force by the calendar, where all have signed before the first day; undefined when it has not come. */
export function startAgreement(agreement: Agreement, today: string, now: string): Change<Agreement> | undefined {
  if (agreement.state !== 'partiallySigned' || !mayStart(agreement, today)) return undefined;
  return inForce(revised<Agreement>(agreement, now, {}), now);
}

/** Ends an agreement before its time, or a proposal; a new version on the table goes with it. */
export function terminateAgreement(agreement: Agreement, reason: Reason, now: string): Change<Agreement> {
  const allowed: readonly AgreementState[] = ['proposed', 'countered', 'partiallySigned', 'inForce'];
  if (!allowed.includes(agreement.state)) throw wrongState('agreement', agreement.state, allowed, 'terminate it');
  return ended(agreement, 'terminated', reason, now, AgreementTerminated);
}

/** Ends by the calendar; undefined when its time has not come. */
export function expireAgreement(agreement: Agreement, today: string, now: string): Change<Agreement> | undefined {
  if (agreement.state !== 'inForce' || agreement.validUntil === null || agreement.validUntil >= today) return undefined;
  return ended(agreement, 'expired', { reasonCode: 'validityEnded', note: null }, now, AgreementExpired);
}

/** What all may know: terms beyond the scope, signatures and notes are the parties' alone. */
export function publicBody(agreement: Agreement): AgreementBody {
  const { id, revision, createdAt, updatedAt, type, state, parties, title, validFrom, validUntil, signedBy } =
    agreement;
  const { scope, version, digest, laidBy, editor, reasonCode } = agreement;
  const stored = { id, revision, createdAt, updatedAt };
  const terms = { type, parties, title, scope, validFrom, validUntil };
  const amendment = agreement.amendment && publicAmendment(agreement.amendment);
  return { ...stored, ...terms, state, signedBy, version, digest, laidBy, editor, amendment, reasonCode };
}

/** The party that gets the right to edit: the named one, else the next in the order of the parties. */
export function nextEditor({ parties }: Pick<AgreementTerms, 'parties'>, by: string, to: string | null): string {
  if (to === null) return parties[(parties.indexOf(by) + 1) % parties.length] ?? by;
  if (to !== by && parties.includes(to)) return to;
  const message = { zh: '须为另一当事方', en: 'This must be another of the parties' };
  throw invalid('agreement', [{ pointer: '/to', code: 'unknown-code', message }]);
}

export function mustHoldEdit(editor: string | null, by: string): void {
  if (editor === by) return;
  throw new DomainError(
    'conflict',
    'agreement.not-your-turn',
    'Another party holds the right to edit. You may sign the text as it is, or wait for theirs.',
    { details: { editor } },
  );
}

export function mustNotBeOver({ validUntil }: Pick<RevisableTerms, 'validUntil'>, today: string): void {
  if (validUntil === null || validUntil >= today) return;
  const message = { zh: '协议期限已过', en: 'Its last day has passed' };
  throw invalid('agreement', [{ pointer: '/validUntil', code: 'past', message }]);
}

function mayStart({ parties, signedBy, validFrom }: Agreement, today: string): boolean {
  return parties.every((party) => signedBy.includes(party)) && (validFrom === null || validFrom <= today);
}

function inForce(signed: Agreement, now: string): Change<Agreement> {
  const next: Agreement = { ...signed, state: 'inForce', heldFrom: now, editor: null };
  return { next, events: [event(AgreementEnteredIntoForce, publicBody(next))] };
}

function ended(
  agreement: Agreement,
  state: 'terminated' | 'expired',
  { reasonCode, note }: Reason,
  now: string,
  type: AgreementEvent,
): Change<Agreement> {
  const next = revised<Agreement>(agreement, now, { state, reasonCode, note, editor: null, amendment: null });
  return { next, events: [event(type, publicBody(next))] };
}

function publicAmendment({ version, state, digest, laidBy, editor, signedBy }: Amendment): AmendmentBody {
  return { version, state, digest, laidBy, editor, signedBy };
}
