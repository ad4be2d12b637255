import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Filter, Query } from '../store/engine.ts';

/** What every list takes: a page size and where the page before ended. */
export class ListQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;
}

/** A list's query parameters as a query of the store: page, sort, and the rest as conditions on fields of that name. */
export function queryFrom<Doc>(given: ListQuery & { sort?: string }): Query<Doc> {
  const { limit, cursor, sort, ...fields } = given;
  const filter = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Filter<Doc>;
  return {
    filter,
    ...(limit === undefined ? {} : { limit }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(sort === undefined ? {} : { sort: sort as NonNullable<Query<Doc>['sort']> }),
  };
}
