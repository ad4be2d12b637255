import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Nested, OpeningBody, TextField, openingKinds } from '@duijie/contracts';
import type { OpeningKind } from '@duijie/contracts';
import { languages } from '@duijie/domain';
import type { Language } from '@duijie/domain';
import { ListQuery } from '@duijie/platform';

/** A search: codes of the taxonomy or words for them; `q` are words of the titles and duties. */
export class SharedDemandQuery extends ListQuery {
  @IsOptional() @IsIn(openingKinds) kind?: OpeningKind;
  @IsOptional() @IsString() @MaxLength(100) circle?: string;
  @IsOptional() @IsString() @MaxLength(100) region?: string;
  @IsOptional() @IsString() @MaxLength(100) major?: string;
  @IsOptional() @IsString() @MaxLength(100) skill?: string;
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}

/** A search whose answer is written in one language. */
export class SharedFeedQuery extends SharedDemandQuery {
  @IsOptional() @IsIn(languages) language?: Language;
}

/** A published opening as everybody signed in sees it. */
export class SharedOpening extends OpeningBody {
  @ValidateNested() @Nested(TextField) employerName: TextField;
}

class FacetValue {
  @IsString() code: string;
  @IsInt() count: number;
  @IsOptional() @IsObject() name?: TextField;
}

class Facets {
  @IsArray() @ValidateNested({ each: true }) @Nested(FacetValue) kind: FacetValue[];
  @IsArray() @ValidateNested({ each: true }) @Nested(FacetValue) circle: FacetValue[];
  @IsArray() @ValidateNested({ each: true }) @Nested(FacetValue) province: FacetValue[];
  @IsArray() @ValidateNested({ each: true }) @Nested(FacetValue) major: FacetValue[];
  @IsArray() @ValidateNested({ each: true }) @Nested(FacetValue) skill: FacetValue[];
}

export class SharedDemandPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(SharedOpening) items: SharedOpening[];
  @IsOptional() @IsString() nextCursor: string | null;
  /** How many fit, on all pages. */
  @IsInt() total: number;
  @ValidateNested() @Nested(Facets) facets: Facets;
}
