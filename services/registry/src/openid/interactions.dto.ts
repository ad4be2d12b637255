import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { languages } from '@duijie/domain';
import type { Language } from '@duijie/domain';

export class InteractionQuery {
  @IsOptional() @IsIn(languages) lang?: Language;
}

/** What every form of the sign-in pages sends. */
export class InteractionForm {
  @IsString() @MaxLength(100) csrf: string;
  @IsOptional() @IsIn(languages) lang?: Language;
}

export class LoginForm extends InteractionForm {
  @IsString() @IsNotEmpty() @MaxLength(80) login: string;
  @IsString() @IsNotEmpty() @MaxLength(200) password: string;
}

export class StepForm extends InteractionForm {
  @IsString() @MaxLength(2_000) step: string;
}

export class CodeForm extends StepForm {
  @IsString() @IsNotEmpty() @MaxLength(40) code: string;
}

export class ConsentForm extends InteractionForm {
  @IsIn(['allow', 'deny']) answer: 'allow' | 'deny';
}
