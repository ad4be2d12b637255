import { IsArray, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';

class DisclosureResource {
  @IsString() id: string;
  @IsString() graduate: string;
  @IsString() enterprise: string;
  /** The account that looked. */
  @IsString() account: string;
  @IsISO8601() at: string;
  /** What was shown. */
  @IsArray() @IsString({ each: true }) fields: string[];
}

export class DisclosurePage {
  @IsArray() @ValidateNested({ each: true }) @Nested(DisclosureResource) items: DisclosureResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}
