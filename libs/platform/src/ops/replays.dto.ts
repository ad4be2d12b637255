import { IsISO8601, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import type { ReplayState } from './replay.ts';

/** What to hear again. */
export class ReplayRequest {
  /** One that this service hears. */
  @IsString()
  @MaxLength(200)
  topic: string;

  /** Only what the log took in from then on; without it everything that the log holds. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}(T.{2,30})?$/)
  since?: string;
}

export class ReplayResource {
  @IsString() topic: string;
  @IsOptional() @IsISO8601() since: string | null;
  @IsIn(['running', 'completed', 'interrupted']) state: ReplayState;
  /** Who does it. */
  @IsString() instance: string;
  /** Events that were handed over so far. */
  @IsInt() @Min(0) events: number;
  @IsISO8601() startedAt: string;
  @IsOptional() @IsISO8601() finishedAt: string | null;
}
