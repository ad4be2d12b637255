import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';

const kinds = ['skill', 'credential', 'language', 'region', 'circle', 'major'] as const;

export class UnresolvedTermQuery extends ListQuery {
  @IsOptional() @IsIn(kinds) kind?: (typeof kinds)[number];
}

class SuggestionView {
  @IsString() code: string;
  @IsString() name: string;
  /** In basis points. */
  @IsInt() similarity: number;
}

export class UnresolvedTermView {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsISO8601() createdAt: string;
  @IsISO8601() updatedAt: string;
  @IsIn(kinds) kind: (typeof kinds)[number];
  @IsString() term: string;
  @IsInt() count: number;
  @IsArray() @ValidateNested({ each: true }) @Nested(SuggestionView) suggestions: SuggestionView[];
}

export class UnresolvedTermPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(UnresolvedTermView) items: UnresolvedTermView[];
  @IsOptional() @IsString() nextCursor: string | null;
}
