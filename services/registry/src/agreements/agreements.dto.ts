import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  AgreementBody,
  AgreementScope,
  AmendmentBody,
  IsDay,
  Nested,
  TextField,
  agreementStates,
  agreementTypes,
} from '@duijie/contracts';
import type { AgreementState, AgreementType } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { ListQuery } from '@duijie/platform';
import { RecordKeyView } from '../records/records.dto.ts';
import { PublicKeyField } from '../signer-keys/signer-keys.dto.ts';
import type { AgreementTerms, RevisableTerms } from './agreement-terms.ts';
import type { Agreement, Amendment } from './agreement.ts';
import type { Given, GivenSignature, ReadAgreement } from './agreements.service.ts';

const mostText = 20_000;

/** The words of the agreement, in the languages in which it is made. */
class AgreementTextField {
  @IsOptional() @IsString() @MaxLength(mostText) zh?: string;
  @IsOptional() @IsString() @MaxLength(mostText) en?: string;
  @IsOptional() @IsString() @MaxLength(mostText) ru?: string;
}

class ObligationWords {
  @IsOptional() @IsString() @MaxLength(500) zh?: string;
  @IsOptional() @IsString() @MaxLength(500) en?: string;
  @IsOptional() @IsString() @MaxLength(500) ru?: string;
}

class ScopeRequest {
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(10, { each: true }) majors?: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  regions?: string[];
}

class ObligationRequest {
  @IsString() @MaxLength(80) party: string;
  @ValidateNested() @IsObject() @Nested(ObligationWords) what: ObligationWords;
  @IsOptional() @IsDay() due?: string | null;
}

class TermsRequest {
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @IsOptional() @ValidateNested() @IsObject() @Nested(ScopeRequest) scope?: ScopeRequest;
  @IsOptional() @IsDay() validFrom?: string | null;
  @IsOptional() @IsDay() validUntil?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Nested(ObligationRequest)
  obligations?: ObligationRequest[];
  @IsOptional() @ValidateNested() @IsObject() @Nested(AgreementTextField) text?: AgreementTextField | null;
}

export class AgreementRequest extends TermsRequest {
  @IsIn(agreementTypes) type: AgreementType;
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  parties: string[];
}

/** Other terms; who agrees on what kind of thing stays. */
export class CounterRequest extends TermsRequest {
  /** The party that may counter next; by default the next in the order of the parties. */
  @IsOptional() @IsString() @MaxLength(80) to?: string | null;
}

export class ProposalRequest {
  @IsOptional() @IsString() @MaxLength(80) to?: string | null;
}

