import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { AgreementBody, IsDay, Nested, TextField, agreementStates, agreementTypes } from '@duijie/contracts';
import type { AgreementState, AgreementType } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';

export class AgreementRequest {
  @IsIn(agreementTypes) type: AgreementType;
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  parties: string[];
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @IsOptional() @IsDay() validFrom?: string | null;
  @IsOptional() @IsDay() validUntil?: string | null;
}

export class AgreementResource extends AgreementBody {
  @IsString() proposedBy: string;
}

export class AgreementPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(AgreementResource) items: AgreementResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class AgreementQuery extends ListQuery {
  @IsOptional() @IsIn(agreementTypes) type?: AgreementType;
  @IsOptional() @IsIn(agreementStates) state?: AgreementState;
}
