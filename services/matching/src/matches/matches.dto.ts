import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, MatchVersions, Nested, OpeningWish, Pay, TextField, fitComponents } from '@duijie/contracts';
import type { FitComponent, SkillEvidence } from '@duijie/contracts';
import { GATES } from '../fit/world.ts';
import type { Eligibility, Gate, Outcome } from '../fit/world.ts';

const outcomes = ['pass', 'fail', 'unknown'] as const;
const eligibilities = ['eligible', 'needsInformation', 'notEligible'] as const;

/** An opening as it would be posted. What matching does not read may be left out, and changes nothing. */
export class PreviewRequest extends OpeningWish {
  /** Operators only: whose opening it would be. */
  @IsOptional() @IsString() @MaxLength(80) employer?: string | null;
  @IsOptional() @IsString() @MaxLength(80) externalRef?: string | null;
  @IsOptional() @ValidateNested() @IsObject() @Nested(TextField) title?: TextField;
  @IsOptional() @ValidateNested() @IsObject() @Nested(TextField) duties?: TextField;
  @IsOptional() @IsInt() @Min(1) @Max(100_000) seats?: number;
  @IsOptional() @ValidateNested() @IsObject() @Nested(Pay) pay?: Pay;
  @IsOptional() @IsDay() validUntil?: string;
}

class GateView {
  @IsIn(GATES) gate: Gate;
  @IsIn(outcomes) outcome: Outcome;
  @IsOptional() @ValidateNested() @Nested(TextField) reason?: TextField;
}

class ContributionView {
  @IsIn(fitComponents) component: FitComponent;
  @IsInt() weight: number;
  @IsInt() value: number;
  @IsInt() contribution: number;
}

class MissingView {
  @IsOptional() @IsString() skill?: string;
  @IsOptional() @IsString() credential?: string;
  @IsOptional() @IsString() language?: string;
  /** A level, a grade, or scheme and level; null when it is not held at all. */
  @IsOptional() have: number | string | null;
  @IsOptional() need: number | string | null;
  @IsInt() gain: number;
}

class SkillView {
  @IsString() skill: string;
  @IsInt() need: number;
  @IsInt() have: number;
  /** The held skill that counted. */
  @IsOptional() @IsString() via: string | null;
  @IsInt() similarity: number;
  @IsOptional() @IsString() evidence: SkillEvidence | null;
  @IsInt() value: number;
}

class RecognitionView {
  @IsString() id: string;
  @IsOptional() @ValidateNested() @Nested(TextField) title?: TextField;
}

/** How an asked credential is held at best. */
class CredentialView {
  @IsString() credential: string;
  @IsOptional() @IsString() need: string | null;
  @IsOptional() @IsString() have: string | null;
  /** The held credential, or the medal, that counts. */
  @IsOptional() @IsString() via: string | null;
  @IsOptional() @IsString() state: string | null;
  /** The recognition by which it counts. */
  @IsOptional() @ValidateNested() @Nested(RecognitionView) recognition: RecognitionView | null;
  @IsInt() value: number;
}

class ReasonedView {
  @IsInt() @Min(0) @Max(10000) fit: number;
  @IsArray() @ValidateNested({ each: true }) @Nested(ContributionView) contributions: ContributionView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(GateView) gates: GateView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(CredentialView) credentials: CredentialView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(MissingView) missing: MissingView[];
}

export class MatchItemView extends ReasonedView {
  @IsInt() @Min(1) rank: number;
  @IsString() graduateId: string;
  @IsInt() @Min(0) @Max(100) percentile: number;
}

class CountsView {
  @IsInt() pool: number;
  @IsInt() eligible: number;
  @IsInt() needsInformation: number;
  /** All that fail any gate, and by gate all that fail it: these overlap. */
  @IsObject() notEligible: { total: number } & Record<Gate, number>;
}

/** What an opening that is only tried would find. */
export class PreviewAnswer {
  @IsISO8601() computedAt: string;
  @ValidateNested() @Nested(CountsView) counts: CountsView;
  @ValidateNested() @Nested(MatchVersions) versions: MatchVersions;
  @IsArray() @ValidateNested({ each: true }) @Nested(MatchItemView) items: MatchItemView[];
}

export class MatchesView extends PreviewAnswer {
  @IsString() openingId: string;
  @IsInt() openingRevision: number;
}

class PairVersions extends MatchVersions {
  @IsInt() openingRevision: number;
  @IsInt() graduateRevision: number;
}

export class PairView extends ReasonedView {
  @IsString() openingId: string;
  @IsString() graduateId: string;
  @IsIn(eligibilities) outcome: Eligibility;
  /** The one gate to ask the graduate about, when information is missing. */
  @IsOptional() @IsIn(GATES) question: Gate | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(SkillView) skills: SkillView[];
  @ValidateNested() @Nested(PairVersions) versions: PairVersions;
  @IsOptional() @IsInt() rank?: number;
  @IsOptional() @IsInt() eligibleCount?: number;
  @IsOptional() @IsInt() percentile?: number;
}

class StudentMatchView extends ReasonedView {
  @IsString() openingId: string;
  @IsInt() @Min(0) @Max(10000) appeal: number;
  @IsInt() @Min(0) @Max(10000) score: number;
}

export class StudentMatchPageView {
  @IsArray() @ValidateNested({ each: true }) @Nested(StudentMatchView) items: StudentMatchView[];
  @IsOptional() @IsString() nextCursor: string | null;
}