/** Without key and signature the record says that the platform attests that the account agreed. */
export class SignatureRequest implements Partial<GivenSignature> {
  /** The digest of what the signer saw; another one is refused. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) digest?: string;
  @IsOptional() @IsString() @MaxLength(80) key?: string;
  @IsOptional() @Matches(/^[\w-]{86}$/) signature?: string;
}

export const terminationReasons = [
  'mutualConsent',
  'breach',
  'purposeFulfilled',
  'changedCircumstances',
  'changedLaw',
  'proposalWithdrawn',
  'other',
] as const;

export class TerminationRequest {
  @IsOptional() @IsIn(terminationReasons) reasonCode?: (typeof terminationReasons)[number];
  /** For the parties alone; it is in no event. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

class ObligationView {
  @IsString() party: string;
  @ValidateNested() @Nested(ObligationWords) what: ObligationWords;
  @IsOptional() @IsDay() due: string | null;
}

class SignatureView {
  @IsString() party: string;
  @IsString() account: string;
  @IsISO8601() signedAt: string;
  @IsIn(['key', 'attested']) method: 'key' | 'attested';
  @IsOptional() @IsString() key: string | null;
  @IsOptional() @IsString() signature: string | null;
}

class AmendmentView extends AmendmentBody {
  @ValidateNested() @Nested(TextField) title: TextField;
  @ValidateNested() @Nested(AgreementScope) scope: AgreementScope;
  @IsOptional() @IsDay() validFrom: string | null;
  @IsOptional() @IsDay() validUntil: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(ObligationView) obligations: ObligationView[];
  @IsOptional() @IsString() textDigest: string | null;
  @IsOptional() @ValidateNested() @Nested(AgreementTextField) text?: AgreementTextField | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(SignatureView) signatures: SignatureView[];
}

/** An agreement in a list: its text is given where it is read alone. */
export class AgreementSummary extends AgreementBody {
  @IsString() proposedBy: string;
  @IsArray() @ValidateNested({ each: true }) @Nested(ObligationView) obligations: ObligationView[];
  @IsOptional() @IsString() textDigest: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(SignatureView) signatures: SignatureView[];
  @IsOptional() @IsISO8601() heldFrom: string | null;
  @IsOptional() @IsString() note: string | null;
}

export class AgreementResource extends AgreementSummary {
  @IsOptional() @ValidateNested() @Nested(AgreementTextField) text: AgreementTextField | null;
  @IsOptional() @ValidateNested() @Nested(AmendmentView) declare amendment?: AmendmentView | null;
}

export class AgreementPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(AgreementSummary) items: AgreementSummary[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class AgreementQuery extends ListQuery {
  @IsOptional() @IsIn(agreementTypes) type?: AgreementType;
  @IsOptional() @IsIn(agreementStates) state?: AgreementState;
}

class RecordedVersionView {
  /** What was signed: the SHA-256 over its canonical JSON is the digest. */
  @IsObject() signed: object;
  @IsOptional() @ValidateNested() @Nested(AgreementTextField) text: AgreementTextField | null;
  @IsString() digest: string;
  @IsOptional() @IsISO8601() heldFrom: string | null;
  @IsOptional() @IsISO8601() heldUntil: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(SignatureView) signatures: SignatureView[];
}

class RecordedKeyView {
  @IsString() id: string;
  @IsString() organisation: string;
  @ValidateNested() @Nested(PublicKeyField) jwk: PublicKeyField;
  @IsISO8601() createdAt: string;
  @IsOptional() @IsISO8601() revokedAt: string | null;
}

class AgreementRecordContent {
  @IsString() agreement: string;
  @IsIn(agreementStates) state: AgreementState;
  @IsOptional() @IsString() reasonCode: string | null;
  @IsInt() version: number;
  @IsArray() @ValidateNested({ each: true }) @Nested(RecordedVersionView) versions: RecordedVersionView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(RecordedKeyView) keys: RecordedKeyView[];
}

/** A record to be kept; `duijie-verify-record` checks it offline. */
export class AgreementRecordAnswer {
  @IsIn(['duijie-record-1']) version: 'duijie-record-1';
  @IsIn(['agreement']) kind: string;
  @IsISO8601() issuedAt: string;
  @ValidateNested() @Nested(AgreementRecordContent) content: AgreementRecordContent;
  @ValidateNested() @Nested(RecordKeyView) key: RecordKeyView;
  @IsString() signature: string;
}

/** The terms of a request, with what it leaves out. */
export function givenTerms(request: TermsRequest): Given<RevisableTerms> {
  const { title, scope, validFrom, validUntil, obligations, text } = request;
  return {
    title: { ...title },
    scope: { majors: scope?.majors ?? [], regions: scope?.regions ?? [] },
    validFrom: validFrom ?? null,
    validUntil: validUntil ?? null,
    obligations: (obligations ?? []).map(({ party, what, due }) => ({ party, what: { ...what }, due: due ?? null })),
    text: text ? { ...text } : null,
  };
}

export function givenAgreement(request: AgreementRequest): Given<AgreementTerms> {
  return { ...givenTerms(request), type: request.type, parties: request.parties };
}

export function givenSignature(request: SignatureRequest | undefined): GivenSignature {
  return { digest: request?.digest ?? null, key: request?.key ?? null, signature: request?.signature ?? null };
}

/** The agreement with its text, and that of the new version. */
export function agreementView({ agreement, texts }: ReadAgreement): AgreementResource {
  const { earlier: _earlier, amendment, ...shown } = agreement;
  const worded = <Version extends Amendment | Omit<Agreement, 'amendment' | 'earlier'>>(version: Version) => {
    return { ...version, text: (texts.get(version.textDigest ?? '') ?? null) as Text | null };
  };
  return { ...worded(shown), amendment: amendment && worded(amendment) } as unknown as AgreementResource;
}

export function agreementSummary({ earlier: _earlier, ...agreement }: Agreement): AgreementSummary {
  return agreement as unknown as AgreementSummary;
}
